[
  (block)
  (members)
  (grades)
] @indent.begin

[
  "}"
] @indent.branch @indent.end

; A line that goes on with a statement.
[
  (property)
  (series)
] @indent.begin

(comment) @indent.auto
