//! The help, in both languages: one table, so that nothing is said in one of them only.

use clap::{Arg, ArgAction, Command};
use selaras_analysis::rule::{Lang, Words};

/// Puts the words of `lang` onto the command that the types describe.
pub fn command(bare: Command, lang: Lang) -> Command {
    dress(bare.disable_help_subcommand(true).subcommand_required(true).arg_required_else_help(true), "", lang)
}

fn dress(command: Command, parent: &str, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let path = if parent.is_empty() { name } else { format!("{parent} {name}") };
    let say = |words: Words| words.get(lang);
    let entry = verb(&path);
    let root = parent.is_empty();
    let usage = match entry.usage {
        "" => path.clone(),
        usage => format!("{path} {usage}"),
    };
    let mut command = command
        .about(say(entry.about))
        .long_about(None)
        .override_usage(usage)
        .help_template(match lang {
            Lang::Id => "{about-with-newline}\nCara pakai: {usage}\n\n{all-args}{after-help}",
            Lang::En => "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
        })
        .subcommand_help_heading(say(Words { id: "Perintah", en: "Commands" }))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| {
            let heading = match arg.is_positional() {
                true => Words { id: "Argumen", en: "Arguments" },
                false => Words { id: "Pilihan", en: "Options" },
            };
            let help = say(option(&path, arg.get_id().as_str()));
            let with_value = arg.get_action().takes_values();
            let arg = arg.help(help).long_help(None).help_heading(say(heading));
            if with_value { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
        })
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help_heading(say(Words { id: "Pilihan", en: "Options" }))
                .help(say(Words { id: "Tampilkan bantuan ini", en: "Show this help" })),
        );
    if let Some(after) = entry.after {
        command = command.after_help(say(after));
    }
    if root {
        command = command.arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help_heading(say(Words { id: "Pilihan", en: "Options" }))
                .help(say(Words { id: "Tampilkan versi", en: "Show the version" })),
        );
    }
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |sub| dress(sub, &path, lang));
    }
    command
}

struct Verb {
    about: Words,
    usage: &'static str,
    after: Option<Words>,
}

fn verb(path: &str) -> Verb {
    let (id, en, usage, after) = match path {
        "selaras" => (
            "Memeriksa apakah rencana pembangunan daerah (RPJMD, Renstra) selaras satu sama lain.",
            "Checks that regional plans (RPJMD, Renstra) agree with each other.",
            "<COMMAND>",
            None,
        ),
        "selaras check" => (
            "Memeriksa ruang kerja dari tiap PATH: folder terdekat ke atas yang memuat selaras.toml, atau folder itu \
             sendiri. Untuk sebuah berkas, seluruh ruang kerjanya dibaca dan berkas itu yang dilaporkan.",
            "Lints the workspace of each PATH: the nearest folder upward with a selaras.toml, else the folder itself. \
             For a file, its whole workspace is read and that file is reported.",
            "[OPTIONS] [PATH]...",
            Some(Words {
                id: "Kode keluar: 0 tidak ada temuan seberat --fail-on atau lebih; 1 ada; 2 perintah, selaras.toml, atau \
                     berkas keliru; 101 cacat di dalam Selaras; 130 dihentikan.\n\
                     Letak dalam json dan jsonl disebut terhadap ruang kerja; dalam bentuk lain terhadap folder sekarang.",
                en: "Exit code: 0 no finding at or above --fail-on; 1 some; 2 wrong use, selaras.toml or files; 101 a \
                     defect of Selaras; 130 interrupted.\n\
                     Places in json and jsonl are relative to the workspace; in other formats to the current folder.",
            }),
        ),
        "selaras fmt" => (
            "Merapikan naskah dengan satu gaya. Komentar tetap, arti tidak berubah, pernyataan yang rusak dibiarkan.",
            "Formats plans in one style. Comments stay, meaning does not change, broken statements are left alone.",
            "[OPTIONS] [PATH|-]...",
            None,
        ),
        "selaras explain" => (
            "Menjelaskan satu aturan: apa yang dibandingkan, mengapa, contoh salah dan benar.",
            "Explains one rule: what is compared, why, wrong and right examples.",
            "[OPTIONS] <RULE>",
            None,
        ),
        "selaras rules" => ("Mendaftar semua aturan.", "Lists all rules.", "[OPTIONS]", None),
        "selaras init" => (
            "Menulis selaras.toml dan rencana kecil yang benar sebagai titik awal. Tidak menimpa berkas apa pun.",
            "Writes a selaras.toml and a small valid plan to start from. Overwrites nothing.",
            "[OPTIONS] [DIR]",
            None,
        ),
        "selaras server" => (
            "Melayani editor lewat Language Server Protocol (LSP) pada masukan dan keluaran standar.",
            "Serves an editor through the Language Server Protocol (LSP) on standard input and output.",
            "[OPTIONS]",
            None,
        ),
        "selaras completions" => (
            "Menulis pelengkap perintah untuk sebuah shell: bash, zsh, fish, powershell, elvish.",
            "Writes the completions of a shell: bash, zsh, fish, powershell, elvish.",
            "<SHELL>",
            None,
        ),
        "selaras config" => ("Tentang selaras.toml.", "About selaras.toml.", "<COMMAND>", None),
        "selaras config schema" => (
            "Menulis skema JSON selaras.toml, untuk penyunting teks.",
            "Writes the JSON schema of selaras.toml, for editors.",
            "",
            None,
        ),
        _ => ("", "", "", None),
    };
    Verb { about: Words { id, en }, usage, after }
}

fn option(path: &str, id: &str) -> Words {
    let (id, en) = match (path, id) {
        (_, "lang") => (
            "Bahasa: id (bawaan) atau en; juga lewat SELARAS_LANG atau `lang` di selaras.toml",
            "Language: id (default) or en; also by SELARAS_LANG or `lang` in selaras.toml",
        ),
        (_, "color") => (
            "Warna: auto (bawaan: bila keluarannya terminal dan NO_COLOR kosong), always, never",
            "Colours: auto (default: on a terminal without NO_COLOR), always, never",
        ),
        ("selaras check", "paths") => (
            "Berkas atau folder; tanpa PATH: folder sekarang; `-`: masukan standar, lihat --stdin-filename",
            "Files or folders; none: the current folder; `-`: standard input, see --stdin-filename",
        ),
        ("selaras check", "format") => (
            "Bentuk laporan: human (bawaan), short, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson; \
             dengan =BERKAS ditulis ke berkas; boleh diulang",
            "Format: human (default), short, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson; with \
             =FILE written to a file; may be repeated",
        ),
        ("selaras check", "fail_on") => (
            "Temuan seberat ini atau lebih memberi kode keluar 1: error (bawaan), warning, info, never",
            "Findings of this weight or more exit with 1: error (default), warning, info, never",
        ),
        ("selaras check", "only") => (
            "Hanya aturan ini: nama (target-berbeda), kode (T01), atau huruf keluarga (T); beberapa dengan koma",
            "Only these rules: slug (target-berbeda), code (T01) or family letter (T); several with commas",
        ),
        ("selaras check", "skip") => ("Selain aturan ini", "All but these rules"),
        ("selaras check", "agency") => ("Hanya temuan perangkat daerah ini", "Only findings of this agency"),
        ("selaras check", "quiet") => {
            ("Hanya temuan, tanpa ringkasan dan catatan", "Findings only, no summary and notes")
        }
        ("selaras check", "stats") => (
            "Tampilkan berapa yang dibaca dan berapa lama (ke keluaran galat)",
            "Show how much was read and how long it took (on standard error)",
        ),
        ("selaras check", "watch") => (
            "Tetap berjalan dan periksa lagi setiap kali berkas berubah",
            "Stay, and check again whenever a file changes",
        ),
        ("selaras check", "today") => (
            "Hari yang dianggap hari ini, tahun-bulan-hari; bawaan: tanggal setempat",
            "The day that counts as today, year-month-day; default: the local date",
        ),
        ("selaras check", "baseline") => (
            "Jangan laporkan temuan yang tercatat di berkas ini",
            "Do not report the findings that this file lists",
        ),
        ("selaras check", "write_baseline") => (
            "Catat semua temuan sekarang ke berkas ini, lalu keluar dengan 0",
            "Write all present findings to this file, and exit with 0",
        ),
        ("selaras check", "since") => (
            "Hanya temuan yang belum ada pada revisi git ini",
            "Only findings that this git revision did not have",
        ),
        ("selaras check", "fix") => ("Terapkan perbaikan yang aman", "Apply safe fixes"),
        ("selaras check", "fix_unsafe") => (
            "Terapkan juga perbaikan yang perlu dibaca orang",
            "Apply also the fixes that a person should look at",
        ),
        ("selaras check", "diff") => (
            "Tunjukkan perbaikannya (yang aman, atau dengan --fix-unsafe semuanya), jangan ubah apa pun",
            "Show the fixes (the safe ones, or with --fix-unsafe all), change nothing",
        ),
        ("selaras check", "stdin_filename") => (
            "Letak naskah yang dibaca dari `-`, misalnya renstra/diskominfo.renstra",
            "Where the text that `-` reads belongs, for example renstra/diskominfo.renstra",
        ),
        ("selaras fmt", "paths") => (
            "Berkas atau folder; tanpa PATH: folder sekarang; `-`: dari masukan standar ke keluaran standar",
            "Files or folders; none: the current folder; `-`: from standard input to standard output",
        ),
        ("selaras fmt", "check") => (
            "Tulis nama berkas yang belum rapi, jangan ubah apa pun; kode keluar 1 bila ada",
            "Name the files that are not formatted, change nothing; exit code 1 where there are some",
        ),
        ("selaras fmt", "diff") => {
            ("Tunjukkan perubahannya, jangan ubah apa pun", "Show the changes, change nothing")
        }
        ("selaras explain", "rule") => (
            "Nama aturan (target-berbeda) atau kodenya (T01)",
            "The rule's slug (target-berbeda) or code (T01)",
        ),
        ("selaras explain", "format") => ("human (bawaan) atau json", "human (default) or json"),
        ("selaras rules", "format") => {
            ("human (bawaan), json, atau markdown", "human (default), json or markdown")
        }
        ("selaras init", "dir") => {
            ("Folder tujuan; bawaan: folder sekarang", "The folder; default: the current one")
        }
        ("selaras server", "stdio") => ("Masukan dan keluaran standar", "Standard input and output"),
        ("selaras server", "log") => (
            "Catat apa yang terjadi ke berkas ini; banyaknya menurut `trace` dari editor",
            "Write what happens to this file; how much follows the editor’s `trace`",
        ),
        ("selaras server", "record") => (
            "Rekam setiap pesan dan isi berkas rencana ke berkas ini, untuk diputar ulang",
            "Record every message and the plans’ texts to this file, to be replayed",
        ),
        ("selaras server", "replay") => (
            "Putar ulang rekaman pada peladen baru di dalam proses ini dan cetak jawabannya, satu JSON per baris",
            "Play a recording against a fresh server in this process and print what it says, one JSON a line",
        ),
        ("selaras server", "speed") => (
            "Kecepatan putar ulang: max (satu per satu, hasilnya selalu sama) atau berapa kali kecepatan aslinya; bawaan: 1",
            "Speed of a replay: max (one after the other, always the same result) or times the original; default: 1",
        ),
        ("selaras completions", "shell") => {
            ("bash, zsh, fish, powershell, elvish", "bash, zsh, fish, powershell, elvish")
        }
        _ => ("", ""),
    };
    Words { id, en }
}
