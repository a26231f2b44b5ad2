" Naskah rencana Selaras.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal comments=:// commentstring=//\ %s
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal formatoptions-=t formatoptions+=croql
" A code such as 2.16.03.2.01 or S1/SPBE is one word.
setlocal iskeyword+=-,.,/,:
let b:match_words = '{:}'
let b:undo_ftplugin = 'setlocal comments< commentstring< expandtab< shiftwidth< softtabstop< formatoptions< iskeyword<'
      \ . ' | unlet! b:match_words'
