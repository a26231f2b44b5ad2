//! More about an item, told when it is chosen: what a node says, with its targets; why a rule is there.

use selaras_analysis::context::name_of;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::plan::{plan, structure};
use selaras_analysis::register::register;
use selaras_analysis::rule::Text;
use selaras_analysis::rules;
use selaras_analysis::sheet::sheet;
use selaras_syntax::schema::NodeKind;

use super::Subject;
use crate::Ide;
use crate::skeleton::{money, source};

/// The words about an item, as Markdown; none where the node is not what it was.
pub fn about(ide: &Ide, subject: &Subject) -> Option<String> {
    match subject {
        Subject::Rule(slug) => {
            let rule = rules::find(slug)?;
            let (title, why) = (rule.title.get(ide.lang), rule.why.get(ide.lang));
            Some(format!("**{}** {title}\n\n{why}", rule.code))
        }
        Subject::Node(node, code) => {
            let known = ide.documents().list.get(node.doc.0 as usize).is_some();
            let tree = known.then(|| structure(ide.db(), ide.workspace(), node.doc))?;
            let same = node.node < tree.len() && tree.code(node.node).unwrap_or_default() == &**code;
            same.then(|| about_node(ide, *node))
        }
    }
}

fn about_node(ide: &Ide, node: NodeRef) -> String {
    let (db, workspace) = (ide.db(), ide.workspace());
    let (tree, plan) = (structure(db, workspace, node.doc), plan(db, workspace, node.doc));
    let head = tree.head(node.node);
    let mut lines =
        vec![format!("**{} {}**", tree.kind(node.node).keyword(), head.code.as_deref().unwrap_or_default())];
    if let Some(title) = &head.title {
        lines.push(title.to_string());
    }
    let around: Vec<String> =
        tree.ancestors(node.node).skip(1).take_while(|n| *n != 0).map(|n| name_of(tree, n)).collect();
    if !around.is_empty() {
        lines.push(around.join(" ‹ "));
    }
    // A register's nodes have neither duties nor figures.
    if !plan.kind.is_plan() {
        return lines.join("\n\n");
    }
    let duty = plan.duty(node.node);
    let agencies =
        ide.documents().get(node.doc).region.map(|r| register(db, workspace, r)).unwrap_or_default();
    let mut names: Vec<String> = duty.agencies.iter().map(|a| agencies.get(*a).name.to_string()).collect();
    if duty.all {
        names.push(ide.say(&Text::new("semua perangkat daerah", "all agencies")));
    }
    if !names.is_empty() {
        let word = ide.say(&Text::new("Penanggung jawab", "In charge"));
        lines.push(format!("{word}: {}", names.join(", ")));
    }
    lines.extend(figures(ide, node));
    lines.join("\n\n")
}

/// Unit, direction and targets of an indicator; the money of another node.
fn figures(ide: &Ide, node: NodeRef) -> Vec<String> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let sheet = sheet(db, workspace, node.doc);
    let tree = structure(db, workspace, node.doc);
    let mut lines = Vec::new();
    let mut columns: Vec<(String, String)> = Vec::new();
    if let Some(item) =
        sheet.indicators.get(node.node).filter(|_| tree.kind(node.node) == NodeKind::Indikator)
    {
        let unit = item.satuan.value.as_ref().map(|u| u.show());
        let words = [unit, item.direction().map(|a| a.word().to_owned())];
        lines.extend(
            Some(words.into_iter().flatten().collect::<Vec<_>>().join(", ")).filter(|w| !w.is_empty()),
        );
        if let Some(awal) = &item.awal {
            let year = awal.year.map(|y| format!(" {y}")).unwrap_or_default();
            columns
                .push((format!("awal{year}"), source(&awal.known, awal.unit.as_deref()).unwrap_or_default()));
        }
        for target in &item.targets {
            let value = source(&target.known, target.unit.as_deref()).unwrap_or_default();
            columns.push((target.year.to_string(), value));
        }
    } else if let Some(amounts) = sheet.money.amounts(node.node) {
        for year in amounts.years.iter() {
            columns.push((year.to_string(), amounts.at(year).amount().map(money).unwrap_or_default()));
        }
    }
    if !columns.is_empty() {
        let row = |cells: Vec<&str>| format!("| {} |", cells.join(" | "));
        let heads = row(columns.iter().map(|(h, _)| h.as_str()).collect());
        let rule = row(columns.iter().map(|_| "---").collect());
        let values = row(columns.iter().map(|(_, v)| v.as_str()).collect());
        lines.push(format!("{heads}\n{rule}\n{values}"));
    }
    lines
}
