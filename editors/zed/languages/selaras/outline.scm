; Nodes with their keyword, code and title.

[
  (daerah
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (rpjpd
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (rpjmd
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (rpd
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (renstra
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (rkpd
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (renja
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (pendampingan
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (capaian
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (perangkat_daerah
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (kelompok
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (skala
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (visi
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (misi
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (tujuan
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (sasaran
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (strategi
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (arah_kebijakan
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (aspek
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (urusan
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (janji
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (isu
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (program
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (outcome
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (kegiatan
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (subkegiatan
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (keluaran
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (indikator
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (pendamping
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item
  (catatan
    keyword: _ @context
    code: (code)? @name
    title: (text)? @name) @item

  (sesi
    keyword: _ @context
    date: (_) @name
    agency: (reference)? @name) @item
]
