//! Mistakes as people make them: one at a random place of a consistent plan, with the finding that must follow.
//!
//! Each rule of the core has one or more. A mistake changes the plan's documents, not its text, so that the line of
//! the finding is read off the printed document; where a finding stands is what the rule catalogue says.

mod cakupan;
mod indikator;
mod kode;
mod lain;
mod naskah;
mod pagu;
mod rujukan;
mod target;

use std::fmt;
use std::sync::Arc;

use crate::File;
use crate::Workspace;
use crate::angka::Angka;
use crate::deret::Bentuk;
use crate::paper::{Bagian, Id, Item, Mark, Node, Plan, Prop, Sheet, Ukur, Value};
use crate::rng::Rng;

/// A kind of mistake.
pub struct Mistake {
    /// The rule that must find it: `T01`.
    pub code: &'static str,
    /// Its slug: `target-berbeda`.
    pub rule: &'static str,
    /// What was done, in a few words with hyphens; unique within a rule.
    pub name: &'static str,
    apply: fn(&mut Meja) -> Option<()>,
}

/// A finding that must, or may, be reported.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Expected {
    /// Path in the workspace.
    pub file: String,
    /// From 1, in the changed text.
    pub line: u32,
    /// The rule's slug.
    pub rule: &'static str,
    /// `error` or `warning`, where the case decides it and not the rule.
    pub severity: Option<&'static str>,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {}", self.file, self.line, self.rule)?;
        self.severity.map_or(Ok(()), |severity| write!(f, " {severity}"))
    }
}

/// A plan with one mistake, as the difference from the consistent one.
#[derive(Clone, Debug)]
pub struct Seeded {
    /// Files with their new content; those that the plan did not have are new.
    pub changed: Vec<File>,
    /// Files that are gone.
    pub removed: Vec<String>,
    /// Each must be found.
    pub must: Vec<Expected>,
    /// The honest second side of the same mistake: may be found as well.
    pub also: Vec<Expected>,
}

impl Seeded {
    /// The whole workspace with the mistake, `clean` being the one without.
    pub fn workspace(&self, clean: &Workspace) -> Workspace {
        let untouched = |path: &str| {
            !self.removed.iter().any(|r| r == path) && !self.changed.iter().any(|c| c.path == path)
        };
        let mut files: Vec<File> = clean.files.iter().filter(|f| untouched(&f.path)).cloned().collect();
        files.extend(self.changed.iter().cloned());
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Workspace { files }
    }
}

impl Mistake {
    /// Makes it at a random place of `plan`; none where the plan has no place for it.
    pub fn make(&self, plan: &Plan, rng: &mut Rng) -> Option<Seeded> {
        let mut meja = Meja {
            plan: plan.clone(),
            rng,
            rule: self.rule,
            expected: Vec::new(),
            added: Vec::new(),
            removed: Vec::new(),
        };
        (self.apply)(&mut meja)?;
        meja.finish(plan)
    }
}

/// Every kind of mistake, in the order of the rule catalogue.
pub fn mistakes() -> &'static [Mistake] {
    static ALL: std::sync::LazyLock<Vec<Mistake>> = std::sync::LazyLock::new(|| {
        let families = [
            naskah::MISTAKES,
            rujukan::MISTAKES,
            target::MISTAKES,
            indikator::MISTAKES,
            cakupan::MISTAKES,
            pagu::MISTAKES,
            kode::MISTAKES,
            lain::MISTAKES,
        ];
        families
            .concat()
            .into_iter()
            .map(|(code, rule, name, apply)| Mistake { code, rule, name, apply })
            .collect()
    });
    &ALL
}

/// Code, slug, name and deed of a mistake, as its family's table lists it.
type Entry = (&'static str, &'static str, &'static str, fn(&mut Meja) -> Option<()>);

/// The desk on which a mistake is made: the plan, to change, and what must be found in it.
struct Meja<'a> {
    plan: Plan,
    rng: &'a mut Rng,
    rule: &'static str,
    expected: Vec<(bool, Place, &'static str, Option<&'static str>)>,
    added: Vec<File>,
    removed: Vec<String>,
}

enum Place {
    Part(usize, Id),
    Line(String, u32),
}

/// A node of the plan.
#[derive(Clone, Copy, Debug)]
struct Spot {
    sheet: usize,
    id: Id,
}

/// A node with what is around it.
#[derive(Clone, Copy)]
struct Ctx<'a> {
    sheet: &'a Sheet,
    /// The nodes that hold it, the outermost first.
    above: &'a [&'a Node],
    node: &'a Node,
}

impl<'a> Ctx<'a> {
    /// In a Renstra.
    fn renstra(&self) -> bool {
        matches!(self.sheet.bagian, Bagian::Renstra | Bagian::RenstraLanjutan)
    }

    /// In a Renstra, an indicator of its own.
    fn own(&self) -> Option<Ukur> {
        match self.node.mark {
            Mark::Own(ukur) if self.renstra() => Some(ukur),
            _ => None,
        }
    }

    /// In a Renstra, an indicator of its own whose cells are plain numbers.
    fn own_numbers(&self) -> Option<Ukur> {
        self.own().filter(|ukur| ukur.bentuk == Bentuk::Angka)
    }

    /// In a Renstra, an indicator that adopts one of the RPJMD's.
    fn adopted(&self) -> Option<Ukur> {
        match self.node.mark {
            Mark::Adopted(ukur) => Some(ukur),
            _ => None,
        }
    }

    /// An adopted indicator that repeats the RPJMD's numbers.
    fn restated(&self) -> Option<Ukur> {
        self.adopted().filter(|ukur| ukur.bentuk == Bentuk::Angka && self.node.get("target").is_some())
    }

    fn parent(&self) -> Option<&'a Node> {
        self.above.last().copied()
    }

    fn under(&self, keys: &[&str]) -> bool {
        self.parent().is_some_and(|parent| keys.contains(&parent.key))
    }

    /// The program in which it stands.
    fn program(&self) -> Option<&'a Node> {
        self.above.iter().rev().copied().find(|node| node.key == "program")
    }
}

impl Meja<'_> {
    /// Every node that `wanted` accepts, in the order of files and text.
    fn all(&self, wanted: impl Fn(&Ctx) -> bool) -> Vec<Spot> {
        let mut spots = Vec::new();
        for (nomor, sheet) in self.plan.sheets.iter().enumerate() {
            sheet.visit(&mut |above, node| {
                if wanted(&Ctx { sheet, above, node }) {
                    spots.push(Spot { sheet: nomor, id: node.id });
                }
            });
        }
        spots
    }

    /// One of them.
    fn pick(&mut self, wanted: impl Fn(&Ctx) -> bool) -> Option<Spot> {
        let spots = self.all(wanted);
        (!spots.is_empty()).then(|| spots[self.rng.below(spots.len())])
    }

    /// An indicator of a Renstra's own with plain numbers; tujuan and sasaran, being few, get a third of the turns.
    fn pick_own(&mut self, wanted: impl Fn(&Ctx, Ukur) -> bool) -> Option<Spot> {
        let upper = self.rng.chance(33);
        let fits = |ctx: &Ctx| ctx.own_numbers().is_some_and(|ukur| wanted(ctx, ukur));
        if upper {
            let spot = self.pick(|ctx| ctx.under(&["tujuan", "sasaran"]) && fits(ctx));
            if spot.is_some() {
                return spot;
            }
        }
        self.pick(fits)
    }

    fn sheet(&mut self, nomor: usize) -> &mut Sheet {
        Arc::make_mut(&mut self.plan.sheets[nomor])
    }

    fn node(&mut self, spot: Spot) -> Option<&mut Node> {
        self.sheet(spot.sheet).find(spot.id)
    }

    /// What stands at a spot, unchanged.
    fn look(&self, spot: Spot) -> Option<Node> {
        Arc::unwrap_or_clone(self.plan.sheets[spot.sheet].clone()).find(spot.id).cloned()
    }

    /// The document's own node in the first part of that agency's Renstra.
    fn first_part(&self, agency: &str) -> Option<Spot> {
        let at = self.plan.sheets.iter().position(|s| s.bagian == Bagian::Renstra && s.agency == agency)?;
        Some(Spot { sheet: at, id: document(&self.plan.sheets[at])?.id })
    }

    fn agency(&self, spot: Spot) -> String {
        self.plan.sheets[spot.sheet].agency.clone()
    }

    fn id(&mut self) -> Id {
        self.plan.ids.next()
    }

    fn text(&mut self, key: &'static str, value: impl Into<String>) -> Prop {
        self.plan.ids.text(key, value)
    }

    /// A small indicator on one line, complete in itself: its row rises over `years` columns.
    fn small(&mut self, code: &str, name: &str, satuan: &'static str, years: usize) -> Node {
        let deret = crate::deret::persen(self.rng, years);
        let mut node = self.plan.ids.node("indikator", code, Some(name));
        node.inline = true;
        let sifat = [("satuan", satuan), ("arah", "naik"), ("perhitungan", "posisi")];
        for (key, value) in sifat {
            node.prop(self.plan.ids.text(key, value));
        }
        let awal = self.plan.tahun.awal.to_string();
        node.prop(self.plan.ids.row("awal", awal, vec![deret.awal]));
        node.prop(self.plan.ids.row("target", "", deret.target));
        node
    }

    /// The finding of this mistake's rule stands where that part was printed.
    fn found_at(&mut self, spot: Spot) {
        self.expect(self.rule, spot, None);
    }

    fn found_at_part(&mut self, sheet: usize, id: Id) {
        self.found_at(Spot { sheet, id });
    }

    fn expect(&mut self, rule: &'static str, spot: Spot, severity: Option<&'static str>) {
        self.expected.push((true, Place::Part(spot.sheet, spot.id), rule, severity));
    }

    fn found_at_line(&mut self, file: &str, line: u32) {
        self.expected.push((true, Place::Line(file.to_string(), line), self.rule, None));
    }

    fn may_be_found_at_line(&mut self, rule: &'static str, file: &str, line: u32) {
        self.expected.push((false, Place::Line(file.to_string(), line), rule, None));
    }

    fn finish(self, before: &Plan) -> Option<Seeded> {
        let mut changed = self.added;
        let mut printed = Vec::new();
        for (nomor, (new, old)) in self.plan.sheets.iter().zip(&before.sheets).enumerate() {
            let gone = self.removed.contains(&new.path);
            let mentioned = self
                .expected
                .iter()
                .any(|(_, place, ..)| matches!(place, Place::Part(at, _) if *at == nomor));
            if gone || (Arc::ptr_eq(new, old) && !mentioned) {
                continue;
            }
            let (text, lines) = new.print();
            if !Arc::ptr_eq(new, old) {
                changed.push(File { path: new.path.clone(), bytes: text.into_bytes() });
            }
            printed.push((nomor, lines));
        }
        let mut seeded = Seeded { changed, removed: self.removed, must: Vec::new(), also: Vec::new() };
        for (must, place, rule, severity) in self.expected {
            let (file, line) = match place {
                Place::Line(file, line) => (file, line),
                Place::Part(nomor, id) => {
                    let (_, lines) = printed.iter().find(|(at, _)| *at == nomor)?;
                    (self.plan.sheets[nomor].path.clone(), *lines.get(&id)?)
                }
            };
            let list = if must { &mut seeded.must } else { &mut seeded.also };
            list.push(Expected { file, line, rule, severity });
        }
        Some(seeded)
    }
}

/// The document that a file holds.
fn document(sheet: &Sheet) -> Option<&Node> {
    sheet.items.iter().find_map(|item| if let Item::Node(node) = item { Some(node) } else { None })
}

fn document_mut(sheet: &mut Sheet) -> Option<&mut Node> {
    sheet.items.iter_mut().find_map(|item| if let Item::Node(node) = item { Some(node) } else { None })
}

/// A row's numbers; none where a cell is something else.
fn numbers(prop: &Prop) -> Option<Vec<Angka>> {
    prop.cells().iter().map(|cell| Angka::parse(cell)).collect()
}

/// Puts one cell into a node's row.
fn set_cell(node: &mut Node, key: &str, at: usize, cell: String) -> Option<Id> {
    let prop = node.get_mut(key)?;
    *prop.cells_mut()?.get_mut(at)? = cell;
    Some(prop.id)
}

/// Replaces the words of a property.
fn set_text(node: &mut Node, key: &str, text: impl Into<String>) -> Option<Id> {
    let prop = node.get_mut(key)?;
    prop.value = Value::Text(text.into());
    Some(prop.id)
}
