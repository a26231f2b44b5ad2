//! What the words of the language are, each in one sentence: the facts of `docs/bahasa.md`.

use selaras_analysis::rule::Words;
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind};

const fn words(id: &'static str, en: &'static str) -> Words {
    Words { id, en }
}

/// What a node of that kind is.
pub const fn of_node(kind: NodeKind) -> Words {
    match kind {
        NodeKind::Daerah => words(
            "Daftar nama yang dipakai semua rencana: perangkat daerah, kelompoknya, dan skala predikat.",
            "The names that all plans use: the agencies, their groups, and scales of grades.",
        ),
        NodeKind::Rpjpd => words(
            "Rencana pembangunan jangka panjang daerah. RPJMD yang berpedoman padanya diperiksa rujukan dan periodenya.",
            "The region’s long-term plan. An RPJMD that follows it is checked for its references and its period.",
        ),
        NodeKind::Rpjmd => words(
            "Rencana pembangunan jangka menengah daerah, yang menjadi pedoman semua Renstra.",
            "The region’s medium-term plan, which every Renstra follows.",
        ),
        NodeKind::Rpd => words(
            "Rencana pembangunan daerah masa peralihan, pengganti RPJMD; tidak mempunyai visi dan misi.",
            "The region’s plan of a transition, in the place of an RPJMD; it has no visi and misi.",
        ),
        NodeKind::Renstra => words(
            "Rencana strategis satu perangkat daerah. Diperiksa terhadap RPJMD atau RPD yang menjadi pedomannya.",
            "The strategic plan of one agency. It is checked against the RPJMD or RPD that it follows.",
        ),
        NodeKind::Rkpd => words(
            "Rencana kerja tahunan daerah; belum mempunyai pemeriksaan sendiri.",
            "The region’s plan of one year; it has no checks of its own yet.",
        ),
        NodeKind::Renja => words(
            "Rencana kerja tahunan perangkat daerah; belum mempunyai pemeriksaan sendiri.",
            "An agency’s plan of one year; it has no checks of its own yet.",
        ),
        NodeKind::Pendampingan => words(
            "Catatan pendampingan: siapa mendampingi siapa, dan apa yang dibicarakan dalam tiap sesi.",
            "Notes of coaching: who coaches whom, and what was said in each session.",
        ),
        NodeKind::Capaian => {
            words("Realisasi target dan anggaran sebuah rencana.", "What was achieved and spent of a plan.")
        }
        NodeKind::PerangkatDaerah => words(
            "Perangkat daerah: pengenalnya dirujuk di semua rencana.",
            "An agency of the region: plans refer to it by its short name.",
        ),
        NodeKind::Kelompok => words(
            "Sekelompok perangkat daerah yang disebut dengan satu nama.",
            "Several agencies under one name.",
        ),
        NodeKind::Skala => words(
            "Urutan predikat dari rendah ke tinggi (`<`), boleh dengan rentang nilainya.",
            "The order of grades, the lowest first (`<`), perhaps with their bands of scores.",
        ),
        NodeKind::Visi => words("Visi kepala daerah.", "The vision of the head of the region."),
        NodeKind::Misi => {
            words("Misi, yang dijabarkan dalam tujuan.", "A mission, which its tujuan spell out.")
        }
        NodeKind::Tujuan => words(
            "Tujuan. Dalam Renstra ia menunjuk asalnya: `mendukung` sasaran RPJMD, atau `nspk`.",
            "A goal. In a Renstra it says where it comes from: `mendukung` a sasaran of the RPJMD, or `nspk`.",
        ),
        NodeKind::Sasaran => words(
            "Sasaran, dengan indikator dan targetnya. Dalam Renstra program berdiri di bawahnya.",
            "An objective, with its indicators and targets. In a Renstra the programs stand below it.",
        ),
        NodeKind::Strategi => {
            words("Strategi sebuah tujuan atau sasaran.", "A strategy of a tujuan or sasaran.")
        }
        NodeKind::ArahKebijakan => words(
            "Arah kebijakan sebuah tujuan atau sasaran.",
            "A direction of policy of a tujuan or sasaran.",
        ),
        NodeKind::Aspek => words(
            "Kelompok indikator kinerja daerah yang tidak berdiri di bawah misi.",
            "A group of the region’s indicators that stand below no misi.",
        ),
        NodeKind::Urusan => words(
            "Urusan pemerintahan: indikator kinerja kunci, program, dan subtotal pagunya.",
            "A field of government: its key indicators, its programs, and the subtotal of their pagu.",
        ),
        NodeKind::Janji => words(
            "Janji kepala daerah; `melalui` menyebut program yang mewujudkannya.",
            "A promise of the head of the region; `melalui` names the programs that keep it.",
        ),
        NodeKind::Isu => words(
            "Isu strategis, yang dijawab sasaran dengan `menjawab`.",
            "An issue, which a sasaran answers with `menjawab`.",
        ),
        NodeKind::Program => words(
            "Program nomenklatur (`2.16.03`). Dalam RPJMD ia mendukung sasaran; dalam Renstra ia berdiri di bawah sasarannya.",
            "A program of the nomenclature (`2.16.03`). In an RPJMD it supports a sasaran; in a Renstra it stands below its sasaran.",
        ),
        NodeKind::Outcome => words("Hasil sebuah program.", "A result of a program."),
        NodeKind::Kegiatan => words(
            "Kegiatan nomenklatur (`2.16.03.2.02`).",
            "An activity of the nomenclature (`2.16.03.2.02`).",
        ),
        NodeKind::Subkegiatan => words(
            "Subkegiatan nomenklatur (`2.16.03.2.02.0036`).",
            "A sub-activity of the nomenclature (`2.16.03.2.02.0036`).",
        ),
        NodeKind::Keluaran => {
            words("Keluaran sebuah kegiatan atau subkegiatan.", "An output of a kegiatan or subkegiatan.")
        }
        NodeKind::Indikator => words(
            "Ukuran dengan satuan, arah, data awal, dan target tiap tahun. Dengan `mengacu` ia sama dengan indikator lain, dan yang tidak ditulis diwarisi.",
            "A measure with its unit, direction, baseline and yearly targets. With `mengacu` it is the same as another, and what it does not say it inherits.",
        ),
        NodeKind::Pendamping => words("Seorang pendamping.", "A coach."),
        NodeKind::Sesi => words(
            "Sesi pendampingan: tanggal dan perangkat daerahnya.",
            "A session of coaching: its date and its agency.",
        ),
        NodeKind::Catatan => words(
            "Catatan sebuah sesi tentang satu butir; tertutup bila temuannya hilang atau `selesai` diisi.",
            "A note of a session about one node; closed when its finding is gone or `selesai` is given.",
        ),
    }
}

/// What a property says.
pub const fn of_prop(kind: PropKind) -> Words {
    match kind {
        PropKind::Jenis => words(
            "Daerah: `provinsi`, `kota`, `kabupaten`. Indikator: `iku` (utama), `ikd` (daerah), `ikk` (kunci), boleh beberapa.",
            "Of a region: `provinsi`, `kota`, `kabupaten`. Of an indicator: `iku` (main), `ikd` (regional), `ikk` (key), several may stand.",
        ),
        PropKind::Kode => words(
            "Kode resmi. Tiga urusan pertama dalam kode perangkat daerah dipakai sebagai urusannya.",
            "The official code. The first three urusan in an agency’s code are those that it carries.",
        ),
        PropKind::Alias => {
            words("Kode atau nama lain untuk butir yang sama.", "Another code or name of the same node.")
        }
        PropKind::Urusan => words(
            "Urusan perangkat daerah, bila tidak terbaca dari kodenya.",
            "The urusan that an agency carries, where its code does not say so.",
        ),
        PropKind::BagianDari => {
            words("Perangkat daerah induk dari unit ini.", "The agency that this unit is part of.")
        }
        PropKind::Menggantikan => words(
            "Perangkat daerah yang digantikannya, atau kode lama program, kegiatan, dan subkegiatan.",
            "The agency whose place it took, or the old code of a program, kegiatan or subkegiatan.",
        ),
        PropKind::Daerah => words("Daerah pemilik rencana ini.", "The region whose plan this is."),
        PropKind::PerangkatDaerah => {
            words("Perangkat daerah pemilik Renstra ini.", "The agency whose Renstra this is.")
        }
        PropKind::Berpedoman => words(
            "Rencana di atasnya, yang dipakai memeriksa rencana ini.",
            "The plan above, against which this one is checked.",
        ),
        PropKind::PerubahanDari => words(
            "Rencana asal. Yang tidak ditulis ulang tetap berlaku dari sana.",
            "The plan that this one revises. What it does not restate stays in force.",
        ),
        PropKind::Periode => {
            words("Masa berlaku, seperti pada judul.", "The years of the plan, as in its title.")
        }
        PropKind::Tahun => words(
            "Kolom target butir ini; pada kepala rencana kolom tujuan, sasaran, dan indikator daerah. Tanpa ini: `periode`.",
            "The columns of this node’s targets; in a plan’s header those of tujuan, sasaran and regional indicators. Without it: `periode`.",
        ),
        PropKind::TahunProgram => words(
            "Kolom target dan pagu dari program ke bawah. Tanpa ini: `tahun`.",
            "The columns of targets and pagu from the program down. Without it: `tahun`.",
        ),
        PropKind::Ditetapkan => {
            words("Tanggal penetapan: tahun-bulan-tanggal.", "The day of adoption: year-month-day.")
        }
        PropKind::Dasar => words("Dasar hukum rencana.", "The law that the plan stands on."),
        PropKind::Nomenklatur => {
            words("Daftar kode program yang dipakai.", "The list of program codes in use.")
        }
        PropKind::SatuanPagu => words(
            "Satuan angka pagu di seluruh rencana, misalnya `juta`.",
            "What the plan’s bare figures of money count, such as `juta` (million).",
        ),
        PropKind::PaguIndikatif => words(
            "Plafon satu perangkat daerah; jumlah programnya tidak boleh melampauinya.",
            "The ceiling of one agency; its programs together must not exceed it.",
        ),
        PropKind::Dicabut => words(
            "Butir rencana asal yang tidak berlaku lagi.",
            "Nodes of the revised plan that are no longer in force.",
        ),
        PropKind::Mendukung => words(
            "Pencapaian butir ini menyumbang pada butir yang disebut, tanpa menyamakan angkanya.",
            "Achieving this node contributes to the one that is named; their figures are not compared.",
        ),
        PropKind::Nspk => words(
            "Norma, standar, prosedur, dan kriteria yang menjadi sumbernya, alih-alih sasaran RPJMD.",
            "The norms, standards, procedures and criteria that it comes from, instead of a sasaran of the RPJMD.",
        ),
        PropKind::PenanggungJawab => words(
            "Perangkat daerah yang bertanggung jawab: pengenal, kelompok, `urusan KODE`, atau `semua`. Berlaku juga bagi isinya.",
            "The agencies in charge: short names, a group, `urusan CODE`, or `semua` (all). It holds for what stands below, too.",
        ),
        PropKind::Menjawab => words("Isu yang dijawab sasaran ini.", "The issues that this sasaran answers."),
        PropKind::Melalui => words(
            "Program, kegiatan, atau subkegiatan yang mewujudkan janji ini.",
            "The programs, kegiatan or subkegiatan that keep this promise.",
        ),
        PropKind::Pagu => words(
            "Deret uang tiap tahun. Bila anaknya juga berpagu, keduanya harus cocok.",
            "A row of money by year. Where its parts have pagu as well, the two must agree.",
        ),
        PropKind::PaguAkhir => words(
            "Kolom total di ujung baris: jumlah semua tahun, atau tahun terakhir.",
            "The total at the end of the row: the sum of all years, or the last year.",
        ),
        PropKind::Prioritas => words("Penanda prioritas, kata bebas.", "A mark of priority, any word."),
        PropKind::Lokasi => words("Lokasi pelaksanaan.", "Where it is carried out."),
        PropKind::SumberDana => words("Sumber dana.", "Where the money comes from."),
        PropKind::Satuan => words(
            "Satuan nilainya; boleh tidak ditulis bila setiap sel membawa satuannya.",
            "The unit of its values; not needed where every cell carries it.",
        ),
        PropKind::Arah => words(
            "Ke mana nilainya seharusnya bergerak: `naik`, `turun`, `tetap`, `rentang`. Tanpa ini disimpulkan dari barisnya.",
            "Which way its values should move: `naik` (up), `turun` (down), `tetap` (stay), `rentang` (within). Without it the row tells.",
        ),
        PropKind::Perhitungan => words(
            "`jumlah`: nilai tiap tahun dijumlahkan; `posisi`: keadaan pada tahun itu; `rilis`: diterbitkan pihak lain, tidak pernah dijumlah atau dibagi.",
            "`jumlah`: the years add up; `posisi`: the state in that year; `rilis`: published by others, never added or split.",
        ),
        PropKind::Skala => words(
            "Batas angka indeks (`0-5`), atau nama skala predikat.",
            "The bounds of an index (`0-5`), or the name of a scale of grades.",
        ),
        PropKind::Awal => words(
            "Data awal; bila tahunnya tidak disebut, tahun tidak ikut dibandingkan.",
            "The baseline; where its year is not said, years are not compared.",
        ),
        PropKind::Target => words(
            "Target tiap tahun, dipisah `|`. Tanpa tahun ia mengikuti kolom butirnya; sel kosong berarti tidak diisi.",
            "The targets by year, parted by `|`. Without years they follow the node’s columns; an empty cell is not given.",
        ),
        PropKind::Akhir => words(
            "Kondisi akhir: sama dengan tahun terakhir, atau untuk `jumlah` jumlah semua tahun.",
            "The final value: that of the last year, or for `jumlah` the sum of all years.",
        ),
        PropKind::Definisi => words("Pengertian indikator.", "What the indicator means."),
        PropKind::Formula => words("Cara menghitungnya.", "How it is computed."),
        PropKind::SumberData => words("Asal angkanya.", "Where its figures come from."),
        PropKind::Penyedia => {
            words("Perangkat daerah yang menyediakan datanya.", "The agency that provides its data.")
        }
        PropKind::KodeReferensi => {
            words("Kode indikator menurut daftar nasional.", "The indicator’s code in the national list.")
        }
        PropKind::RumusBaru => words(
            "Sejak tahun itu rumusnya berganti; angka sebelum dan sesudahnya tidak dibandingkan arahnya.",
            "From that year on the formula is another; figures before and after it are not held against the direction.",
        ),
        PropKind::Berkontribusi => words(
            "Bagian dari satu target yang dipikul bersama: satuan dan arah diwarisi, nilainya tidak.",
            "A share of a target that several carry: it inherits unit and direction, and no value.",
        ),
        PropKind::Sumber => {
            words("Naskah asal dan halamannya.", "The document that it was taken from, and the page.")
        }
        PropKind::Catatan => words("Keterangan bebas, tidak dinilai.", "A free remark, which is not judged."),
        PropKind::Label => words("Penanda, misalnya `spm`.", "A mark, such as `spm`."),
        PropKind::Kecualikan => words(
            "Temuan yang sudah diputuskan orang. Tanpa `karena` ia tidak menyembunyikan apa pun.",
            "A finding that a person has decided on. Without `karena` it hides nothing.",
        ),
        PropKind::Batas => words(
            "Paling banyak sekian perangkat daerah per pendamping.",
            "How many agencies a coach has at most.",
        ),
        PropKind::Mendampingi => {
            words("Perangkat daerah yang didampinginya.", "The agencies that are coached.")
        }
        PropKind::Pendamping => words("Pendamping dalam sesi ini.", "The coach of this session."),
        PropKind::Tenggat => words("Tanggal paling lambat.", "The day by which it is due."),
        PropKind::Faktor => words("Sebab yang ditemukan.", "The cause that was found."),
        PropKind::TindakLanjut => words("Apa yang dikerjakan.", "What is done about it."),
        PropKind::Selesai => words(
            "Catatan tertutup; tanggalnya boleh tidak ditulis.",
            "The note is closed; the date need not be given.",
        ),
        PropKind::Realisasi => words(
            "Capaian sebuah indikator, atau `pagu` yang terserap, dalam satu tahun atau triwulan (`tw`).",
            "What an indicator achieved, or what was spent of a `pagu`, in a year or quarter (`tw`).",
        ),
    }
}

/// What a clause says.
pub const fn of_clause(kind: ClauseKind) -> Words {
    match kind {
        ClauseKind::Mengacu => words(
            "Ini indikator yang sama: nama, satuan, arah, data awal, dan target harus sama; yang tidak ditulis diwarisi.",
            "This is the same indicator: name, unit, direction, baseline and targets must agree; what is not written is inherited.",
        ),
        ClauseKind::Pada => words(
            "Butir yang dimaksud, dan semua yang di bawahnya.",
            "The node that is meant, and all below it.",
        ),
        ClauseKind::Tentang => {
            words("Aturan yang dibicarakan catatan ini.", "The rule that this note is about.")
        }
        ClauseKind::Karena => words("Alasannya; wajib pada pengecualian.", "The reason; a waiver needs one."),
        ClauseKind::Oleh => words("Siapa yang memutuskan.", "Who decided."),
        ClauseKind::Sampai => words(
            "Sesudah tanggal ini pengecualian tidak berlaku lagi.",
            "After this day the waiver no longer holds.",
        ),
        ClauseKind::Hlm => words("Halaman dalam naskah asal.", "The page of the source."),
        ClauseKind::Bobot => words(
            "Bagiannya; bila semua penyumbang menyebutnya, jumlahnya 100 %.",
            "Its share; where all contributors say theirs, they add up to 100 %.",
        ),
        ClauseKind::Tabel => words(
            "Tabel kedua yang mengulang: isinya dibandingkan dengan rencana, tidak ditambahkan.",
            "A second table that restates: it is compared with the plan, and adds nothing.",
        ),
    }
}

/// What `lanjutan` does.
pub const CONTINUED: Words = words(
    "Menambah isi dokumen, atau membuka kembali butir, yang dimulai di tempat lain.",
    "Adds to a document, or reopens a node, that begins elsewhere.",
);
