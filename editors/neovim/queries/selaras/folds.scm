; Bodies, and statements that go on over several lines. What begins and ends on one line is no fold.
[
  (block)
  (members)
  (grades)
  (property)
  (series)
] @fold
