//! Parsing, one thread: lexing, grammar, recovery, byte spans; beside the peers on the same content, round robin.

use std::hint::black_box;
use std::time::{Duration, Instant};

use selaras_generator::{Profile, generate};
use selaras_syntax::schema::NodeKind;

use crate::peers::{Content, in_json, in_toml};
use crate::table::{Bar, Table, median};

/// Measures parsing over KOTA-L.
pub fn measure(table: &mut Table, quick: bool) {
    let profile = if quick { Profile::Kota } else { Profile::KotaL };
    let rounds = if quick { 3 } else { 11 };
    let files: Vec<Content> = generate(profile, 1)
        .files
        .into_iter()
        .filter(|f| !f.path.ends_with(".toml"))
        .filter_map(|f| String::from_utf8(f.bytes).ok())
        .map(|text| Content::of(&text))
        .collect();
    let damaged: Vec<String> = files.iter().map(|f| damage(&f.plan, 1)).collect();
    let often: Vec<String> = files.iter().map(|f| damage(&f.plan, 50)).collect();
    let bytes: usize = files.iter().map(|f| f.plan.len()).sum();
    let mb = bytes as f64 / 1e6;

    let mut errors = 0;
    let wanted: usize = files.iter().map(|f| f.indicators).sum();
    let indicators = |text: &str| {
        selaras_syntax::parse(text).tree.nodes.iter().filter(|n| n.kind == NodeKind::Indikator).count()
    };
    for file in &files {
        errors += selaras_syntax::parse(&file.plan).errors.len();
    }
    table.assert("parse: errors in valid text", errors == 0, &errors.to_string());
    let ours: usize = files.iter().map(|f| indicators(&f.plan)).sum();
    table.assert("parse: indicators", ours == wanted, &format!("{ours}, not {wanted}"));
    let kept: usize = damaged.iter().map(|f| indicators(f)).sum();
    table.assert("parse: indicators of damaged text", kept == wanted, &format!("{kept}, not {wanted}"));
    let json: usize = files.iter().map(|f| serde_json::from_str(&f.json).map_or(0, |v| in_json(&v))).sum();
    table.assert("parse: indicators that serde_json sees", json == wanted, &format!("{json}, not {wanted}"));
    let toml: usize = files
        .iter()
        .map(|f| f.toml.parse::<toml_edit::DocumentMut>().map_or(0, |d| in_toml(d.as_table())))
        .sum();
    table.assert("parse: indicators that toml_edit sees", toml == wanted, &format!("{toml}, not {wanted}"));

    let mut times: [Vec<Duration>; 6] = Default::default();
    for _ in 0..rounds {
        times[0].push(time(&files, |f| drop(black_box(selaras_syntax::parse(&f.plan)))));
        times[1].push(time(&damaged, |f| drop(black_box(selaras_syntax::parse(f)))));
        times[2].push(time(&often, |f| drop(black_box(selaras_syntax::parse(f)))));
        times[3].push(time(&files, |f| drop(black_box(serde_json::from_str::<serde_json::Value>(&f.json)))));
        times[4].push(time(&files, |f| drop(black_box(f.toml.parse::<toml_edit::DocumentMut>()))));
        times[5].push(time(&files, |f| drop(black_box(selaras_syntax::lex(&f.plan)))));
    }
    let [valid, one, many, json, toml, lexing] = times.map(|t| mb / median(&t));
    let of = format!("{mb:.1} MB, median of {rounds}");
    table.figure("parse, valid", valid, "MB/s", Bar::AtLeast(150.0), &of);
    table.figure("parse, one error in each file", one, "MB/s", Bar::AtLeast(110.0), &of);
    table.figure("parse, an error every 50 lines", many, "MB/s", Bar::AtLeast(110.0), &of);
    table.figure(
        "parse / toml_edit DocumentMut",
        valid / toml,
        "×",
        Bar::AtLeast(5.0),
        &format!("{toml:.1} MB/s"),
    );
    table.figure(
        "parse / serde_json Value",
        valid / json,
        "×",
        Bar::AtLeast(1.5),
        &format!("{json:.1} MB/s"),
    );
    table.figure("lexing with trivia", lexing, "MB/s", Bar::None, &of);
}

fn time<T>(files: &[T], work: impl Fn(&T)) -> Duration {
    let start = Instant::now();
    files.iter().for_each(work);
    start.elapsed()
}

/// Garbage on a line of its own: once in the middle, or every so many lines.
fn damage(text: &str, every: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut damaged = String::with_capacity(text.len() + 1000);
    for (n, line) in lines.iter().enumerate() {
        let here = if every == 1 { n == lines.len() / 2 } else { n % every == every - 1 };
        // Between the lines of a statement it would part what belongs together.
        let starts = line.trim_start().chars().next().is_some_and(|c| c.is_alphabetic());
        if here && starts {
            damaged.push_str("tarrget 5 = = @\n");
        }
        damaged.push_str(line);
        damaged.push('\n');
    }
    damaged
}
