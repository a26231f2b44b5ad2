-- Selaras in Neovim, 0.7 and newer: file types, language server, tree-sitter.
local M = {}

M.filetypes = { 'rpjmd', 'renstra', 'selaras' }

-- This file is editors/neovim/lua/selaras/init.lua.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p')
local editors = vim.fn.fnamemodify(here, ':h:h:h:h')
local repository = vim.fn.fnamemodify(editors, ':h')

local defaults = {
  cmd = { 'selaras', 'server' },
  -- Sent to the server, as docs/peladen.md says: { lang = 'id', inlayHints = { sums = false } }.
  settings = {},
  capabilities = nil,
  on_attach = nil,
}

--- File types, and Vim's files for them. The plugin does this when it is loaded.
function M.register()
  local group = vim.api.nvim_create_augroup('selaras_filetypes', {})
  for _, name in ipairs(M.filetypes) do
    vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
      group = group,
      pattern = '*.' .. name,
      callback = function(at) vim.api.nvim_buf_set_option(at.buf, 'filetype', name) end,
    })
  end
  vim.opt.runtimepath:append(editors .. '/vim')
  vim.api.nvim_create_user_command('SelarasParser', M.build, { desc = 'Builds the tree-sitter parser of Selaras' })
  if vim.treesitter.language and vim.treesitter.language.register then
    vim.treesitter.language.register('selaras', M.filetypes)
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = M.filetypes,
    callback = function(at) M.highlight(at.buf) end,
  })
end

local function parser()
  return vim.fn.stdpath('data') .. '/site/parser/selaras.so'
end

--- Compiles the parser to where Neovim looks for parsers. Needs a C compiler.
function M.build()
  local source = repository .. '/grammar/tree-sitter/src'
  vim.fn.mkdir(vim.fn.fnamemodify(parser(), ':h'), 'p')
  local command = { vim.env.CC or 'cc', '-shared', '-fPIC', '-O2', '-I', source, '-o', parser() }
  vim.list_extend(command, { source .. '/parser.c', source .. '/scanner.c' })
  local said = vim.fn.system(command)
  assert(vim.v.shell_error == 0, 'selaras: the parser was not built: ' .. said)
end

--- Tree-sitter colours a buffer where there is a parser; else Vim's syntax does. From Neovim 0.9.
function M.highlight(buffer)
  if not vim.treesitter.start then return false end
  return (pcall(vim.treesitter.start, buffer, 'selaras'))
end

--- The nearest folder above a file with selaras.toml, or the file's own.
function M.root(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local found = vim.fn.findfile('selaras.toml', vim.fn.escape(folder, ' ,;*?[\\') .. ';')
  return found == '' and folder or vim.fn.fnamemodify(found, ':p:h')
end

-- One client for each workspace; before Neovim 0.8 that is ours to see to.
local clients = {}

local function start(buffer, config)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local id = clients[config.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then vim.lsp.buf_attach_client(buffer, id) end
end

--- Starts the language server with the first plan that is opened.
function M.setup(options)
  options = vim.tbl_deep_extend('force', defaults, options or {})
  -- Neovim 0.11 keeps its clients itself; :checkhealth vim.lsp shows them.
  if vim.lsp.config and vim.lsp.enable then
    vim.lsp.config('selaras', {
      cmd = options.cmd,
      init_options = options.settings,
      settings = { selaras = options.settings },
      capabilities = options.capabilities,
      on_attach = options.on_attach,
      root_dir = function(buffer, found) found(M.root(vim.api.nvim_buf_get_name(buffer))) end,
    })
    vim.lsp.enable('selaras')
    return
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('selaras_server', {}),
    pattern = M.filetypes,
    callback = function(at)
      local path = vim.api.nvim_buf_get_name(at.buf)
      if path == '' then return end
      local root = M.root(path)
      start(at.buf, {
        name = 'selaras',
        cmd = options.cmd,
        root_dir = root,
        workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t') } },
        init_options = options.settings,
        settings = { selaras = options.settings },
        capabilities = options.capabilities or vim.lsp.protocol.make_client_capabilities(),
        on_attach = options.on_attach,
      })
    end,
  })
end

return M
