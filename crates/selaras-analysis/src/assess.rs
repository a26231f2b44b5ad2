//! The judgement of one document.

use std::sync::Arc;

use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::db::{Db, Workspace};
use crate::documents::{DocId, documents};
use crate::facts::Source;
use crate::finding::{Finding, Findings};
use crate::judge::judge;
use crate::links::Links;
use crate::pagu::{PaguTable, pagu_unit};
use crate::region::{Deeds, Exports, account};
use crate::rules::{self, Check};
use crate::sheet::{Sheet, imports, sheet};

/// What is found in a document, and what it says to the region.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Assessment {
    /// The findings of the document alone and against its upstream plan.
    pub findings: Vec<Finding>,
    /// Its figures for the region, if it is a Renstra.
    pub exports: Arc<Exports>,
    /// What it does for the region, if it is a Renstra.
    pub deeds: Arc<Deeds>,
}

/// Judges a document.
#[salsa::tracked(returns(ref))]
pub fn assess(db: &dyn Db, workspace: Workspace, doc: DocId) -> Assessment {
    let document = documents(db, workspace).get(doc);
    let imports = imports(db, workspace, doc);
    let mut ctx = Ctx::new(db, workspace, doc, imports);
    if !document.counts() {
        let mut found = Findings::default();
        rules::s05_kode_ganda::check_twin(&ctx, &mut found);
        return Assessment { findings: found.list, ..Assessment::default() };
    }
    let mut found = Findings::default();
    // Only plans that others read keep their figures; a Renstra's live as long as this judgement.
    if document.kind == NodeKind::Renstra {
        found.list = judge(&mut ctx);
    } else {
        let Sheet { indicators, money, doubts } = sheet(db, workspace, doc).clone();
        (ctx.indicators, ctx.money, found.list) = (indicators, money, doubts);
        for check in rules::DOCUMENT {
            let (Check::Node(judge) | Check::Outline(judge) | Check::Whole(judge)) = check;
            judge(&ctx, &mut found);
        }
    }
    let (exports, deeds) = match document.kind {
        NodeKind::Renstra => account(&ctx, &found.list),
        _ => Default::default(),
    };
    for number in 0..document.tables.len() {
        judge_table(&ctx, number, &mut found);
    }
    Assessment { findings: found.list, exports: Arc::new(exports), deeds: Arc::new(deeds) }
}

/// A table that restates the document is judged by its text, its codes and agencies, and against the document.
fn judge_table(document: &Ctx, number: usize, found: &mut Findings) {
    let mut ctx = Ctx::table(document.db, document.workspace, document.doc, number, document.imports);
    let no_links = Links::default();
    let source = Source {
        tree: ctx.tree,
        plan: ctx.plan,
        values: &ctx.values,
        links: &no_links,
        register: &ctx.register,
    };
    let indicators = source.read();
    // It counts in the unit of the document, where it says none.
    let says_unit = ctx.head(0).attrs.iter().any(|a| a.kind == PropKind::SatuanPagu);
    let unit = pagu_unit(if says_unit { ctx.tree } else { document.tree });
    ctx.money = Arc::new(PaguTable::build(ctx.tree, ctx.plan, &ctx.values, unit));
    ctx.indicators = indicators;
    for judge in rules::CELLS {
        let before = found.list.len();
        judge(&ctx, found);
        for finding in &found.list[before..] {
            ctx.indicators.doubt(ctx.tree, finding);
        }
    }
    for judge in rules::TABLE {
        judge(&ctx, found);
    }
    rules::t20_tabel_berbeda::compare(document, &ctx, found);
}
