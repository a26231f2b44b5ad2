; Names of captures as in Helix; otherwise as grammar/tree-sitter/queries/highlights.scm.

(comment) @comment

(text) @string

(number) @constant.numeric

; In `realisasi`.
((series years: (word) @constant.numeric)
  (#match? @constant.numeric "^[0-9][0-9.,:/%–²³-]*$"))

((series quarter: (word) @constant.numeric)
  (#match? @constant.numeric "^[0-9][0-9.,:/%–²³-]*$"))

; Words that open a node or a clause, and those that open a property.
(_ reopen: _ @keyword)

(_ keyword: _ @keyword)

(clause name: _ @keyword)

(property of: _ @keyword)

(series budget: _ @keyword)

(series tw: _ @keyword)

(property name: _ @variable.other.member)

(series name: _ @variable.other.member)

; What a code names. Documents have another colour than what stands in them.
[
  (daerah code: (code) @namespace)
  (rpjpd code: (code) @namespace)
  (rpjmd code: (code) @namespace)
  (rpd code: (code) @namespace)
  (renstra code: (code) @namespace)
  (rkpd code: (code) @namespace)
  (renja code: (code) @namespace)
  (pendampingan code: (code) @namespace)
  (capaian code: (code) @namespace)
]

[
  (perangkat_daerah code: (code) @type)
  (kelompok code: (code) @type)
]

[
  (skala code: (code) @constant)
  (visi code: (code) @constant)
  (misi code: (code) @constant)
  (tujuan code: (code) @constant)
  (sasaran code: (code) @constant)
  (strategi code: (code) @constant)
  (arah_kebijakan code: (code) @constant)
  (aspek code: (code) @constant)
  (urusan code: (code) @constant)
  (janji code: (code) @constant)
  (isu code: (code) @constant)
  (program code: (code) @constant)
  (outcome code: (code) @constant)
  (kegiatan code: (code) @constant)
  (subkegiatan code: (code) @constant)
  (keluaran code: (code) @constant)
  (indikator code: (code) @constant)
  (pendamping code: (code) @constant)
  (catatan code: (code) @constant)
]

(reference) @constant

(rule_name) @attribute

(unit) @type

(cell (word) @constant)

(grade (word) @constant)

[
  "="
  "<"
  ">"
  "≤"
  "≥"
] @operator

[
  "|"
  ","
  ";"
] @punctuation.delimiter

[
  "{"
  "}"
  "("
  ")"
] @punctuation.bracket
