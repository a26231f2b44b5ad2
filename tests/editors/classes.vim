" EDITORS is the folder of what ships for editors.
" What Vim's syntax calls the words of files: $PATHS names them, $OUT gets for each a line of JSON,
" [[first byte, byte after the last, class], …].   vim -es -u classes.vim
set nocompatible encoding=utf-8 fileencodings=utf-8 fileformats=unix noswapfile redrawtime=0
let &runtimepath = $EDITORS . '/vim,' . &runtimepath
filetype plugin indent on
syntax on
let s:classes = {'Comment': 'comment', 'String': 'string', 'SpecialChar': 'string', 'Number': 'number',
      \ 'Keyword': 'keyword', 'Type': 'keyword', 'Statement': 'keyword'}
" Not what the colours of these are linked to in turn.
for s:name in keys(s:classes) + ['Operator', 'Delimiter']
  execute 'highlight clear' s:name
  execute 'highlight' s:name 'term=bold'
endfor
let s:out = []
for s:path in readfile($PATHS)
  execute 'edit' fnameescape(s:path)
  let [s:at, s:found] = [0, []]
  for s:row in range(1, line('$'))
    let s:line = getline(s:row)
    let s:last = ''
    for s:column in range(1, len(s:line))
      let s:group = synIDattr(synIDtrans(synID(s:row, s:column, 1)), 'name')
      let s:class = get(s:classes, s:group, '')
      if s:class !=# '' && s:class ==# s:last
        let s:found[-1][1] += 1
      elseif s:class !=# ''
        call add(s:found, [s:at + s:column - 1, s:at + s:column, s:class])
      endif
      let s:last = s:class
    endfor
    let s:at += len(s:line) + 1
  endfor
  call add(s:out, json_encode(s:found))
endfor
call writefile(s:out, $OUT)
qall!
