; Names of captures as in Neovim; each word has one, so that the order of the patterns does not count.

(comment) @comment

(text) @string

(number) @number

; In `realisasi`.
((series years: (word) @number)
  (#match? @number "^[0-9][0-9.,:/%–²³-]*$"))

((series quarter: (word) @number)
  (#match? @number "^[0-9][0-9.,:/%–²³-]*$"))

; Words that open a node or a clause, and those that open a property.
(_ reopen: _ @keyword)

(_ keyword: _ @keyword)

(clause name: _ @keyword)

(property of: _ @keyword)

(series budget: _ @keyword)

(series tw: _ @keyword)

(property name: _ @property)

(series name: _ @property)

; What a code names. Documents have another colour than what stands in them.
[
  (daerah code: (code) @module)
  (rpjpd code: (code) @module)
  (rpjmd code: (code) @module)
  (rpd code: (code) @module)
  (renstra code: (code) @module)
  (rkpd code: (code) @module)
  (renja code: (code) @module)
  (pendampingan code: (code) @module)
  (capaian code: (code) @module)
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
