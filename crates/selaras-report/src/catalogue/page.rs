//! Markdown: a rule's page in `docs/aturan/`, and the index there.

use selaras_analysis::rule::{Example, Lang, Rule, Words};

use super::{
    BASIS, COMPARES, Excerpt, FAMILIES, FIX, Mismatch, REPAIR_BY, RIGHT, WAIVER, WHY, WRONG, basis,
    example_excerpt, family, fix, fix_in_short, waiver,
};

/// The page of `rule`: Indonesian, then English. `base` is the base workspace that its examples change (path, text).
pub fn page(rule: &Rule, base: &[(&str, &str)]) -> Result<String, Mismatch> {
    let mut text = format!(
        "# {} · {}\n\n**{}**\n\n{}\n",
        rule.code,
        rule.slug,
        prose(rule.title.id),
        facts(rule, Lang::Id)
    );
    text.push_str(&sections(rule, Lang::Id, "##"));
    for (title, examples) in [(WRONG, rule.wrong), (RIGHT, rule.right)] {
        for example in examples {
            let shows = prose(example.title.id.trim_end_matches('.'));
            text.push_str(&format!("\n## {}: {shows}\n", title.id));
            text.push_str(&example_text(base, example)?);
        }
    }
    text.push_str(&format!("\n---\n\n## English: {}\n\n{}\n", prose(rule.title.en), facts(rule, Lang::En)));
    text.push_str(&sections(rule, Lang::En, "###"));
    text.push_str(&titles(rule));
    Ok(text)
}

/// The index: a table a family. `pages` is put before the names of pages: empty in `docs/aturan/README.md`.
pub fn index(rules: &[&'static Rule], pages: &str) -> String {
    let mut text = String::from(
        "# Aturan\n\n\
         Setiap aturan punya kode dan nama yang tidak pernah berubah; yang diketik orang adalah namanya. Tingkatnya dapat\n\
         diubah di `selaras.toml`. Halaman-halaman ini ditulis dari kode program: jangan disunting di sini.\n\n\
         *English: every rule has a code and a name that never change; people type the name. The weight can be changed in\n\
         `selaras.toml`. These pages are generated from the code: do not edit them here.*\n",
    );
    for (letter, name) in FAMILIES {
        let family: Vec<_> = rules.iter().filter(|rule| rule.family() == letter).collect();
        if family.is_empty() {
            continue;
        }
        text.push_str(&format!("\n## {letter} · {} (*{}*)\n\n", name.id, name.en));
        text.push_str("| Kode | Aturan | Tingkat | Isi | English | Perbaikan |\n|---|---|---|---|---|---|\n");
        for rule in family {
            text.push_str(&format!(
                "| {} | [`{slug}`]({pages}{slug}.md) | {} | {} | {} | {} |\n",
                rule.code,
                rule.severity.words().id,
                cell(rule.title.id),
                cell(rule.title.en),
                fix_in_short(rule.repair).id,
                slug = rule.slug,
            ));
        }
    }
    text
}

/// Running text in Markdown: an angle bracket would open a tag. Code between backticks stays.
pub(super) fn prose(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts =
        parts.map(|(index, part)| if index % 2 == 0 { part.replace('<', "&lt;") } else { part.to_owned() });
    parts.collect::<Vec<_>>().join("`")
}

fn cell(text: &str) -> String {
    prose(text).replace('|', "\\|").replace('\n', " ")
}

fn facts(rule: &Rule, lang: Lang) -> String {
    let severity = rule.severity.words().get(lang);
    let name = family(rule.family()).get(lang);
    match lang {
        Lang::Id => format!(
            "Tingkat: **{severity}** (`{}`) · kode tetap `{}`, keluarga {name} · sejak versi {}",
            rule.severity.name(),
            rule.code,
            rule.since
        ),
        Lang::En => format!(
            "Weight: **{severity}** (`{}`) · stable code `{}`, family {name} · since version {}",
            rule.severity.name(),
            rule.code,
            rule.since
        ),
    }
}

fn sections(rule: &Rule, lang: Lang, level: &str) -> String {
    let sections = [
        (COMPARES, prose(rule.compares.get(lang))),
        (WHY, prose(rule.why.get(lang))),
        (BASIS, prose(&basis(rule.basis, lang))),
        (REPAIR_BY, prose(rule.repair_by.get(lang))),
        (FIX, fix(rule.repair).get(lang).to_owned()),
        (WAIVER, waiver(rule, lang)),
    ];
    sections.into_iter().map(|(title, text)| format!("\n{level} {}\n\n{text}\n", title.get(lang))).collect()
}

fn example_text(base: &[(&str, &str)], example: &Example) -> Result<String, Mismatch> {
    let mut text: String = example_excerpt(base, example)?.iter().map(excerpt).collect();
    if let Some(today) = example.today {
        text.push_str(&format!("\nDengan `--today {today}`.\n"));
    }
    if !example.expect.is_empty() {
        let places = example.expect.iter().map(|expected| {
            let (place, severity) = expected.split_once(' ').unwrap_or((expected, ""));
            format!("`{place}` {}", severity_words(severity).id)
        });
        text.push_str(&format!("\nTemuan: {}\n", places.collect::<Vec<_>>().join("; ")));
    }
    Ok(text)
}

fn severity_words(name: &str) -> Words {
    use selaras_analysis::rule::Severity::{Error, Info, Warning};
    [Error, Warning, Info]
        .into_iter()
        .find(|s| s.name() == name)
        .map_or(Words { id: "", en: "" }, |s| s.words())
}

fn excerpt(excerpt: &Excerpt) -> String {
    let (first, last) = (excerpt.lines.first(), excerpt.lines.last());
    let (first, last) = (first.map_or(1, |line| line.number), last.map_or(1, |line| line.number));
    let lines: String = excerpt.lines.iter().map(|line| format!("{}\n", line.text)).collect();
    format!("\n`{}`, baris {first}–{last}:\n\n```selaras\n{lines}```\n", excerpt.file)
}

/// The examples stand in the Indonesian part; what they show is said in English too.
fn titles(rule: &Rule) -> String {
    let mut text = String::new();
    for (title, examples) in [(WRONG, rule.wrong), (RIGHT, rule.right)] {
        if examples.is_empty() {
            continue;
        }
        text.push_str(&format!("\n### {} (shown above)\n\n", title.en));
        text.extend(examples.iter().map(|example| format!("- {}\n", prose(example.title.en))));
    }
    text
}
