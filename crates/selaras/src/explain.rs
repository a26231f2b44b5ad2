//! `selaras explain` and `selaras rules`: the catalogue, read off the rules.

use selaras_analysis::rules::{BASE, find};
use selaras_report::Options;
use selaras_report::catalogue::{self, Mismatch};

use crate::args::{Explain, ExplainFormat, Rules, RulesFormat};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::say::{self, Failure, Voice};
use selaras_engine::{HOME, PAGES, all_rules, nearest_rule};

/// `selaras explain RULE`
pub fn run(asked: &Explain, voice: &Voice, color: bool, environment: &Environment) -> Result<Exit, Failure> {
    let Some(rule) = find(&asked.rule) else {
        let word = &asked.rule;
        let (id, en) = nearest_rule(word).map_or((String::new(), String::new()), |slug| {
            (format!("; mungkin maksudnya `{slug}`"), format!("; did you mean `{slug}`?"))
        });
        return Err(Failure::new(
            format!("aturan `{word}` tidak dikenal{id}; semua aturan: `selaras rules`"),
            format!("unknown rule `{word}`{en}; all rules: `selaras rules`"),
        ));
    };
    let text = match asked.format {
        ExplainFormat::Human => {
            let url = format!("{PAGES}{}.md", rule.slug);
            catalogue::explain(rule, BASE, &url, voice.lang(), &options(color, environment))
                .map_err(broken)?
        }
        ExplainFormat::Json => format!("{:#}\n", catalogue::explain_json(rule, BASE, PAGES).map_err(broken)?),
    };
    say::out(text.as_bytes())?;
    Ok(Exit::Clean)
}

/// `selaras rules`
pub fn list(asked: &Rules, voice: &Voice, color: bool, environment: &Environment) -> Result<Exit, Failure> {
    let text = match asked.format {
        RulesFormat::Human => catalogue::list(all_rules(), voice.lang(), &options(color, environment)),
        RulesFormat::Json => format!("{:#}\n", catalogue::list_json(all_rules(), PAGES)),
        RulesFormat::Markdown => catalogue::index(all_rules(), PAGES),
    };
    say::out(text.as_bytes())?;
    Ok(Exit::Clean)
}

fn options(color: bool, environment: &Environment) -> Options {
    Options { color, width: environment.terminal, quiet: false }
}

/// An example does not fit the base workspace; the rules' own tests see to it that none does.
fn broken(mismatch: Mismatch) -> Failure {
    Failure::new(
        format!("contoh aturan ini rusak ({mismatch:?}); mohon laporkan di {HOME}/issues"),
        format!("an example of this rule is broken ({mismatch:?}); please report it at {HOME}/issues"),
    )
}
