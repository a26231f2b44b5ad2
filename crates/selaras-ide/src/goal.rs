//! Places to go to: nodes, properties and cells as bytes of files.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use selaras_analysis::context::place_in;
use selaras_analysis::db::{SourceFile, items};
use selaras_analysis::documents::NodeRef;
use selaras_analysis::finding::At;
use selaras_analysis::items::{SeriesYears, Slot};
use selaras_analysis::place::{Place, span_of};
use selaras_analysis::plan::{Plan, Structure, plan, structure, table_plans, tables};
use selaras_plan::years::Years;
use selaras_syntax::Parse;
use selaras_syntax::schema::PropKind;
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::symbol::Home;

/// A place to go to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Goal {
    /// The file.
    pub file: Arc<str>,
    /// What an editor selects: a code, a title, a cell.
    pub focus: Span,
    /// All of it: the node, or the statement.
    pub full: Span,
}

/// The trees of files, each read once for one question: those of closed files are not kept.
pub(crate) struct Trees<'i, 'a> {
    ide: &'i Ide<'a>,
    read: RefCell<FxHashMap<SourceFile, Arc<Parse>>>,
}

impl<'i, 'a> Trees<'i, 'a> {
    /// None is read yet.
    pub fn new(ide: &'i Ide<'a>) -> Trees<'i, 'a> {
        Trees { ide, read: RefCell::default() }
    }

    /// The tree of a file.
    pub fn parse(&self, file: SourceFile) -> Arc<Parse> {
        self.read.borrow_mut().entry(file).or_insert_with(|| self.ide.snapshot.parse(file)).clone()
    }

    /// A node: its code is selected, else its title, else its header.
    pub fn goal(&self, node: NodeRef) -> Option<Goal> {
        let tree = structure(self.ide.db(), self.ide.workspace(), node.doc);
        self.at(place_in(tree, node.node, name_place(tree, node.node)))
    }

    /// A place of a node; of a place in a property the whole is the property.
    pub fn at(&self, at: At) -> Option<Goal> {
        let parse = self.parse(at.file);
        let node = parse.tree.nodes.get(at.local as usize)?;
        let full = match at.place.prop() {
            Some(prop) => span_of(&parse.tree, at.local, Place::Prop(prop)),
            None => node.full,
        };
        let focus = span_of(&parse.tree, at.local, at.place);
        Some(Goal { file: at.file.path(self.ide.db()).clone(), focus, full })
    }
}

/// A node: its code is selected, else its title, else its header.
pub fn goal(ide: &Ide, node: NodeRef) -> Option<Goal> {
    Trees::new(ide).goal(node)
}

/// Where a node is named: its code, else its title.
pub fn name_place(tree: &Structure, node: u32) -> Place {
    if tree.code(node).is_some() { Place::Code } else { Place::Title }
}

/// A place of a node; of a place in a property the whole is the property.
pub fn goal_at(ide: &Ide, at: At) -> Option<Goal> {
    Trees::new(ide).at(at)
}

/// The first property of that kind of a node.
pub fn prop_goal(ide: &Ide, node: NodeRef, kind: PropKind) -> Option<Goal> {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let prop = tree.head(node.node).attrs.iter().position(|a| a.kind == kind)?;
    goal_at(ide, place_in(tree, node.node, Place::Prop(prop as u16)))
}

/// The cell of a year in a node's series of that kind; of a series without years the first cell.
pub fn cell_goal(ide: &Ide, node: NodeRef, kind: PropKind, year: Option<u16>) -> Option<Goal> {
    let sheet = Sheet::of(ide, Home::Plan(node));
    let found = sheet.cell(node.node, kind, year).or_else(|| {
        // A baseline of another year is the one to compare with all the same.
        let mut attrs = sheet.tree.head(node.node).attrs.iter();
        let first = attrs.position(|a| a.kind == kind && kind == PropKind::Awal)?;
        Some(place_in(sheet.tree, node.node, Place::Cell(first as u16, 0)))
    });
    goal_at(ide, found?)
}

/// The nodes of a plan, or of one of its tables, with their years.
pub(crate) struct Sheet<'a> {
    /// The nodes.
    pub tree: &'a Structure,
    plan: &'a Plan,
}

impl<'a> Sheet<'a> {
    /// Where a node lives.
    pub fn of(ide: &Ide<'a>, home: Home) -> Sheet<'a> {
        let (db, workspace) = (ide.db(), ide.workspace());
        match home {
            Home::Plan(NodeRef { doc, .. }) => {
                Sheet { tree: structure(db, workspace, doc), plan: plan(db, workspace, doc) }
            }
            Home::Table(doc, number, _) => Sheet {
                tree: &tables(db, workspace, doc)[number],
                plan: &table_plans(db, workspace, doc)[number],
            },
        }
    }

    /// The cell of a year, whether something stands in it or not.
    pub fn cell(&self, node: u32, kind: PropKind, year: Option<u16>) -> Option<At> {
        self.cells(node, year).find(|(k, _)| *k == kind).map(|(_, at)| at)
    }

    /// The cells of a year in all series of a node; without a year, the only cells of those that have one.
    pub fn cells(&self, node: u32, year: Option<u16>) -> impl Iterator<Item = (PropKind, At)> + use<'a> {
        let (tree, columns) = (self.tree, self.plan.columns(node));
        tree.head(node).attrs.iter().enumerate().filter_map(move |(prop, attr)| {
            let single = matches!(attr.kind, PropKind::Awal | PropKind::Akhir | PropKind::PaguAkhir);
            let years = match attr.years {
                SeriesYears::Given(years) => Some(years),
                SeriesYears::Implied if single => None,
                SeriesYears::Implied => columns,
                SeriesYears::Bad(_) => None,
            };
            let cell = match year {
                Some(year) => years?.index_of(year)?,
                None if single => 0,
                None => return None,
            };
            Some((attr.kind, place_in(tree, node, Place::Cell(prop as u16, cell as u16))))
        })
    }

    /// The columns of a node's rows.
    pub fn years(&self, node: u32) -> Option<Years> {
        self.plan.columns(node)
    }

    /// The year of a cell.
    pub fn year(&self, node: u32, kind: PropKind, years: SeriesYears, cell: u16) -> Option<u16> {
        let single = matches!(kind, PropKind::Awal | PropKind::Akhir | PropKind::PaguAkhir);
        let years = match years {
            SeriesYears::Given(years) => Some(years),
            SeriesYears::Implied if !single => self.plan.columns(node),
            _ => None,
        };
        years.and_then(|y| y.iter().nth(cell as usize))
    }
}

/// Something stands in a cell.
pub(crate) fn is_given(ide: &Ide, at: At) -> bool {
    let Place::Cell(prop, cell) = at.place else { return false };
    let values = &items(ide.db(), at.file).values;
    let row = values.rows(at.local).iter().find(|r| r.prop == prop);
    row.and_then(|r| values.cells(r).get(cell as usize)).is_some_and(|c| c.slot != Slot::Empty)
}
