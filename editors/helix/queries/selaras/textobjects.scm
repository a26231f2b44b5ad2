; A node with its body is a class, a statement an entry.
(_ keyword: _ body: (_) @class.inside) @class.around

[
  (property)
  (series)
] @entry.around

(comment) @comment.around
