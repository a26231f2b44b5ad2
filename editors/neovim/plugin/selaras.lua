-- File types, and the folder of Vim beside this one, which brings what Neovim has in common with it: syntax, indentation.
if vim.g.loaded_selaras then return end
vim.g.loaded_selaras = true
require('selaras').register()
