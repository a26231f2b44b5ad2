; What a search for symbols finds: nodes with a code, and words that name one.

[
  (daerah code: (code) @name)
  (rpjpd code: (code) @name)
  (rpjmd code: (code) @name)
  (rpd code: (code) @name)
  (renstra code: (code) @name)
  (rkpd code: (code) @name)
  (renja code: (code) @name)
  (pendampingan code: (code) @name)
  (capaian code: (code) @name)
] @definition.module

[
  (perangkat_daerah code: (code) @name)
  (kelompok code: (code) @name)
] @definition.class

[
  (skala code: (code) @name)
  (visi code: (code) @name)
  (misi code: (code) @name)
  (tujuan code: (code) @name)
  (sasaran code: (code) @name)
  (strategi code: (code) @name)
  (arah_kebijakan code: (code) @name)
  (aspek code: (code) @name)
  (urusan code: (code) @name)
  (janji code: (code) @name)
  (isu code: (code) @name)
  (program code: (code) @name)
  (outcome code: (code) @name)
  (kegiatan code: (code) @name)
  (subkegiatan code: (code) @name)
  (keluaran code: (code) @name)
  (indikator code: (code) @name)
  (pendamping code: (code) @name)
  (catatan code: (code) @name)
] @definition.constant

(reference) @name @reference.constant
