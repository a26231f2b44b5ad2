runtime! indent/selaras.vim
