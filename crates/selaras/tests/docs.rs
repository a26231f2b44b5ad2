//! What the documentation claims: rule pages are those of the rules, every `selaras` block parses, every link leads
//! somewhere. `SELARAS_UPDATE=1 cargo test -p selaras --test docs` writes the rule pages anew.

#![allow(clippy::disallowed_methods, reason = "a test that reads the project's own pages")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use selaras_analysis::rules::{ALL, BASE};
use selaras_report::catalogue;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every Markdown page of the project's own, with its text.
fn pages() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "target" | "node_modules" | "corpus") && !name.starts_with('.') {
                    folders.push(path);
                }
            } else if name.ends_with(".md") {
                found.push((path.clone(), fs::read_to_string(&path).expect("a page")));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_rule_pages_are_those_of_the_rules() {
    let folder = root().join("docs/aturan");
    let mut wanted = BTreeMap::from([("README.md".to_owned(), catalogue::index(ALL, ""))]);
    for rule in ALL {
        let page = catalogue::page(rule, BASE).unwrap_or_else(|error| panic!("{}: {error:?}", rule.code));
        wanted.insert(format!("{}.md", rule.slug), page);
    }
    if std::env::var_os("SELARAS_UPDATE").is_some() {
        fs::create_dir_all(&folder).expect("docs/aturan");
        for (name, text) in &wanted {
            fs::write(folder.join(name), text).expect("a page is written");
        }
    }
    let there: BTreeMap<String, String> = fs::read_dir(&folder)
        .expect("docs/aturan")
        .map(|e| e.expect("an entry").path())
        .map(|p| {
            (
                p.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                fs::read_to_string(&p).expect("a page"),
            )
        })
        .collect();
    let names = |pages: &BTreeMap<String, String>| pages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&there), names(&wanted), "write them anew with SELARAS_UPDATE=1");
    for (name, text) in &wanted {
        assert!(
            there.get(name) == Some(text),
            "docs/aturan/{name} is stale: write it anew with SELARAS_UPDATE=1"
        );
    }
}

/// The lines of a block, wrapped in the nodes that its fence names: `selaras rpjmd/misi` stands in a misi of an RPJMD.
fn wrapped(info: &str, block: &str) -> String {
    let chain = info.strip_prefix("selaras").unwrap_or_default().trim();
    let steps: Vec<&str> = chain.split('/').filter(|s| !s.is_empty()).collect();
    let opened: String = steps.iter().map(|step| format!("{step} contoh {{\n")).collect();
    format!("{opened}{block}{}", "}\n".repeat(steps.len()))
}

#[test]
fn every_block_of_the_language_parses() {
    let (mut blocks, mut wrong) = (0, Vec::new());
    for (path, text) in pages() {
        // The pages of rules show mistakes, and cut examples out of a plan.
        if path.components().any(|c| c.as_os_str() == "aturan" || c.as_os_str() == "accept")
            || path.ends_with("gaya.md")
        {
            continue;
        }
        let mut open: Option<(String, String, usize)> = None;
        for (n, line) in text.lines().enumerate() {
            match (&mut open, line.trim_start().strip_prefix("```")) {
                (None, Some(info)) => open = Some((info.trim().to_owned(), String::new(), n + 1)),
                (Some(_), Some(_)) => {
                    let Some((info, block, line)) = open.take() else { continue };
                    if info != "selaras" && !info.starts_with("selaras ") {
                        continue;
                    }
                    blocks += 1;
                    let source = wrapped(&info, &block);
                    for error in selaras_syntax::parse(&source).errors {
                        wrong.push(format!("{}:{line}: {}", path.display(), error.message(&source).id));
                    }
                }
                (Some((_, block, _)), None) => {
                    block.push_str(line);
                    block.push('\n');
                }
                (None, None) => {}
            }
        }
    }
    assert!(blocks >= 40, "only {blocks} blocks: is the fence still `selaras`?");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    let mut wrong = Vec::new();
    for (path, text) in pages() {
        let mut code = false;
        for (n, line) in text.lines().enumerate() {
            code ^= line.trim_start().starts_with("```");
            if code {
                continue;
            }
            for rest in line.split("](").skip(1) {
                let Some(target) = rest.split(')').next() else { continue };
                let file = target.split('#').next().unwrap_or_default();
                if file.is_empty() || file.contains("://") || file.starts_with("mailto:") {
                    continue;
                }
                let folder = path.parent().unwrap_or(&path);
                if !folder.join(file).exists() {
                    wrong.push(format!("{}:{}: {target}", path.display(), n + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
