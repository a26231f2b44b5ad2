" A real Vim with ALE as the client, in a terminal.   script -qec "vim -N -u ale.vim" /dev/null
" SELARAS is the binary, PLANS a copy of the example that may be changed, EDITORS the folder of what ships for editors,
" RESULT the file that is told how it went.
set nocompatible encoding=utf-8 hidden nobackup nowritebackup noswapfile shortmess+=A
let g:ale_lint_delay = 50
let g:ale_completion_enabled = 0
let g:ale_echo_cursor = 0
let g:ale_virtualtext_cursor = 0
let g:ale_selaras_executable = $SELARAS
" As its README says.
let &runtimepath = $EDITORS . '/vim,/usr/share/vim-ale,' . &runtimepath
filetype plugin indent on
syntax on
let s:plan = $PLANS . '/renstra/diskominfo.renstra'

function! s:end(text) abort
  call writefile([a:text], $RESULT)
  execute a:text =~# '^not right' ? 'cquit 1' : 'qall!'
endfunction

function! s:same(found, wanted, what) abort
  if a:found !=# a:wanted
    throw a:what . ': ' . string(a:found) . ', wanted ' . string(a:wanted)
  endif
endfunction

function! s:wait(what, done) abort
  let l:since = reltime()
  while !a:done()
    if reltimefloat(reltime(l:since)) > str2nr(empty($PATIENCE) ? '20' : $PATIENCE)
      throw 'never: ' . a:what
    endif
    sleep 20m
  endwhile
endfunction

function! s:findings() abort
  return filter(copy(ale#engine#GetLoclist(bufnr(s:plan))), {_, f -> get(f, 'code', '') ==# 'awal-berbeda'})
endfunction

function! s:test() abort
  execute 'edit' fnameescape(s:plan)
  call s:same(&filetype, 'renstra', 'the file type')
  call s:same(&commentstring, '// %s', 'the comments')
  call s:same(synIDattr(synID(search('^  berpedoman'), 3, 1), 'name'), 'selarasProperty', 'the syntax')
  " Indentation keeps what the formatter writes.
  let l:before = getline(1, '$')
  silent normal! gg=G
  call s:same(getline(1, '$'), l:before, 'the indentation')
  " The finding at its line.
  call s:wait('a finding', {-> !empty(s:findings())})
  let l:line = search('indikator DATA') + 1
  let l:finding = s:findings()[0]
  call s:same(l:finding.lnum, l:line, 'the line of awal-berbeda')
  " From the target cell to the RPJMD's cell of the same year.
  call cursor(l:line + 1, stridx(getline(l:line + 1), '| 100%') + 3)
  ALEGoToDefinition
  call s:wait('the jump', {-> expand('%') =~# 'perubahan.rpjmd$'})
  call s:same(strpart(getline('.'), col('.') - 1, 3), '100', 'the cell')
  call s:same(count(strpart(getline('.'), 0, col('.')), '|'), 1, 'the column of the same year')
  execute 'edit' fnameescape(s:plan)
  " A code gets another name: ALE asks for it at a prompt.
  call search('indikator STANDAR')
  call cursor(line('.'), stridx(getline('.'), 'STANDAR') + 1)
  call feedkeys(":ALERename\<CR>\<C-U>STANDAR-DATA\<CR>", 'tx')
  call s:wait('the new name', {-> !empty(filter(getline(1, '$'), {_, l -> l =~# 'indikator STANDAR-DATA "'}))})
  " The repair, and the finding is gone.
  call cursor(l:line, l:finding.col)
  call ale#codefix#Execute(v:false, function('s:mend'))
  call s:wait('the finding to go', {-> empty(s:findings())})
  silent write
  ALEStopAllLSPs
  call s:end(printf('Vim %d.%d with ALE: finding, jump, rename, repair', v:version / 100, v:version % 100))
endfunction

function! s:mend(data, actions) abort
  let l:fixes = filter(map(copy(a:actions), 'v:val[1]'), {_, action -> get(action, 'kind', '') ==# 'quickfix' && has_key(action, 'edit')})
  if !empty(l:fixes)
    call ale#codefix#ApplyLSPCodeAction(a:data, l:fixes[0])
    " No key is pressed here, upon which ALE would look.
    ALELint
  endif
endfunction

function! s:run(timer) abort
  try
    call s:test()
  catch
    call s:end('not right: ' . v:exception . ' at ' . v:throwpoint)
  endtry
endfunction
autocmd VimEnter * call timer_start(50, function('s:run'))
