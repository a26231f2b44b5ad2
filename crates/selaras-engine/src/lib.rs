//! From a workspace on disk to the analysis and back: the one place that knows both, for the command line and for the
//! language server.

use std::sync::Arc;

use selaras_analysis::diagnostic::Outcome;
use selaras_analysis::rule::{Lang, Rule, Severity, Text};
use selaras_analysis::{ReadProblem, Session, Settings, Snapshot, rules};
use selaras_plan::years::Date;
use selaras_workspace::{Config, KnownRule, KnownRules, Level, Message, Workspace};

/// Where the project lives.
pub const HOME: &str = env!("CARGO_PKG_REPOSITORY");
/// Where the rules' pages are: a slug and `.md` follow.
pub const PAGES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/aturan/");

/// Every rule, in the order of the catalogue.
pub fn all_rules() -> &'static [&'static Rule] {
    rules::ALL
}

/// What `selaras.toml` may say of rules. No rule has options of its own yet.
pub fn known_rules() -> KnownRules {
    let known = |rule: &&Rule| KnownRule {
        slug: rule.slug.to_owned(),
        code: rule.code.to_owned(),
        title: Message::new(rule.title.id, rule.title.en),
        options: Vec::new(),
    };
    KnownRules { rules: all_rules().iter().map(known).collect() }
}

/// The same language, as the analysis says it.
pub fn lang(lang: selaras_workspace::Lang) -> Lang {
    match lang {
        selaras_workspace::Lang::Id => Lang::Id,
        selaras_workspace::Lang::En => Lang::En,
    }
}

/// The analysis of one workspace.
pub struct Engine {
    session: Session,
}

impl Engine {
    /// With every file of the workspace, and what is wrong with them.
    pub fn new(workspace: &Workspace) -> Engine {
        let mut engine = Engine { session: Session::new(settings(workspace.config())) };
        engine.follow(workspace);
        engine
    }

    /// Takes over what the workspace holds now; what is equal costs nothing.
    pub fn follow(&mut self, workspace: &Workspace) {
        self.session.set_settings(settings(workspace.config()));
        let gone: Vec<String> = self
            .session
            .paths()
            .filter(|p| !workspace.files().contains_key(*p) && workspace.problems().all(|q| &*q.path != *p))
            .map(str::to_owned)
            .collect();
        for path in gone {
            self.session.remove_file(&path);
        }
        let problems: std::collections::BTreeMap<&str, _> =
            workspace.problems().map(|p| (&*p.path, p)).collect();
        for (path, source) in workspace.files() {
            if !problems.contains_key(&**path) {
                self.session.set_file(path, source.text().clone());
            }
        }
        for (path, problem) in problems {
            let text = workspace.files().get(path).map(|s| s.text().clone()).unwrap_or_default();
            let problem = ReadProblem {
                limit: problem.kind.is_limit(),
                at: problem.place.and_then(|place| u32::try_from(place.offset).ok()),
                message: text_of(&problem.message),
                help: text_of(&problem.help),
            };
            self.session.set_problem(path, text, problem);
        }
    }

    /// Sets the text of one file.
    pub fn set(&mut self, path: &str, text: Arc<str>) {
        self.session.set_file(path, text);
    }

    /// An editor shows a file, or no longer does.
    pub fn set_open(&mut self, path: &str, open: bool) {
        self.session.set_open(path, open);
    }

    /// What is there now, to be asked on any thread. The next change waits until it is dropped.
    pub fn snapshot(&mut self) -> Snapshot {
        self.session.snapshot()
    }

    /// The text of a file, as it is analysed.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        self.session.text(path)
    }

    /// The session itself, for what changes texts and looks again.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Everything that is found.
    pub fn check(&mut self, today: Date) -> Outcome {
        self.session.check(today)
    }
}

fn settings(config: &Config) -> Settings {
    let level = |level: Level| match level {
        Level::Off => None,
        Level::Info => Some(Severity::Info),
        Level::Warning => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    };
    let levels = config.rules.iter().filter_map(|(slug, set)| Some((slug.clone(), level(set.level?))));
    Settings { levels: levels.collect(), region: config.daerah.clone() }
}

fn text_of(message: &Message) -> Text {
    Text::new(message.id.clone(), message.en.clone())
}

/// The slug that is nearest to `word`, if one is near enough to have been meant.
pub fn nearest_rule(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    all_rules()
        .iter()
        .map(|r| (strsim::damerau_levenshtein(&word, r.slug), r.slug))
        .filter(|(distance, slug)| *distance <= slug.len() / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, slug)| slug)
}

/// The local date; none where the computer's clock shows no year of ours.
pub fn today() -> Option<Date> {
    let now = jiff::ZonedDateTime::now().date();
    let part = |n: i8| u8::try_from(n).ok();
    Date::new(u16::try_from(now.year()).ok()?, part(now.month())?, part(now.day())?)
}
