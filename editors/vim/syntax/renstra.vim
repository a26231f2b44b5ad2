runtime! syntax/selaras.vim
