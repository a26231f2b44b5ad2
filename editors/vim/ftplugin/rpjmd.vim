runtime! ftplugin/selaras.vim
