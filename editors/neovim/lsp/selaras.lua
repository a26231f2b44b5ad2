-- For Neovim 0.11 and newer: vim.lsp.enable('selaras').
return {
  cmd = { 'selaras', 'server' },
  filetypes = { 'rpjmd', 'renstra', 'selaras' },
  root_markers = { 'selaras.toml' },
}
