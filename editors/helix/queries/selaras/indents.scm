[
  (block)
  (members)
  (grades)
  (property)
  (series)
] @indent

"}" @outdent
