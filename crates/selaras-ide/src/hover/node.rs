//! A node: its name, whose it is, what it is for, its figures, who takes it up, what is found in it.

use selaras_analysis::context::{document_word, name_of, shorten};
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::facts::{Field, Indikator};
use selaras_analysis::plan::{Duty, plan, structure};
use selaras_analysis::register::{AgencyId, Register, register};
use selaras_plan::scale::ScaleKind;
use selaras_plan::years::Years;
use selaras_syntax::schema::NodeKind;

use super::{findings, say, tables};
use crate::Ide;
use crate::figures::{Figures, few};
use crate::page::Page;
use crate::takers::{Way, takers};
use crate::upward::upward;

/// More names than that are counted only.
const MANY: usize = 5;

/// Tells of a node.
pub(super) fn describe(ide: &Ide, node: NodeRef, page: &mut Page) {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let head = tree.head(node.node);
    let words = [head.code.as_deref().map(str::to_owned), head.title.as_deref().map(|t| format!("\"{t}\""))];
    let mut title = document_word(head.kind).to_owned();
    words.into_iter().flatten().for_each(|w| title = format!("{title} {w}"));
    page.title(title);
    match head.kind {
        NodeKind::PerangkatDaerah => agency(ide, node, page),
        kind if kind.is_document() => document(ide, node.doc, page),
        _ => within_plan(ide, node, page),
    }
    let entries: Vec<String> = head.entries.iter().map(|w| w.text.to_string()).collect();
    let between = if head.kind == NodeKind::Kelompok { ", " } else { " " };
    page.line(say(ide, "Isi", "Holds"), entries.join(between));
    taken_up(ide, node, page);
    findings::describe(ide, node, None, page);
}

/// A document in a sentence: `Renstra dinkes-2025`.
pub(super) fn document_name(ide: &Ide, doc: DocId) -> String {
    let document = ide.documents().get(doc);
    format!("{} {}", document_word(document.kind), document.id).trim_end().to_owned()
}

fn within_plan(ide: &Ide, node: NodeRef, page: &mut Page) {
    let (db, workspace) = (ide.db(), ide.workspace());
    let tree = structure(db, workspace, node.doc);
    let duty = plan(db, workspace, node.doc).duty(node.node);
    let who = in_charge(ide, node.doc, duty);
    let document = document_name(ide, node.doc);
    page.line("", if who.is_empty() { document } else { format!("{document} · {who}") });
    let up = upward(ide, node);
    for way in &up.ways {
        let names: Vec<String> = way.iter().map(|n| short_name(ide, *n)).collect();
        page.line(say(ide, "Untuk", "For"), names.join(" › "));
    }
    for promise in up.promises.iter().filter(|p| **p != node).take(MANY) {
        page.line(say(ide, "Janji", "Promise"), short_name(ide, *promise));
    }
    if tree.kind(node.node) == NodeKind::Indikator {
        let item = Figures::of(ide, node.doc).indikator(node.node);
        if let Some(of) = item.adopted() {
            let path = structure(db, workspace, of.doc).path(of.node);
            let name = format!("{}: {path}", document_name(ide, of.doc));
            page.line(say(ide, "Sama dengan", "The same as"), name);
        }
        page.line("", measure(ide, &item));
        tables::targets(ide, node, page);
    }
    tables::pagu(ide, node, page);
}

/// A node with a short title: `sasaran S1 "Meningkatnya layanan…"`.
fn short_name(ide: &Ide, node: NodeRef) -> String {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    match (tree.code(node.node), tree.title(node.node)) {
        (Some(code), Some(title)) => {
            format!("{} {code} \"{}\"", document_word(tree.kind(node.node)), shorten(title, 48))
        }
        _ => name_of(tree, node.node),
    }
}

/// What an indicator measures: unit, direction, way of counting, scale.
fn measure(ide: &Ide, item: &Indikator) -> String {
    let mut words = Vec::new();
    let mut add = |label: String, value: Option<String>, inherited: bool| {
        if let Some(value) = value {
            let from = if inherited { say(ide, " (diwarisi)", " (inherited)") } else { String::new() };
            words.push(format!("{label} {value}{from}"));
        }
    };
    let adopts = item.adopted().is_some() || !item.shares.is_empty();
    fn taken<T>(field: &Field<T>) -> bool {
        field.value.is_some() && field.prop.is_none()
    }
    let unit = item.satuan.value.as_ref().filter(|u| !u.is_empty()).map(|u| u.show());
    let carried = item.own_targets().any(|t| t.unit.is_some());
    add(say(ide, "satuan", "unit"), unit, adopts && taken(&item.satuan) && !carried);
    let arah = item.direction().map(|a| a.to_string());
    add(say(ide, "arah", "direction"), arah, adopts && taken(&item.arah));
    let perhitungan = item.perhitungan.value.map(|p| p.to_string());
    add(say(ide, "perhitungan", "counted as"), perhitungan, adopts && taken(&item.perhitungan));
    let scale = item.skala.value.as_ref().map(|s| match &s.kind {
        ScaleKind::Numeric { .. } => s.name.clone(),
        _ => s.grades().join(" < "),
    });
    add(say(ide, "skala", "scale"), scale, adopts && taken(&item.skala));
    if item.iku {
        words.push("IKU".to_owned());
    }
    words.join(" · ")
}

fn registered(ide: &Ide, doc: DocId) -> std::sync::Arc<Register> {
    let region = ide.documents().get(doc).region;
    region.map(|r| register(ide.db(), ide.workspace(), r)).unwrap_or_default()
}

/// The agencies of a duty by name.
fn in_charge(ide: &Ide, doc: DocId, duty: &Duty) -> String {
    if duty.all {
        return say(ide, "semua perangkat daerah", "all agencies");
    }
    if duty.unknown {
        return String::new();
    }
    let register = registered(ide, doc);
    let names: Vec<String> = duty.agencies.iter().map(|a| agency_name(&register, *a)).collect();
    ide.say(&few(&names, MANY))
}

fn agency_name(register: &Register, agency: AgencyId) -> String {
    let agency = register.get(agency);
    if agency.name.is_empty() { agency.id.to_string() } else { agency.name.to_string() }
}

fn document(ide: &Ide, doc: DocId, page: &mut Page) {
    let (db, workspace) = (ide.db(), ide.workspace());
    let document = ide.documents().get(doc);
    let (tree, plan) = (structure(db, workspace, doc), plan(db, workspace, doc));
    if document.kind == NodeKind::Renstra {
        page.line(say(ide, "Perangkat daerah", "Agency"), in_charge(ide, doc, &plan.agencies));
    }
    let region = document.region.filter(|r| *r != doc);
    page.line(say(ide, "Daerah", "Region"), region.map(|r| short_name(ide, first(r))).unwrap_or_default());
    let leads = |leads: selaras_analysis::documents::Leads| {
        leads.doc().map(|d| document_name(ide, d)).unwrap_or_default()
    };
    page.line(say(ide, "Berpedoman pada", "Follows"), leads(document.upstream));
    page.line(say(ide, "Perubahan dari", "Revises"), leads(document.revises));
    let years = [("periode", plan.periode), ("tahun", plan.tahun), ("tahun-program", plan.tahun_program)];
    let years = years.into_iter().filter_map(|(word, y)| Some(format!("{word} {}", shown_years(y?))));
    page.line("", years.collect::<Vec<_>>().join(" · "));
    let kinds = [
        NodeKind::PerangkatDaerah,
        NodeKind::Misi,
        NodeKind::Tujuan,
        NodeKind::Sasaran,
        NodeKind::Program,
        NodeKind::Kegiatan,
        NodeKind::Subkegiatan,
        NodeKind::Indikator,
    ];
    let counts = kinds.into_iter().map(|k| (tree.of_kind(k).count(), k)).filter(|(n, _)| *n > 0);
    let counts: Vec<String> = counts.map(|(n, kind)| format!("{n} {}", document_word(kind))).collect();
    page.line(say(ide, "Memuat", "Holds"), counts.join(", "));
    if document.replaced {
        let words = say(ide, "Tidak berlaku lagi: ada rencana yang menggantikannya.", "No longer in force.");
        page.line("", words);
    }
}

fn first(doc: DocId) -> NodeRef {
    NodeRef { doc, node: 0 }
}

fn shown_years(years: Years) -> String {
    let list: Vec<u16> = years.iter().collect();
    match list.as_slice() {
        [first, .., last] if usize::from(last - first) + 1 == list.len() => format!("{first}–{last}"),
        list => list.iter().map(u16::to_string).collect::<Vec<_>>().join(", "),
    }
}

fn agency(ide: &Ide, node: NodeRef, page: &mut Page) {
    let register = registered(ide, node.doc);
    let Some(id) = register.ids().find(|a| register.get(*a).node == node) else { return };
    let agency = register.get(id);
    let name = |a: Option<AgencyId>| a.map(|a| agency_name(&register, a)).unwrap_or_default();
    page.line("Urusan", agency.urusan.join(", "));
    page.line(say(ide, "Bagian dari", "Part of"), name(register.parent(id)));
    page.line(say(ide, "Digantikan oleh", "Replaced by"), name(register.successor(id)));
    page.line(say(ide, "Menggantikan", "Took the place of"), agency.replaces.join(", "));
    let (db, workspace) = (ide.db(), ide.workspace());
    let plans = ide.documents().iter().filter(|(_, d)| d.counts() && !d.replaced);
    let (mut own, mut charges) = (Vec::new(), Vec::new());
    for (doc, document) in plans.filter(|(_, d)| d.region == Some(node.doc)) {
        let plan = plan(db, workspace, doc);
        if document.kind == NodeKind::Renstra {
            own.extend(plan.agencies.includes(id).then(|| document.id.to_string()));
            continue;
        }
        let tree = structure(db, workspace, doc);
        for kind in [NodeKind::Sasaran, NodeKind::Program] {
            let count = tree.of_kind(kind).filter(|n| plan.duty(*n).includes(id)).count();
            let words = format!("{count} {} {}", kind.keyword(), document_name(ide, doc));
            charges.extend((count > 0).then_some(words));
        }
    }
    page.line("Renstra", ide.say(&few(&own, MANY)));
    page.line(say(ide, "Bertanggung jawab atas", "In charge of"), charges.join(", "));
}

/// Who takes the node up, by the way in which it does.
fn taken_up(ide: &Ide, node: NodeRef, page: &mut Page) {
    let all = takers(ide, node);
    let ways = [
        (Way::Adopts, "Diacu", "Adopted by"),
        (Way::Shares, "Penyumbang", "Contributors"),
        (Way::Supports, "Didukung", "Supported by"),
        (Way::Carries, "Dikerjakan", "Carried out by"),
    ];
    for (way, id, en) in ways {
        let same = all.iter().filter(|t| t.way == way);
        let names: Vec<String> = same
            .map(|t| {
                let path = structure(ide.db(), ide.workspace(), t.by.doc).path(t.by.node);
                match t.by.doc == node.doc {
                    true => path,
                    false => format!("{} ({path})", document_name(ide, t.by.doc)),
                }
            })
            .collect();
        page.line(say(ide, id, en), ide.say(&few(&names, MANY)));
    }
}
