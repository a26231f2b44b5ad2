//! Incremental equals fresh: after any edits a session finds what a session finds that never saw another text. Nor
//! does it matter in which order files are given, how often it is asked, which thread is faster, or whether it is asked
//! for one file or for all.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use selaras_analysis::db::Database;
use selaras_analysis::diagnostic::{Diagnostic, Outcome};
use selaras_analysis::rule::{Change, Severity, Text};
use selaras_analysis::rules::{ALL, BASE, TODAY};
use selaras_analysis::{ReadProblem, Session, Settings};
use selaras_plan::years::Date;

/// What a person, an editor or a disk does to a workspace. An [`Index`] chooses among what is there.
#[derive(Clone, Debug)]
enum Act {
    /// Types letters somewhere, one after the other.
    Type(Index, Index, String),
    /// Deletes some characters.
    Delete(Index, Index, usize),
    /// Puts lines of one file into another.
    Paste { from: Index, line: Index, lines: usize, to: Index, at: Index },
    /// Deletes lines.
    DeleteLines(Index, Index, usize),
    /// Deletes one of the braces.
    DeleteBrace(Index, Index),
    /// Puts one word in the place of another: a code, a value, a keyword.
    Word { file: Index, word: Index, from: Index, by: Index },
    /// Makes, and unmakes, the mistake of a rule's example.
    Example(Index),
    /// Writes a waiver into the first block of a file.
    Waive(Index, Index),
    /// Two files get each other's text.
    Swap(Index, Index),
    /// Another text altogether.
    Text(Index, String),
    /// Ends of lines become `\r\n`, or `\n`.
    LineEnds(Index),
    /// A copy under a new name.
    Copy(Index, u8),
    /// A file goes.
    Remove(Index),
    /// A file is as it was in the beginning.
    Restore(Index),
    /// The disk gives only a part of a file.
    Unreadable(Index, bool, Option<u8>),
    /// An editor opens or closes a file.
    Open(Index, bool),
    /// `selaras.toml` says something else of a rule.
    Level(Index, Option<Severity>),
}

fn act() -> impl Strategy<Value = Act> {
    let index = any::<Index>;
    let typed = prop::sample::select(vec![
        "1",
        "x",
        "0,5",
        " | 7",
        "|",
        "\"",
        "“",
        "{",
        "}",
        "\n",
        "\n}\n",
        ";",
        "//",
        "// é\n",
        "😀",
        "\u{feff}",
        "\0",
        "\u{a0}",
        "\t",
        "≥ ",
        "% ",
        "Rp1 ",
        "target",
        "indikator Z \"Z\"",
        "mengacu ",
        "lanjutan ",
        "=",
        "\r",
    ]);
    let broken = prop::sample::select(vec![
        "",
        "\u{feff}",
        "}}}",
        "renstra",
        "renstra x {{{{",
        "rpjmd contoh-2025 {",
        "daerah kab-contoh {}",
        "// hanya catatan\n",
        "renstra a { berpedoman b }\nrenstra b { berpedoman a }",
        "rpjmd \"tanpa kode\" { misi { tujuan { sasaran { indikator { target = 1 | | } } } } }",
        "bukan rencana\n\0\r\r\n\u{2028}",
    ]);
    let level = prop::sample::select(vec![None, Some(Severity::Info), Some(Severity::Error)]);
    prop_oneof![
        6 => (index(), index(), typed.prop_map(str::to_owned)).prop_map(|(f, at, t)| Act::Type(f, at, t)),
        1 => (index(), index(), any::<String>()).prop_map(|(f, at, t)| Act::Type(f, at, t)),
        3 => (index(), index(), 1..40_usize).prop_map(|(f, at, n)| Act::Delete(f, at, n)),
        4 => (index(), index(), 1..12_usize, index(), index())
            .prop_map(|(from, line, lines, to, at)| Act::Paste { from, line, lines, to, at }),
        4 => (index(), index(), 1..10_usize).prop_map(|(f, at, n)| Act::DeleteLines(f, at, n)),
        2 => (index(), index()).prop_map(|(f, at)| Act::DeleteBrace(f, at)),
        8 => (index(), index(), index(), index())
            .prop_map(|(file, word, from, by)| Act::Word { file, word, from, by }),
        8 => index().prop_map(Act::Example),
        3 => (index(), index()).prop_map(|(f, rule)| Act::Waive(f, rule)),
        1 => (index(), index()).prop_map(|(a, b)| Act::Swap(a, b)),
        1 => (index(), broken.prop_map(str::to_owned)).prop_map(|(f, t)| Act::Text(f, t)),
        1 => index().prop_map(Act::LineEnds),
        1 => (index(), any::<u8>()).prop_map(|(f, n)| Act::Copy(f, n)),
        2 => index().prop_map(Act::Remove),
        3 => index().prop_map(Act::Restore),
        3 => (index(), any::<bool>(), any::<Option<u8>>())
            .prop_map(|(f, limit, at)| Act::Unreadable(f, limit, at)),
        3 => (index(), any::<bool>()).prop_map(|(f, open)| Act::Open(f, open)),
        1 => (index(), level).prop_map(|(rule, level)| Act::Level(rule, level)),
    ]
}

/// What a workspace holds, apart from any session.
#[derive(Clone, Default)]
struct Desk {
    files: BTreeMap<String, (Arc<str>, Option<ReadProblem>)>,
    settings: Settings,
}

impl Desk {
    fn base() -> Desk {
        let files = BASE.iter().map(|(path, text)| ((*path).to_owned(), (Arc::from(*text), None)));
        Desk { files: files.collect(), settings: Settings::default() }
    }

    /// Does it here and in the session.
    fn act(&mut self, act: &Act, session: &mut Session) {
        let Some(path) = self.chosen(act) else { return };
        let text = self.text(&path);
        match act {
            Act::Type(_, at, typed) => {
                let mut at = boundary(&text, *at);
                let mut text = text;
                for letter in typed.chars() {
                    text.insert(at, letter);
                    at += letter.len_utf8();
                    self.set(&path, text.clone(), session);
                }
            }
            Act::Delete(_, at, count) => {
                let start = boundary(&text, *at);
                let length: usize = text[start..].chars().take(*count).map(char::len_utf8).sum();
                self.set(&path, format!("{}{}", &text[..start], &text[start + length..]), session);
            }
            Act::Paste { from, line, lines, at, .. } => {
                let source = self.text(&self.path(from));
                let source: Vec<&str> = source.split_inclusive('\n').collect();
                let mut target: Vec<&str> = text.split_inclusive('\n').collect();
                let (line, at) = (line.index(source.len() + 1), at.index(target.len() + 1));
                target.splice(at..at, source[line..].iter().take(*lines).copied());
                self.set(&path, target.concat(), session);
            }
            Act::DeleteLines(_, at, count) => {
                let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
                let at = at.index(lines.len() + 1);
                lines.drain(at..(at + count).min(lines.len()));
                self.set(&path, lines.concat(), session);
            }
            Act::DeleteBrace(_, at) => {
                let braces: Vec<usize> = text.match_indices(['{', '}']).map(|(at, _)| at).collect();
                if !braces.is_empty() {
                    let at = braces[at.index(braces.len())];
                    self.set(&path, format!("{}{}", &text[..at], &text[at + 1..]), session);
                }
            }
            Act::Word { word, from, by, .. } => {
                let source = BASE[from.index(BASE.len())].1;
                let (old, new) = (words(&text), words(source));
                if !old.is_empty() {
                    let ((start, end), by) = (old[word.index(old.len())], new[by.index(new.len())]);
                    let text = format!("{}{}{}", &text[..start], &source[by.0..by.1], &text[end..]);
                    self.set(&path, text, session);
                }
            }
            Act::Example(which) => {
                let changes = examples();
                self.change(changes[which.index(changes.len())], session);
            }
            Act::Waive(_, rule) => {
                let rule = ALL[rule.index(ALL.len())].slug;
                let waiver = format!("{{\n  kecualikan {rule} karena \"disepakati\" sampai 2026-06-30\n");
                self.set(&path, text.replacen("{\n", &waiver, 1), session);
            }
            Act::Swap(_, other) => {
                let other = self.path(other);
                let theirs = self.text(&other);
                self.set(&path, theirs, session);
                self.set(&other, text, session);
            }
            Act::Text(_, new) => self.set(&path, new.clone(), session),
            Act::LineEnds(_) => {
                let one = text.replace("\r\n", "\n");
                self.set(&path, if one == text { text.replace('\n', "\r\n") } else { one }, session);
            }
            Act::Copy(_, n) => {
                let name = path.rsplit('/').next().unwrap_or(&path);
                self.set(&format!("salinan/{n}-{name}"), text, session);
            }
            Act::Remove(_) => {
                self.files.remove(&path);
                session.remove_file(&path);
            }
            Act::Restore(which) => {
                let (path, text) = BASE[which.index(BASE.len())];
                self.set(path, text.to_owned(), session);
            }
            Act::Unreadable(_, limit, at) => {
                let problem = ReadProblem {
                    limit: *limit,
                    at: at.map(u32::from),
                    message: Text::new("Berkas ini tidak terbaca.", "This file cannot be read."),
                    help: Text::new("Simpan ulang.", "Save it again."),
                };
                let part: Arc<str> = text[..boundary_before(&text, text.len() / 2)].into();
                session.set_problem(&path, part.clone(), problem.clone());
                self.files.insert(path, (part, Some(problem)));
            }
            Act::Open(_, open) => session.set_open(&path, *open),
            Act::Level(rule, level) => {
                self.settings.levels.insert(ALL[rule.index(ALL.len())].slug.to_owned(), *level);
                session.set_settings(self.settings.clone());
            }
        }
    }

    /// The file that an act is about; none where there is none.
    fn chosen(&self, act: &Act) -> Option<String> {
        if self.files.is_empty() && !matches!(act, Act::Restore(_)) {
            return None;
        }
        Some(match act {
            Act::Type(file, ..)
            | Act::Delete(file, ..)
            | Act::Paste { to: file, .. }
            | Act::DeleteLines(file, ..)
            | Act::DeleteBrace(file, ..)
            | Act::Word { file, .. }
            | Act::Waive(file, ..)
            | Act::Swap(file, ..)
            | Act::Text(file, ..)
            | Act::LineEnds(file)
            | Act::Copy(file, ..)
            | Act::Remove(file)
            | Act::Unreadable(file, ..)
            | Act::Open(file, ..) => self.path(file),
            Act::Example(_) | Act::Restore(_) | Act::Level(..) => String::new(),
        })
    }

    fn path(&self, which: &Index) -> String {
        let paths: Vec<&String> = self.files.keys().collect();
        paths[which.index(paths.len())].clone()
    }

    fn text(&self, path: &str) -> String {
        self.files.get(path).map_or(String::new(), |(text, _)| text.to_string())
    }

    fn set(&mut self, path: &str, text: String, session: &mut Session) {
        let text: Arc<str> = text.into();
        session.set_file(path, text.clone());
        self.files.insert(path.to_owned(), (text, None));
    }

    fn change(&mut self, change: &Change, session: &mut Session) {
        if change.from.is_empty() {
            return match self.files.remove(change.file) {
                Some(_) => session.remove_file(change.file),
                None => self.set(change.file, change.to.to_owned(), session),
            };
        }
        let text = self.text(change.file);
        if text.contains(change.from) {
            self.set(change.file, text.replacen(change.from, change.to, 1), session);
        } else if !change.to.is_empty() && text.contains(change.to) {
            self.set(change.file, text.replacen(change.to, change.from, 1), session);
        }
    }

    /// A session that never saw anything else; `turn` says which file it is given first.
    fn fresh(&self, turn: usize, db: Database) -> Session {
        let mut session = Session::on(db, self.settings.clone());
        let mut files: Vec<_> = self.files.iter().collect();
        if !files.is_empty() {
            let turn = turn % files.len();
            files.rotate_left(turn);
        }
        for (path, (text, problem)) in files {
            match problem {
                Some(problem) => session.set_problem(path, text.clone(), problem.clone()),
                None => session.set_file(path, text.clone()),
            }
        }
        session
    }
}

/// Every single change of the examples of all rules.
fn examples() -> Vec<&'static Change> {
    ALL.iter().flat_map(|rule| rule.wrong.iter().chain(rule.right)).flat_map(|e| e.changes).collect()
}

fn boundary(text: &str, at: Index) -> usize {
    boundary_before(text, at.index(text.len() + 1))
}

fn boundary_before(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where the words of a text begin and end.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = char.is_alphanumeric() || "_.,-/".contains(char);
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn today() -> Date {
    Date::parse(TODAY).expect("a date")
}

/// The two are one, and no query broke off.
fn same(edited: &Outcome, fresh: &Outcome) -> Result<(), TestCaseError> {
    let broken = fresh.diagnostics.iter().find(|d| d.rule.code == "S12");
    prop_assert!(broken.is_none(), "a defect of the tool: {}", broken.map_or("", |d| &d.message.id));
    if edited == fresh {
        return Ok(());
    }
    let only = |a: &Outcome, b: &Outcome| -> Vec<Diagnostic> {
        a.diagnostics.iter().filter(|d| !b.diagnostics.contains(d)).cloned().collect()
    };
    prop_assert!(
        false,
        "only after the edits: {:#?}\nonly fresh: {:#?}\nof {} and {} findings, {} and {} waived",
        only(edited, fresh),
        only(fresh, edited),
        edited.diagnostics.len(),
        fresh.diagnostics.len(),
        edited.suppressed.len(),
        fresh.suppressed.len()
    );
    Ok(())
}

/// The findings of each file, asked for alone.
fn by_file(session: &mut Session) -> Vec<Arc<[Diagnostic]>> {
    let snapshot = session.snapshot();
    snapshot.paths().map(|path| snapshot.diagnostics(path, today())).collect()
}

/// Together they are those of the whole check, in its order.
fn same_by_file(by_file: &[Arc<[Diagnostic]>], outcome: &Outcome) -> Result<(), TestCaseError> {
    let together: Vec<&Diagnostic> = by_file.iter().flat_map(|found| found.iter()).collect();
    let checked: Vec<&Diagnostic> = outcome.diagnostics.iter().collect();
    prop_assert_eq!(together, checked);
    Ok(())
}

/// The same sessions each time, unless `PROPTEST_CASES` or `PROPTEST_RNG_SEED` ask for more, or for others.
fn settings(cases: u32) -> ProptestConfig {
    /// What proptest runs where nobody asks for a number.
    const USUAL: u32 = 256;
    let mut asked = ProptestConfig::default();
    if asked.cases == USUAL {
        asked.cases = cases;
    }
    if asked.rng_seed == RngSeed::Random {
        asked.rng_seed = RngSeed::Fixed(0);
    }
    ProptestConfig { failure_persistence: None, max_shrink_iters: 2_000, ..asked }
}

proptest! {
    #![proptest_config(settings(200))]

    #[test]
    fn after_any_edits(
        bursts in prop::collection::vec(prop::collection::vec(act(), 1..6), 1..10),
        open in any::<bool>(),
    ) {
        let mut desk = Desk::base();
        let mut session = desk.fresh(0, Database::default());
        // What an editor shows is remembered from edit to edit.
        for (path, _) in BASE.iter().filter(|_| open) {
            session.set_open(path, true);
        }
        session.check(today());
        for (n, burst) in bursts.iter().enumerate() {
            for act in burst {
                desk.act(act, &mut session);
            }
            let by_file = by_file(&mut session);
            let outcome = session.check(today());
            same_by_file(&by_file, &outcome)?;
            same(&outcome, &desk.fresh(n, Database::default()).check(today()))?;
        }
    }
}

proptest! {
    #![proptest_config(settings(40))]

    #[test]
    fn whatever_the_order_and_the_threads(acts in prop::collection::vec(act(), 0..25), seed in any::<u64>()) {
        let mut desk = Desk::base();
        let mut session = desk.fresh(0, Database::default());
        for act in &acts {
            desk.act(act, &mut session);
        }
        let once = session.check(today());
        same(&session.check(today()), &once)?;
        for turn in 0..4 {
            // Queries begin late, now this and now that.
            let drawn = AtomicU64::new(seed.wrapping_add(turn));
            let late = move |_| {
                let n = drawn.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
                if (n ^ (n >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 61 == 0 {
                    std::thread::sleep(Duration::from_micros(200));
                }
            };
            same(&desk.fresh(turn as usize * 3 + 1, Database::watched(late)).check(today()), &once)?;
        }
    }
}
