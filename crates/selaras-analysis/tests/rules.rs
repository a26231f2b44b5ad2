//! Every example of every rule: the wrong ones give exactly the findings that the catalogue claims, the right ones
//! give none. One test an example, named `T01/wrong/1`; run some with `cargo test --test rules -- T01`.

use std::collections::BTreeMap;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use selaras_analysis::rule::{Example, Rule};
use selaras_analysis::rules::{ALL, TODAY, changed};
use selaras_analysis::{Session, Settings};
use selaras_plan::years::Date;
use selaras_syntax::LineIndex;

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = vec![Trial::test("base/silent", || judge(None, &BASE_EXAMPLE))];
    for rule in ALL {
        for (kind, examples) in [("wrong", rule.wrong), ("right", rule.right)] {
            for (n, example) in examples.iter().enumerate() {
                let name = format!("{}/{kind}/{} {}", rule.code, n + 1, rule.slug);
                trials.push(Trial::test(name, move || judge(Some(rule), example)));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

static BASE_EXAMPLE: Example = Example {
    title: selaras_analysis::rule::Words { id: "", en: "" },
    changes: &[],
    today: None,
    expect: &[],
};

fn judge(rule: Option<&'static Rule>, example: &Example) -> Result<(), Failed> {
    let files: BTreeMap<String, String> = changed(example).into_iter().collect();
    let mut session = Session::new(Settings::default());
    for (path, text) in &files {
        session.set_file(path, Arc::from(text.as_str()));
    }
    let today = Date::parse(example.today.unwrap_or(TODAY)).ok_or("the day of the example")?;
    let outcome = session.check(today);
    let mut got: Vec<String> = outcome
        .diagnostics
        .iter()
        .map(|d| {
            let index = LineIndex::new(&files[&*d.location.file]);
            let line = index.line(d.location.span.start) + 1;
            format!("{}:{line} {} {}", d.location.file, d.severity.name(), d.rule.slug)
        })
        .collect();
    let mut wanted: Vec<String> =
        example.expect.iter().map(|e| format!("{e} {}", rule.map_or("", |r| r.slug))).collect();
    got.sort();
    wanted.sort();
    if got == wanted {
        return Ok(());
    }
    let messages: Vec<String> = outcome
        .diagnostics
        .iter()
        .map(|d| format!("  {} [{}] {}\n      {}", d.location.file, d.rule.code, d.message.id, d.help.id))
        .collect();
    let text = format!(
        "{}\nwanted:\n  {}\nfound:\n  {}\n{}",
        example.title.en,
        wanted.join("\n  "),
        got.join("\n  "),
        messages.join("\n")
    );
    Err(text.into())
}
