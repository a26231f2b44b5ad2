//! What a damaged line costs. A large valid plan is damaged in one place, or in many; then every indicator is looked up
//! at its path with the texts of its properties: all but the damaged one must still be there.
//!
//! `cargo test --test damage -- --nocapture` prints the table.

mod common;

use std::collections::HashMap;
use std::time::Instant;

use common::plan::{Plan, plan};
use selaras_syntax::parse;
use selaras_syntax::schema::NodeKind;
use selaras_syntax::tree::{NodeId, Tree};

/// What an indicator says, by its path. A path may occur more than once.
type Indicators = HashMap<String, Vec<String>>;

fn path(text: &str, tree: &Tree, id: NodeId) -> Option<String> {
    let node = &tree.nodes[id as usize];
    if node.misplaced {
        return None;
    }
    let code = tree.code(node).map_or("", |span| span.of(text));
    let above = match node.parent {
        Some(parent) => path(text, tree, parent)?,
        None => String::new(),
    };
    Some(format!("{above}/{} {code}", node.kind.keyword()))
}

/// The indicators that count, and the number of errors.
fn read(text: &str) -> (Indicators, usize) {
    let parse = parse(text);
    let tree = &parse.tree;
    let mut texts: HashMap<NodeId, String> = HashMap::new();
    for prop in &tree.props {
        if prop.broken {
            continue;
        }
        let said = texts.entry(prop.node).or_default();
        said.push_str(prop.span.of(text));
        said.push('\n');
    }
    let mut indicators = Indicators::new();
    for (id, node) in tree.nodes.iter().enumerate() {
        if node.kind == NodeKind::Indikator
            && let Some(path) = path(text, tree, id as NodeId)
        {
            let header = node.header.of(text);
            let said = texts.remove(&(id as NodeId)).unwrap_or_default();
            indicators.entry(path).or_default().push(format!("{header}\n{said}"));
        }
    }
    (indicators, parse.errors.len())
}

/// How many indicators of `before` are not in `after` as they were.
fn lost(before: &Indicators, after: &Indicators) -> usize {
    let missing = |path: &String, said: &Vec<String>| {
        let now = after.get(path).map_or(&[][..], Vec::as_slice);
        said.iter().filter(|one| !now.contains(one)).count()
    };
    before.iter().map(|(path, said)| missing(path, said)).sum()
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

fn without_line(plan: &Plan, at: usize) -> String {
    let end = line_end(&plan.text, at) + 1;
    format!("{}{}", &plan.text[..at], &plan.text[end..])
}

fn with_line(plan: &Plan, at: usize, line: &str) -> String {
    let indent = plan.text[at..].len() - plan.text[at..].trim_start_matches(' ').len();
    format!("{}{:indent$}{line}\n{}", &plan.text[..at], "", &plan.text[at..])
}

fn with_line_replaced(plan: &Plan, at: usize, change: impl Fn(&str) -> String) -> String {
    let end = line_end(&plan.text, at);
    format!("{}{}{}", &plan.text[..at], change(&plan.text[at..end]), &plan.text[end..])
}

/// A kind of damage: its name, the damaged text, how many indicators it may cost, and how many errors it may give.
struct Damage {
    name: &'static str,
    text: String,
    may_lose: usize,
    may_say: usize,
}

fn damages(plan: &Plan) -> Vec<Damage> {
    let spot = plan.spots[plan.spots.len() / 2].clone();
    let last = plan.spots[plan.spots.len() - 1].clone();
    let program = plan.program_closes[plan.program_closes.len() * 3 / 4];
    let indent = |line: &str| line.len() - line.trim_start().len();
    let keep_indent = |line: &str, new: &str| format!("{:indent$}{new}", "", indent = indent(line));
    let mut all = Vec::new();
    let mut add = |name, text, may_lose, may_say| all.push(Damage { name, text, may_lose, may_say });

    add("valid", plan.text.clone(), 0, 0);
    add("missing } of an indikator", without_line(plan, spot.close), 0, 1);
    add("missing } of a program", without_line(plan, program), 0, 1);
    add("extra } after an indikator", with_line(plan, line_end(&plan.text, spot.close) + 1, "}"), 0, 1);
    add("extra } in an indikator", with_line(plan, spot.target, "}"), 1, 2);
    add(
        "extra } at the end of a line",
        with_line_replaced(plan, spot.close, |line| format!("{line} }}")),
        6,
        2,
    );
    add("stray `= 5 |`", with_line(plan, spot.target, "= 5 |"), 0, 1);
    add("garbage `@@ # ^`", with_line(plan, spot.target, "@@ # ^"), 0, 1);
    add("garbage line of words", with_line(plan, spot.target, "hasil rapat koordinasi 12 Mei"), 0, 1);
    add("garbage before a header", with_line(plan, spot.header, "hasil rapat koordinasi 12 Mei"), 0, 1);
    for (name, half) in [
        ("half-typed `mengacu S2/`", "mendukung S2/"),
        ("half-typed `target 2022-`", "target 2022-"),
        ("half-typed `target 2022-2026 =`", "target 2022-2026 ="),
        ("half-typed `target = 1,0 |`", "target 2022-2026 = 1,0 |"),
        ("keyword alone `target`", "target"),
        ("unclosed value text", "target 2022-2026 = \"baik | 2"),
    ] {
        add(name, with_line_replaced(plan, spot.target, |line| keep_indent(line, half)), 1, 1);
    }
    add("keyword alone `mengacu`", with_line(plan, spot.header, "indikator BARU mengacu"), 0, 1);
    add(
        "unclosed title text",
        with_line_replaced(plan, spot.header, |line| line.replacen("\" {", " {", 1)),
        1,
        1,
    );
    add(
        "unclosed title text and no {",
        with_line_replaced(plan, spot.header, |line| line.replacen("\" {", "", 1)),
        1,
        2,
    );
    add(
        "missing {",
        with_line_replaced(plan, spot.header, |line| line.trim_end_matches(" {").to_owned()),
        0,
        1,
    );
    add("half-typed block `indikator`, beside", with_line(plan, spot.header, "indikator"), 0, 0);
    add(
        "half-typed block `indikator BARU \"x\"`, within",
        with_line(plan, spot.target, "indikator BARU \"x\""),
        0,
        1,
    );
    add("half-typed block `program {`, within", with_line(plan, spot.target, "program {"), 1, 3);
    add("open brace alone", with_line(plan, spot.target, "{"), 0, 1);
    add("two open braces alone", with_line(plan, spot.target, "{ {"), 0, 2);
    add(
        "misspelt `indikatr`",
        with_line_replaced(plan, spot.header, |line| line.replace("indikator", "indikatr")),
        1,
        1,
    );
    add(
        "misspelt `tarrget`",
        with_line_replaced(plan, spot.target, |line| line.replace("target", "tarrget")),
        1,
        1,
    );
    add("NUL bytes", with_line(plan, spot.target, "\0\0\0"), 0, 1);

    let mut many = plan.text.clone();
    let mut count = 0;
    for spot in plan.spots.iter().rev().step_by(10) {
        let end = line_end(&many, spot.target);
        let indent = indent(&many[spot.target..end]);
        many.replace_range(spot.target + indent..end, "target 2022-");
        count += 1;
    }
    add("every 10th indikator half-typed", many, count, count);
    let mut many = plan.text.clone();
    let mut count = 0;
    for spot in plan.spots.iter().rev().step_by(20) {
        many.replace_range(spot.close..line_end(&many, spot.close) + 1, "");
        count += 1;
    }
    add("every 20th } of an indikator missing", many, 0, count);
    let mut many = plan.text.clone();
    let mut count = 0;
    for spot in plan.spots.iter().rev().step_by(20) {
        let end = line_end(&many, spot.header);
        many.replace_range(end - 2..end, "");
        count += 1;
    }
    add("every 20th { of an indikator missing", many, 0, count);
    add("last } missing", plan.text.trim_end().trim_end_matches('}').to_owned(), 0, 1);
    add("truncated in a target", plan.text[..last.target + 24].to_owned(), 1, 2);
    let middle = plan.spots.len() - plan.spots.len() / 2;
    add("truncated at the middle", plan.text[..spot.target + 24].to_owned(), middle, 2);
    all
}

#[test]
fn nothing_is_lost_but_the_damaged_indicator() {
    let plan = plan(310);
    let (before, errors) = read(&plan.text);
    assert_eq!(errors, 0, "the plan is valid");
    let count: usize = before.values().map(Vec::len).sum();
    assert_eq!(count, plan.spots.len() + 1, "every indicator is in the tree");
    println!("{:.2} MB, {count} indikator", plan.text.len() as f64 / 1e6);
    println!("| damage | lost | errors | ms |\n|---|---|---|---|");
    let mut wrong = Vec::new();
    for damage in damages(&plan) {
        let start = Instant::now();
        parse(&damage.text);
        let took = start.elapsed().as_secs_f64() * 1e3;
        let (after, errors) = read(&damage.text);
        let lost = lost(&before, &after);
        println!("| {} | {lost} | {errors} | {took:.1} |", damage.name);
        if lost > damage.may_lose || errors > damage.may_say {
            wrong.push(format!(
                "{}: lost {lost} of at most {}, {errors} errors of at most {}",
                damage.name, damage.may_lose, damage.may_say
            ));
        }
        if damage.may_say > 0 {
            assert!(
                errors > 0 || damage.name.contains("= 1,0 |") || damage.name.contains("mengacu S2/"),
                "{}",
                damage.name
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Any single brace taken out or put in anywhere costs little, and never a panic.
#[test]
fn any_brace() {
    let plan = plan(6);
    let (before, _) = read(&plan.text);
    let braces: Vec<usize> = plan.text.match_indices(['{', '}']).map(|(at, _)| at).collect();
    for at in braces {
        let without = format!("{}{}", &plan.text[..at], &plan.text[at + 1..]);
        let (after, errors) = read(&without);
        assert_eq!((lost(&before, &after), errors), (0, 1), "without the brace at {at}");
    }
    let lines: Vec<usize> = plan.text.match_indices('\n').map(|(at, _)| at + 1).collect();
    for at in lines {
        for brace in ["{", "}"] {
            let with = with_line(&plan, at, brace);
            let (after, errors) = read(&with);
            let lost = lost(&before, &after);
            assert!(lost <= 1 && (1..=2).contains(&errors), "{brace} at {at}: lost {lost}, {errors} errors");
        }
    }
}
