" Naskah rencana Selaras. A word is a keyword only where a statement begins: a region is a statement up to its end on the
" line, so that where it ends, the next one begins.
if exists('b:current_syntax')
  finish
endif
let s:cpo = &cpo
set cpo&vim
syntax case ignore

let s:letter = '[^ \t"“”„{};|,=<>≤≥()/]'
" After a word: no more of it.
let s:ends = '\%(' . s:letter . '\|//\@!\)\@!'
let s:word = '\%(' . s:letter . '\|/\@1<!//\@!\|\d\@1<=,\d\@=\)\+'
let s:number = '\%(rp\.\?\)\?[-–]\?\d\%([0-9.:%–²³-]\|,\d\@=\|\d\@1<=,-\|/\d\@=\)*' . s:ends

function! s:statement(group, colour, words, contains) abort
  execute 'syntax region' a:group 'matchgroup=' . a:colour
        \ 'start=#\%(' . a:words . '\)' . s:ends . '# end=#[;{}]#me=s-1 end=#$# oneline'
        \ 'contains=selarasComment,selarasText,selarasUnclosed' . a:contains
endfunction

syntax match selarasComment #//.*# contains=@Spell
syntax match selarasUnclosed #"\%([^"\\]\|\\.\)\{-}\\\?\ze[{} \t]*.\@!\|[“”„][^“”"]\{-}\ze[{} \t]*.\@!#
syntax match selarasText #"\%([^"\\]\|\\.\)*"# contains=@Spell,selarasEscape
syntax match selarasText #[“”„][^“”"]*[“”"]# contains=@Spell
syntax match selarasEscape #\\["\\]# contained
execute 'syntax match selarasWord #' . s:word . '# contained'
execute 'syntax match selarasNumber #' . s:number . '# contained'
syntax match selarasOperator #[=<>≤≥|]# contained
syntax match selarasBrace #[{}]#

" Later ones win over earlier ones: first the statement whose first word is no keyword.
execute 'syntax region selarasUnknown start=#' . s:word . '# end=#[;{}]#me=s-1 end=#$# oneline'
      \ 'contains=selarasComment,selarasText,selarasUnclosed'

" Lines that go on.
syntax region selarasGoesOn start=#|# end=#[;{}]#me=s-1 end=#$# oneline
      \ contains=selarasComment,selarasText,selarasUnclosed,selarasNumber,selarasWord,selarasOperator
function! s:goes_on(group, words, contains) abort
  execute 'syntax match' a:group '#^\s*\%(' . a:words . '\)' . s:ends . '# nextgroup=' . a:group . 'Rest'
  execute 'syntax region' a:group . 'Rest start=#.# end=#[;{}]#me=s-1 end=#$# oneline contained'
        \ 'contains=selarasComment,selarasText,selarasUnclosed,selarasWord,selarasWaiver,selarasUntil' . a:contains
endfunction
call s:goes_on('selarasClauseLine', 'pada\|tentang\|karena\|oleh', '')
call s:goes_on('selarasUntilLine', 'sampai', ',selarasNumber')

function! s:clause(group, words) abort
  execute 'syntax match' a:group '#\%(' . a:words . '\)' . s:ends . '# contained'
endfunction

call s:statement('selarasNodes', 'selarasNode', 'arah-kebijakan\|pendampingan\|subkegiatan\|kegiatan\|keluaran\|strategi\|capaian\|outcome\|program\|sasaran\|tujuan\|aspek\|janji\|misi\|visi\|isu', ',selarasWord')
call s:statement('selarasPlan', 'selarasNode', 'renstra\|renja\|rpjmd\|rpjpd\|rkpd\|rpd', ',selarasWord,selarasTabel')
call s:statement('selarasIndikator', 'selarasNode', 'indikator', ',selarasWord,selarasMengacu')
call s:statement('selarasSesi', 'selarasNode', 'sesi', ',selarasWord,selarasNumber')
call s:statement('selarasOthers', 'selarasProperty', 'kode-referensi\|perubahan-dari\|tindak-lanjut\|menggantikan\|bagian-dari\|mendampingi\|nomenklatur\|perhitungan\|satuan-pagu\|sumber-dana\|sumber-data\|berpedoman\|mendukung\|prioritas\|definisi\|menjawab\|penyedia\|dicabut\|formula\|melalui\|faktor\|lokasi\|satuan\|alias\|dasar\|jenis\|label\|arah\|kode\|nspk', ',selarasWord')
call s:statement('selarasFigures', 'selarasProperty', 'tahun-program\|ditetapkan\|rumus-baru\|periode\|selesai\|tenggat\|batas\|tahun', ',selarasWord,selarasNumber')
call s:statement('selarasSeries', 'selarasProperty', 'pagu-indikatif\|pagu-akhir\|target\|akhir\|awal\|pagu',
      \ ',selarasWord,selarasNumber,selarasOperator')
call s:statement('selarasRealisasi', 'selarasProperty', 'realisasi',
      \ ',selarasKey,selarasWord,selarasNumber,selarasOperator,selarasMeasure')
call s:statement('selarasInCharge', 'selarasProperty', 'penanggung-jawab', ',selarasWord,selarasOfUrusan')
call s:statement('selarasSumber', 'selarasProperty', 'sumber', ',selarasWord,selarasNumber,selarasPage')
call s:statement('selarasShare', 'selarasProperty', 'berkontribusi', ',selarasWord,selarasBobot')
call s:statement('selarasKecualikan', 'selarasProperty', 'kecualikan', ',selarasWord,selarasWaiver,selarasUntil')
" Words for a node in one block and for a property in another.
call s:statement('selarasBoth', 'selarasNode', 'perangkat-daerah\|pendamping\|daerah\|urusan', ',selarasWord')
call s:statement('selarasCatatan', 'selarasNode', 'catatan', ',selarasWord,selarasWaiver')
call s:statement('selarasSkala', 'selarasNode', 'skala', ',selarasWord,selarasNumber')

call s:clause('selarasTabel', 'tabel')
call s:clause('selarasMengacu', 'mengacu')
execute 'syntax match selarasKey #\%(realisasi\s\+\)\@<=' . s:word . '# contained'
call s:clause('selarasMeasure', 'pagu\|tw')
execute 'syntax match selarasOfUrusan #urusan' . s:ends . '# contained nextgroup=selarasWord skipwhite'
call s:clause('selarasWaiver', 'pada\|tentang\|karena\|oleh')
execute 'syntax match selarasUntil #sampai' . s:ends . '# contained nextgroup=selarasNumber skipwhite'
execute 'syntax match selarasBobot #bobot' . s:ends . '# contained nextgroup=selarasNumber skipwhite'
call s:clause('selarasPage', 'hlm')

execute 'syntax match selarasReopen #lanjutan\ze\s\+\a#'
" The bodies of these hold no statements.
function! s:bare(group, word, contains) abort
  execute 'syntax region' a:group 'matchgroup=selarasNode start=#' . a:word . s:ends
        \ '\ze\%([^{};"]\|"[^"]*"\|\n\)*{# matchgroup=selarasBrace end=#}#'
        \ 'contains=selarasComment,selarasText,selarasWord,selarasOperator' . a:contains
endfunction
call s:bare('selarasMembers', 'kelompok', '')
call s:bare('selarasGrades', 'skala', ',selarasNumber')
execute 'syntax region selarasLoneKelompok matchgroup=selarasNode start=#kelompok' . s:ends
      \ '\%(\%([^{};"]\|"[^"]*"\|\n\)*{\)\@!# end=#[;{}]#me=s-1 end=#$# oneline contains=selarasText,selarasWord'

highlight default link selarasComment Comment
highlight default link selarasText String
highlight default link selarasUnclosed String
highlight default link selarasEscape SpecialChar
highlight default link selarasNumber Number
highlight default link selarasOperator Operator
highlight default link selarasBrace Delimiter
highlight default link selarasNode Keyword
highlight default link selarasReopen Keyword
highlight default link selarasProperty Type
highlight default link selarasClause Statement
for s:group in ['ClauseLine', 'UntilLine', 'Tabel', 'Mengacu', 'Measure', 'OfUrusan', 'Waiver', 'Until', 'Bobot', 'Page']
  execute 'highlight default link selaras' . s:group 'selarasClause'
endfor

syntax sync minlines=20
let b:current_syntax = 'selaras'
let &cpo = s:cpo
unlet s:cpo
