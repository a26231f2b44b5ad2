//! What is taken over from the plan above as text: an indicator with the values of all of its years, a program with its
//! indicators and money, a row of values.

use selaras_analysis::documents::NodeRef;
use selaras_analysis::facts::{Known, YearValue};
use selaras_analysis::links::{View, shortest};
use selaras_analysis::plan::{Structure, plan, structure};
use selaras_analysis::register::register;
use selaras_analysis::sheet::sheet;
use selaras_plan::code;
use selaras_plan::number::{Decimal, format_money, format_number};
use selaras_plan::value::Value;
use selaras_plan::years::Years;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::Ide;

/// The lines of an indicator that adopts one of the plan above, with its baseline and the targets of the years that
/// indicators in `into` have; `itself` is what is there of it already. Lines are indented by two spaces a level, from none.
pub fn indikator(
    ide: &Ide,
    into: NodeRef,
    itself: Option<NodeRef>,
    above: NodeRef,
    path: &str,
) -> Vec<String> {
    let tree = structure(ide.db(), ide.workspace(), above.doc);
    let own = structure(ide.db(), ide.workspace(), into.doc);
    // A code that another child has already would be one too many.
    let others = || own.children(into.node).filter(|n| Some(NodeRef { doc: into.doc, node: *n }) != itself);
    let taken = |code: &&str| others().any(|n| own.code(n) == Some(code));
    let code = tree.code(above.node).filter(|c| !taken(c)).map(|c| format!("{c} ")).unwrap_or_default();
    let head = format!("indikator {code}mengacu {path}");
    let rows: Vec<String> =
        [awal(ide, above), target(ide, above, columns(ide, into))].into_iter().flatten().collect();
    if rows.is_empty() {
        return vec![head];
    }
    let mut lines = vec![format!("{head} {{")];
    lines.extend(rows.into_iter().map(|row| format!("  {row}")));
    lines.push("}".to_owned());
    lines
}

/// The lines of a program of the plan above for the document of `into`: code, title, each of its indicators adopted, and
/// the money of each year where it is given to one agency.
pub fn program(ide: &Ide, into: NodeRef, above: NodeRef) -> Option<Vec<String>> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let tree = structure(db, workspace, above.doc);
    let view = View::new(db, workspace, above.doc);
    let title = tree.title(above.node).map(|t| format!(" {}", quoted(t))).unwrap_or_default();
    let mut lines = vec![format!("program {}{title} {{", own_code(ide, into, tree.code(above.node)?))];
    for node in tree.subtree(above.node) {
        if tree.kind(node) == NodeKind::Indikator && tree.code(node).is_some() {
            let path = shortest(&[&view], NodeRef { doc: above.doc, node });
            lines.push(format!("  indikator mengacu {path}"));
        }
    }
    // What several agencies share, none of them may plan for alone.
    if !plan(db, workspace, above.doc).duty(above.node).is_shared() {
        lines.extend(pagu(ide, above, program_columns(ide, into)).map(|row| format!("  {row}")));
    }
    lines.push("}".to_owned());
    Some(lines)
}

/// `awal 2024 = 3,2` as an indicator of the plan above says it.
pub fn awal(ide: &Ide, above: NodeRef) -> Option<String> {
    let found = &sheet(ide.db(), ide.workspace(), above.doc).indicators;
    let awal = found.get(above.node)?.awal.as_ref()?;
    let value = source(&awal.known, awal.unit.as_deref())?;
    Some(match awal.year {
        Some(year) => format!("awal {year} = {value}"),
        None => format!("awal = {value}"),
    })
}

/// `target = 3,3 | 3,5`: an indicator of the plan above, in these columns; in its own where none are known.
pub fn target(ide: &Ide, above: NodeRef, columns: Option<Years>) -> Option<String> {
    let item = sheet(ide.db(), ide.workspace(), above.doc).indicators.get(above.node)?;
    let value = |year: u16| {
        let found = item.targets.iter().find(|t| t.year == year)?;
        source(&found.known, found.unit.as_deref())
    };
    row("target", columns, item.years, value)
}

/// `pagu = Rp1 miliar | Rp1,1 miliar`: a node of the plan above, in these columns; in its own where none are known.
pub fn pagu(ide: &Ide, above: NodeRef, columns: Option<Years>) -> Option<String> {
    let amounts = sheet(ide.db(), ide.workspace(), above.doc).money.amounts(above.node)?;
    row("pagu", columns, Some(amounts.years), |year| amounts.at(year).amount().map(money))
}

/// Year and value of all cells of a series of a node above, as they are written in cells.
pub fn values(ide: &Ide, above: NodeRef, kind: PropKind) -> Vec<(Option<u16>, Option<String>)> {
    let sheet = sheet(ide.db(), ide.workspace(), above.doc);
    if kind == PropKind::Pagu {
        let Some(amounts) = sheet.money.amounts(above.node) else { return Vec::new() };
        return amounts.years.iter().map(|y| (Some(y), amounts.at(y).amount().map(money))).collect();
    }
    let Some(item) = sheet.indicators.get(above.node) else { return Vec::new() };
    let of = |t: &YearValue| (Some(t.year), source(&t.known, t.unit.as_deref()));
    match kind {
        PropKind::Target => item.targets.iter().map(of).collect(),
        PropKind::Akhir => item.akhir.as_ref().or(item.targets.last()).map(of).into_iter().collect(),
        PropKind::Awal => {
            let awal = item.awal.iter();
            awal.map(|a| (a.year, source(&a.known, a.unit.as_deref()))).collect()
        }
        _ => Vec::new(),
    }
}

fn row(
    word: &str,
    columns: Option<Years>,
    own: Option<Years>,
    value: impl Fn(u16) -> Option<String>,
) -> Option<String> {
    let years = columns.or(own)?;
    let mut cells: Vec<String> = years.iter().map(|y| value(y).unwrap_or_default()).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    if cells.is_empty() {
        return None;
    }
    let said = if columns.is_some() { String::new() } else { format!(" {}", written(years)) };
    Some(format!("{word}{said} = {}", cells.join(" | ")))
}

/// Years as they are written before a row: `2025-2029`.
pub fn written(years: Years) -> String {
    years.to_string().replace('–', "-")
}

/// The columns of rows in the body of a node.
pub fn columns(ide: &Ide, into: NodeRef) -> Option<Years> {
    plan(ide.db(), ide.workspace(), into.doc).columns(into.node)
}

/// The columns of a program that is put into a node.
fn program_columns(ide: &Ide, into: NodeRef) -> Option<Years> {
    plan(ide.db(), ide.workspace(), into.doc).tahun_program
}

/// A value as it is written in a cell; none where it is not known.
pub fn source(known: &Known, unit: Option<&str>) -> Option<String> {
    let value = known.value()?;
    let text = if let Value::Money(amount) = value { money(*amount) } else { value.to_source() };
    Some(match unit {
        Some(unit) => format!("{text} {unit}"),
        None => text,
    })
}

/// An amount as planners write it, exact: `Rp1,1 miliar`, `Rp4.955.000.001`.
pub fn money(amount: Decimal) -> String {
    for (power, word) in [(12, "triliun"), (9, "miliar"), (6, "juta")] {
        let one = Decimal::from(10u64.pow(power));
        let Some(counted) = amount.checked_div(one).map(|n| n.normalize()) else { continue };
        if counted.abs() >= Decimal::ONE && counted.scale() <= 3 {
            let sign = if counted.is_sign_negative() { "-" } else { "" };
            return format!("{sign}Rp{} {word}", format_number(counted.abs()));
        }
    }
    format_money(amount)
}

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The code under which a document has a program of the plan above: `X.XX.01` is the agency's own `d.dd.01`.
pub fn own_code(ide: &Ide, into: NodeRef, code: &str) -> String {
    let own = || {
        let region = ide.documents().get(into.doc).region?;
        let register = register(ide.db(), ide.workspace(), region);
        let [agency] = plan(ide.db(), ide.workspace(), into.doc).agencies.agencies[..] else { return None };
        let urusan = register.get(agency).urusan.first()?;
        Some(format!("{urusan}.{}", code.rsplit('.').next()?))
    };
    let every = code::is_every_urusan(code);
    if every { own().unwrap_or_else(|| code.to_owned()) } else { code.to_owned() }
}

/// The document has a program of that code.
pub fn has_program(tree: &Structure, code: &str) -> bool {
    tree.of_kind(NodeKind::Program).any(|n| tree.code(n).is_some_and(|c| code::same_program(c, code)))
}
