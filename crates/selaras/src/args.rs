//! What is asked for on the command line. The words of the help are in [`words`], in both languages; those of wrong use
//! in [`mod@wrong`].

use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use selaras_analysis::rule::{Lang, Severity};
use selaras_plan::years::Date;
use selaras_report::Format;
use selaras_workspace::Message;

mod words;
mod wrong;

pub use words::command;
pub use wrong::describe;

/// `selaras …`
#[derive(Parser, Debug)]
#[command(name = "selaras", version)]
pub struct Cli {
    /// The language of everything that is said.
    #[arg(long, global = true, value_name = "id|en")]
    pub lang: Option<Language>,
    /// Whether colours are used.
    #[arg(long, global = true, value_name = "auto|always|never", default_value = "auto")]
    pub color: Color,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The verbs.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Lints plans.
    Check(Check),
    /// Formats plans.
    Fmt(Fmt),
    /// Explains a rule.
    Explain(Explain),
    /// Lists the rules.
    Rules(Rules),
    /// Writes a small plan to start from.
    Init(Init),
    /// Speaks the language server protocol on standard input and output.
    Server(Server),
    /// Prints a shell's completions.
    Completions(Completions),
    /// Speaks of `selaras.toml`.
    #[command(subcommand)]
    Config(Config),
}

/// `selaras check`
#[derive(Args, Debug)]
pub struct Check {
    /// Files and folders; none: the current folder.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Reports; none: human, on standard output.
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = read_output)]
    pub format: Vec<Output>,
    /// The weight that fails the run.
    #[arg(long, value_name = "error|warning|info|never", default_value = "error")]
    pub fail_on: FailOn,
    /// Only these rules.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Without these rules.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub skip: Vec<String>,
    /// Only this agency's findings.
    #[arg(long, value_name = "ID")]
    pub agency: Option<String>,
    /// Findings only.
    #[arg(long, short)]
    pub quiet: bool,
    /// What was read, and how long it took.
    #[arg(long)]
    pub stats: bool,
    /// Stays, and checks again after each change.
    #[arg(long, conflicts_with_all = ["fix", "fix_unsafe", "diff", "write_baseline", "stdin_filename"])]
    pub watch: bool,
    /// The day that counts as today.
    #[arg(long, value_name = "DATE", value_parser = read_date)]
    pub today: Option<Date>,
    /// Accepted findings.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Accepts all findings.
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Only what is new since a git revision.
    #[arg(long, value_name = "GITREF")]
    pub since: Option<String>,
    /// Applies safe fixes.
    #[arg(long)]
    pub fix: bool,
    /// Applies all fixes.
    #[arg(long)]
    pub fix_unsafe: bool,
    /// Shows the fixes, and changes nothing.
    #[arg(long)]
    pub diff: bool,
    /// Where the text of `-` belongs.
    #[arg(long, value_name = "FILE")]
    pub stdin_filename: Option<PathBuf>,
}

/// `selaras fmt`
#[derive(Args, Debug)]
pub struct Fmt {
    /// Files and folders; none: the current folder; `-`: standard input.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Writes nothing, and fails where something would change.
    #[arg(long)]
    pub check: bool,
    /// Shows what would change.
    #[arg(long)]
    pub diff: bool,
}

/// `selaras explain`
#[derive(Args, Debug)]
pub struct Explain {
    /// By slug or code.
    #[arg(value_name = "RULE")]
    pub rule: String,
    /// How it is written.
    #[arg(long, value_name = "human|json", default_value = "human")]
    pub format: ExplainFormat,
}

/// `selaras rules`
#[derive(Args, Debug)]
pub struct Rules {
    /// How they are written.
    #[arg(long, value_name = "human|json|markdown", default_value = "human")]
    pub format: RulesFormat,
}

/// `selaras init`
#[derive(Args, Debug)]
pub struct Init {
    /// Where; none: the current folder.
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
}

/// `selaras server`
#[derive(Args, Debug)]
pub struct Server {
    /// Standard input and output: the only way there is. Many editors say it.
    #[arg(long, hide = true)]
    pub stdio: bool,
    /// A file in which is said what happens.
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// A file in which every message is written down.
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
    /// Plays a recording instead of serving.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["log", "record"])]
    pub replay: Option<PathBuf>,
    /// How fast a recording is played.
    #[arg(long, value_name = "max|N", requires = "replay", value_parser = read_speed)]
    pub speed: Option<selaras_server::Speed>,
}

fn read_speed(word: &str) -> Result<selaras_server::Speed, String> {
    match word.parse::<f64>() {
        _ if word == "max" => Ok(selaras_server::Speed::Max),
        Ok(times) if times > 0.0 && times.is_finite() => Ok(selaras_server::Speed::Times(times)),
        _ => Err("max | 1 | 10 | 0.5".to_owned()),
    }
}

/// `selaras completions`
#[derive(Args, Debug)]
pub struct Completions {
    /// Which shell.
    #[arg(value_name = "bash|zsh|fish|powershell|elvish")]
    pub shell: Shell,
}

/// `selaras config`
#[derive(Subcommand, Debug)]
pub enum Config {
    /// Prints the JSON schema of `selaras.toml`.
    Schema,
}

/// `--lang`
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    Id,
    En,
}

/// `--color`
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// `--fail-on`
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

/// `explain --format`
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExplainFormat {
    Human,
    Json,
}

/// `rules --format`
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum RulesFormat {
    Human,
    Json,
    Markdown,
}

/// One report: its format, and the file that it goes to (none: standard output).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Output {
    pub format: Format,
    pub file: Option<PathBuf>,
}

impl Language {
    /// As the rest of the project says it.
    pub fn lang(self) -> Lang {
        match self {
            Language::Id => Lang::Id,
            Language::En => Lang::En,
        }
    }
}

impl FailOn {
    /// The least weight that fails.
    pub fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        }
    }
}

/// A value that its reader refuses, in both languages.
#[derive(Debug)]
pub struct BadValue(pub Message);

impl std::fmt::Display for BadValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.id)
    }
}

impl std::error::Error for BadValue {}

fn read_output(word: &str) -> Result<Output, BadValue> {
    let (name, file) = match word.split_once('=') {
        Some((name, file)) => (name, Some(file)),
        None => (word, None),
    };
    let format = Format::from_name(name).ok_or_else(|| {
        let names = Format::ALL.map(Format::name).join(", ");
        BadValue(Message::new(format!("bentuk laporan yang ada: {names}"), format!("formats are: {names}")))
    })?;
    match file {
        Some("") => Err(BadValue(Message::new(
            "setelah `=` harus ada nama berkas",
            "a file name must follow the `=`",
        ))),
        Some("-") | None => Ok(Output { format, file: None }),
        Some(file) => Ok(Output { format, file: Some(file.into()) }),
    }
}

fn read_date(word: &str) -> Result<Date, BadValue> {
    Date::parse(word).ok_or_else(|| {
        BadValue(Message::new(
            "tanggal ditulis tahun-bulan-hari, misalnya 2026-11-24",
            "a date is written year-month-day, for example 2026-11-24",
        ))
    })
}

/// Reads the command line, of which the first word is the program's name.
pub fn read(words: &[std::ffi::OsString], lang: Lang) -> Result<Cli, clap::Error> {
    let mut command = command(Cli::command(), lang);
    let matches = command.try_get_matches_from_mut(words)?;
    Cli::from_arg_matches(&matches)
}

#[cfg(test)]
mod tests;
