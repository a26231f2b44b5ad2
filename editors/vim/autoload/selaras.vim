" What the other files of this folder have in common.

" A line without its texts and its comment: only these tell blocks.
function! s:bare(line) abort
  let l:bare = substitute(a:line, '"\%([^"\\]\|\\.\)*"\|[“”„][^“”"]*[“”"]', '', 'g')
  return substitute(l:bare, '//.*', '', '')
endfunction

function! selaras#Indent(lnum) abort
  let l:before = prevnonblank(a:lnum - 1)
  " What goes on with a statement says nothing about the lines after it.
  while l:before > 0 && s:goes_on(getline(l:before))
    let l:before = prevnonblank(l:before - 1)
  endwhile
  if l:before == 0
    return 0
  endif
  let l:bare = s:bare(getline(l:before))
  let l:opened = count(l:bare, '{') - count(substitute(l:bare, '^\s*}', '', ''), '}')
  let l:line = getline(a:lnum)
  let l:deeper = l:opened > 0 ? 1 : 0
  if l:line =~# '^\s*}'
    let l:deeper -= 1
  elseif s:goes_on(l:line)
    let l:deeper += 2
  endif
  return max([0, indent(l:before) + l:deeper * shiftwidth()])
endfunction

function! s:goes_on(line) abort
  return a:line =~? '^\s*\%(|\|["“”„]\|\%(pada\|tentang\|karena\|oleh\|sampai\)\s\)'
endfunction

" The workspace of a file: the nearest folder above it with selaras.toml, or its own.
function! selaras#Root(buffer) abort
  let l:folder = fnamemodify(bufname(a:buffer), ':p:h')
  let l:file = findfile('selaras.toml', fnameescape(l:folder) . ';')
  return empty(l:file) ? l:folder : fnamemodify(l:file, ':p:h')
endfunction

" ALE knows the language server of each of the three file types by this.
function! selaras#Ale(filetype) abort
  call ale#Set('selaras_executable', 'selaras')
  call ale#linter#Define(a:filetype, {
        \ 'name': 'selaras',
        \ 'lsp': 'stdio',
        \ 'executable': {buffer -> ale#Var(buffer, 'selaras_executable')},
        \ 'command': '%e server',
        \ 'project_root': function('selaras#Root'),
        \ 'language': a:filetype,
        \})
endfunction
