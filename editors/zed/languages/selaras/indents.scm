(block
  "}" @end) @indent

(members
  "}" @end) @indent

(grades
  "}" @end) @indent
