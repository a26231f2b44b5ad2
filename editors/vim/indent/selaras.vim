" Two more columns in each block, and for a line that goes on with a statement.
if exists('b:did_indent')
  finish
endif
let b:did_indent = 1

setlocal indentexpr=selaras#Indent(v:lnum)
setlocal indentkeys=0{,0},0\|,o,O
let b:undo_indent = 'setlocal indentexpr< indentkeys<'
