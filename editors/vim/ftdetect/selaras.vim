autocmd BufRead,BufNewFile *.rpjmd setfiletype rpjmd
autocmd BufRead,BufNewFile *.renstra setfiletype renstra
autocmd BufRead,BufNewFile *.selaras setfiletype selaras
