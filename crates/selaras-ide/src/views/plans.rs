//! Which plan in force a question is about, and which agency.

use std::sync::Arc;

use selaras_analysis::context::shorten;
use selaras_analysis::documents::DocId;
use selaras_analysis::plan::structure;
use selaras_analysis::region::is_in_force;
use selaras_analysis::register::{AgencyId, Register, register};
use selaras_analysis::rule::Text;

use crate::Ide;

/// An RPJMD, or the transition plan in its place, that no later plan replaces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InForce {
    /// Which document.
    pub doc: DocId,
    /// Its code.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Code and name of its region, where there is one.
    pub region: Option<(String, String)>,
}

/// The plans in force of a workspace, in the order of documents.
pub fn in_force(ide: &Ide) -> Vec<InForce> {
    let documents = ide.documents().iter();
    let plans = documents.filter(|(_, d)| is_in_force(d));
    let found = plans.map(|(doc, document)| {
        let tree = structure(ide.db(), ide.workspace(), doc);
        let region = document.region.map(|r| {
            let tree = structure(ide.db(), ide.workspace(), r);
            let word = |w: Option<&str>| w.unwrap_or_default().to_owned();
            (word(tree.code(0)), word(tree.title(0)))
        });
        let title = tree.title(0).unwrap_or_default().to_owned();
        InForce { doc, id: document.id.to_string(), title, region }
    });
    found.collect()
}

/// The plan that is meant, by its number: that of the region, or of the code, that is named; else the only one. Else what
/// to say.
pub fn choose(plans: &[&InForce], wanted: Option<&str>) -> Result<usize, Text> {
    let is_meant = |p: &InForce| match wanted {
        None => true,
        Some(word) => p.id == word || p.region.as_ref().is_some_and(|(code, _)| code == word),
    };
    let meant: Vec<usize> = (0..plans.len()).filter(|n| is_meant(plans[*n])).collect();
    match (meant.as_slice(), wanted) {
        ([one], _) => Ok(*one),
        _ if plans.is_empty() => Err(Text::new(
            "Belum ada RPJMD di ruang kerja ini. Buka folder yang memuat RPJMD-nya.",
            "There is no RPJMD in this workspace. Open the folder that holds it.",
        )),
        ([], Some(word)) => {
            let (word, known) = (shorten(word, 40), names(plans));
            Err(Text::new(
                format!("Tidak ada daerah atau RPJMD bernama \"{word}\". Yang ada: {known}."),
                format!("There is no region or RPJMD named \"{word}\". There are: {known}."),
            ))
        }
        _ => {
            let known = names(plans);
            Err(Text::new(
                format!("Ada beberapa RPJMD yang berlaku: {known}. Sebut salah satu."),
                format!("Several RPJMD are in force: {known}. Name one of them."),
            ))
        }
    }
}

fn names(plans: &[&InForce]) -> String {
    let name = |p: &&InForce| match &p.region {
        Some((code, _)) => format!("{} ({code})", p.id),
        None => p.id.clone(),
    };
    plans.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The register of a plan's region; empty where it has none.
pub fn register_of(ide: &Ide, doc: DocId) -> Arc<Register> {
    let region = ide.documents().get(doc).region;
    region.map(|r| register(ide.db(), ide.workspace(), r)).unwrap_or_default()
}

/// The agency that is named by its code or an alias; else what to say.
pub fn agency(register: &Register, word: &str) -> Result<AgencyId, Text> {
    register.agency(word).ok_or_else(|| {
        let near: Vec<&str> = register.nearest(word).into_iter().map(|a| &*register.get(a).id).collect();
        let word = shorten(word, 40);
        let (id, en) = match near.is_empty() {
            true => (String::new(), String::new()),
            false => (format!(" Mungkin: {}.", near.join(", ")), format!(" Perhaps: {}.", near.join(", "))),
        };
        Text::new(
            format!("Tidak ada perangkat daerah bernama \"{word}\" di daerah ini.{id}"),
            format!("There is no agency named \"{word}\" in this region.{en}"),
        )
    })
}
