//! T20 tabel-berbeda: a table that restates the plan differs from it.

use selaras_plan::name::{Name, nearly, same_without_spaces};
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::{Ctx, shorten};
use crate::db::{Db, Workspace};
use crate::documents::{DocId, NodeRef};
use crate::finding::{Finding, Findings};
use crate::place::Place;
use crate::plan::{Duty, Structure, plan};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::tabel::{self, Match, Original, Pairs, matches, original, pair_indicators};
use crate::sheet::{imports, sheet};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T20",
    slug: "tabel-berbeda",
    severity: Severity::Error,
    title: Words { id: "Dua tabel satu rencana berbeda", en: "Two tables of one plan differ" },
    compares: Words {
        id: "Isi “tabel” dibandingkan dengan rencana yang diulangnya: hanya yang ditulis tabel itu, dan \
             pada bagian yang diulangnya juga susunan indikatornya.",
        en: "What a `tabel` states is compared with the plan that it restates: only what it states, and \
             in a node that it restates also the set of indicators.",
    },
    why: Words {
        id: "Satu dokumen dengan dua angka membuat setiap orang benar menurut halamannya sendiri.",
        en: "One document with two figures makes everybody right by their own page.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda menentukan tabel yang berlaku dan menyamakan yang lain.",
        en: "Bappeda’s planner decides which table holds, and brings the other in line.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Satu target di tabel indikasi program berbeda.",
                en: "One target in the table of programs differs.",
            },
            changes: &[Change {
                file: "tabel.rpjmd",
                from: "target = 80 | 84 | 88 | 92 | 96",
                to: "target = 80 | 84 | 18 | 92 | 96",
            }],
            today: None,
            expect: &["tabel.rpjmd:7 error"],
        },
        Example {
            title: Words {
                id: "Tabel kedua memakai indikator lain untuk program yang sama.",
                en: "The second table has another indicator for the same program.",
            },
            changes: &[Change {
                file: "tabel.rpjmd",
                from: r#"indikator KADER "Persentase posyandu dengan kader terlatih" { satuan persen; target = 70 | 75 | 80 | 85 | 90 }"#,
                to: r#"indikator RAPI "Jumlah posyandu yang tertata" { satuan posyandu; target = 7 | 8 | 9 | 10 | 11 }"#,
            }],
            today: None,
            expect: &["tabel.rpjmd:11 error"],
        },
        Example {
            title: Words {
                id: "Pagu dua tahun berbeda: satu temuan, pada angka yang pertama.",
                en: "The money of two years differs: one finding, at the first of them.",
            },
            changes: &[Change {
                file: "tabel.rpjmd",
                from: "pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar",
                to: "pagu = Rp1 miliar | Rp1,5 miliar | Rp1,6 miliar | Rp1,2 miliar | Rp1,3 miliar",
            }],
            today: None,
            expect: &["tabel.rpjmd:14 error"],
        },
        Example {
            title: Words {
                id: "Tabel menyebut penanggung jawab yang lain.",
                en: "The table names another agency in charge.",
            },
            changes: &[Change {
                file: "tabel.rpjmd",
                from: r#"    penanggung-jawab dinkes
    indikator KADER"#,
                to: r#"    penanggung-jawab dinkes, diskominfo
    indikator KADER"#,
            }],
            today: None,
            expect: &["tabel.rpjmd:12 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Tabel yang hanya memuat sebagian tahun.",
                en: "A table that gives only some of the years.",
            },
            changes: &[Change {
                file: "tabel.rpjmd",
                from: r"      awal   2024 = 76
      target = 80 | 84 | 88 | 92 | 96",
                to: "      target 2027-2029 = 88 | 92 | 96",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Kode lain untuk indikator dengan nama yang hampir sama, dan angka yang ditulis lain.",
                en: "Another code for an indicator of nearly the same name, and a figure written in another way.",
            },
            changes: &[Change {
                file: "tabel.rpjmd",
                from: r#"indikator KADER "Persentase posyandu dengan kader terlatih" { satuan persen; target = 70 |"#,
                to: r#"indikator K1 "Prosentase Posyandu dengan kader yang terlatih" { satuan %; target = 70% |"#,
            }],
            today: None,
            expect: &[],
        },
    ],
};

/// Compares a table with the document that it restates. What it does not state is not compared.
pub(crate) fn compare(document: &Ctx, table: &Ctx, found: &mut Findings) {
    let matches = matches(document, table);
    for node in table.tree.nodes().skip(1) {
        match matches.get(node as usize) {
            Some(Match::Same(plans)) => {
                let sides = Sides { document, table, original: original(document, plans.doc), plans: *plans };
                sides.compare_node(node, found);
            }
            Some(Match::Absent) => absent(document, table, node, found),
            _ => {}
        }
    }
}

/// A node of the table that the plan does not have.
fn absent(document: &Ctx, table: &Ctx, node: u32, found: &mut Findings) {
    let (name, title, word) = (table.name(node), title_of(table), document.kind_word(document.doc));
    let at = table.at(node, Place::Header);
    found
        .add(
            &RULE,
            table.node(node),
            at,
            Text::new(
                format!("{name} ada di tabel {title}, tetapi tidak ada di {word}."),
                format!("{name} is in the table {title}, but not in the {word}."),
            ),
            help(word),
        )
        .label(Text::new("hanya di tabel", "only in the table"));
}

/// The node of the document that each node of one of its tables restates: what is compared here.
pub(crate) fn restated(db: &dyn Db, workspace: Workspace, doc: DocId, number: usize) -> Vec<Option<NodeRef>> {
    let imports = imports(db, workspace, doc);
    let mut document = Ctx::new(db, workspace, doc, imports);
    document.indicators = sheet(db, workspace, doc).indicators.clone();
    tabel::restated(&document, &Ctx::table(db, workspace, doc, number, imports))
}

/// The table's name in a sentence.
fn title_of(table: &Ctx) -> String {
    table.head(0).table.as_deref().map(|t| format!("\"{t}\"")).unwrap_or_default()
}

fn help(word: &str) -> Text {
    Text::new(
        format!("Tentukan mana yang berlaku, lalu samakan tabel ini dengan {word} atau sebaliknya."),
        format!("Decide which one holds, then bring this table in line with the {word}, or the reverse."),
    )
}

/// A node of the table and the node of the plan that it restates.
pub(super) struct Sides<'a> {
    document: &'a Ctx<'a>,
    pub(super) table: &'a Ctx<'a>,
    pub(super) original: Original<'a>,
    plans: NodeRef,
}

impl Sides<'_> {
    fn compare_node(&self, node: u32, found: &mut Findings) {
        self.compare_title(node, found);
        self.compare_duty(node, found);
        self.compare_money(node, self.plans.node, found);
        let kind = self.table.tree.kind(node);
        if matches!(kind, NodeKind::Outcome | NodeKind::Keluaran) {
            return;
        }
        let pairs = pair_indicators(self.document, self.table, node, self.plans);
        self.compare_set(node, &pairs, found);
        for (own, theirs) in pairs.renamed {
            self.other_name(own, theirs, found);
        }
        for (own, theirs) in pairs.same {
            self.compare_money(own, theirs, found);
            if let (Some(own), Some(theirs)) =
                (self.table.indicators.get(own), self.original.indicators.get(theirs))
            {
                self.compare_indicator(own, theirs, found);
            }
        }
    }

    /// The table's name in a sentence.
    pub(super) fn title(&self) -> String {
        title_of(self.table)
    }

    /// What the plan is called.
    pub(super) fn word(&self) -> &'static str {
        self.document.kind_word(self.plans.doc)
    }

    /// A finding about the plan's node `theirs`, at a place of the table's node.
    pub(super) fn add<'f>(
        &self,
        found: &'f mut Findings,
        (own, place): (u32, Place),
        (theirs, their_place): (u32, Place),
        message: Text,
        (here, there): (Text, Text),
    ) -> &'f mut Finding {
        let word = self.word();
        let about = NodeRef { doc: self.plans.doc, node: theirs };
        let finding = found.add(&RULE, about, self.table.at(own, place), message, help(word));
        finding.label(here);
        finding.related(Some(about), self.original.at(theirs, their_place), there)
    }

    /// One value that differs.
    pub(super) fn differs(
        &self,
        found: &mut Findings,
        (own, place): (u32, Place),
        (theirs, their_place): (u32, Place),
        (what_id, what_en): (String, String),
        (here, there): (Text, Text),
    ) {
        let (title, word) = (self.title(), self.word());
        let message = Text::new(
            format!("{what_id} di tabel {title} {}, sedangkan di {word} {}.", here.id, there.id),
            format!("{what_en} is {} in the table {title}, but {} in the {word}.", here.en, there.en),
        );
        let labels = (
            Text::new(format!("{} di tabel", here.id), format!("{} in the table", here.en)),
            Text::new(format!("{} di {word}", there.id), format!("{} in the {word}", there.en)),
        );
        self.add(found, (own, place), (theirs, their_place), message, labels);
    }

    /// Names of nomenclature must be equal, sentences nearly so.
    fn compare_title(&self, node: u32, found: &mut Findings) {
        let (Some(own), Some(theirs)) =
            (self.table.tree.title(node), self.original.tree.title(self.plans.node))
        else {
            return;
        };
        if own == theirs {
            return;
        }
        let (a, b) = (Name::new(own), Name::new(theirs));
        let alike = match self.table.tree.kind(node) {
            NodeKind::Program | NodeKind::Kegiatan | NodeKind::Subkegiatan => same_without_spaces(&a, &b),
            NodeKind::Tujuan | NodeKind::Sasaran => nearly(&a, &b),
            _ => true,
        };
        if !alike {
            self.other_name(node, self.plans.node, found);
        }
    }

    /// One code, two names.
    fn other_name(&self, own: u32, theirs: u32, found: &mut Findings) {
        let (kind, code) =
            (self.table.tree.kind(own).keyword(), self.table.tree.code(own).unwrap_or_default());
        let quoted = |tree: &Structure, n| {
            let title = tree.title(n).map(|t| format!("\"{}\"", shorten(t, 70))).unwrap_or_default();
            Text::new(title.clone(), title)
        };
        let names = (quoted(self.table.tree, own), quoted(self.original.tree, theirs));
        let what = (format!("Nama {kind} {code}"), format!("The name of {kind} {code}"));
        self.differs(found, (own, Place::Title), (theirs, Place::Title), what, names);
    }

    /// Someone in charge whom the plan does not name. A table may list the agencies of a shared program one by one, and
    /// leave some out; that the plan has nobody is C14.
    fn compare_duty(&self, node: u32, found: &mut Findings) {
        let Some((prop, attr)) = self.table.attr(node, PropKind::PenanggungJawab) else { return };
        let plans = plan(self.document.db, self.document.workspace, self.plans.doc);
        let (own, theirs) = (self.table.plan.duty(node), plans.duty(self.plans.node));
        let register = &self.document.register;
        let known = |a| theirs.agencies.iter().any(|b| register.kin(a, *b));
        let within = theirs.all || !own.all && own.agencies.iter().all(|a| theirs.includes(*a) || known(*a));
        if attr.broken || own.unknown || theirs.unknown || theirs.is_nobody() || within {
            return;
        }
        let said = |duty: &Duty| {
            let ids: Vec<&str> = duty.agencies.iter().map(|a| &*register.get(*a).id).collect();
            let list = shorten(&ids.join(", "), 100);
            if duty.all { Text::new("semua", "all agencies") } else { Text::new(list.clone(), list) }
        };
        let theirs_written = |n: &u32| {
            let attrs = &self.original.tree.head(*n).attrs;
            attrs
                .iter()
                .position(|a| a.kind == PropKind::PenanggungJawab)
                .map(|p| (*n, Place::Prop(p as u16)))
        };
        let tree = self.original.tree;
        let there = tree.ancestors(self.plans.node).find_map(|n| theirs_written(&n));
        let name = self.table.name(node);
        let what = (format!("Penanggung jawab {name}"), format!("Who is in charge of {name}"));
        let there = there.unwrap_or((self.plans.node, Place::Header));
        self.differs(found, (node, Place::Prop(prop)), there, what, (said(own), said(theirs)));
    }

    /// The set of indicators of a node that the table gives indicators for. A node of the plan that has none is I11's.
    fn compare_set(&self, node: u32, pairs: &Pairs, found: &mut Findings) {
        let restated = pairs.same.len() + pairs.renamed.len() + pairs.only_table.len();
        let known = pairs.same.len() + pairs.renamed.len() + pairs.only_plan.len();
        if restated == 0 || known == 0 || pairs.untold {
            return;
        }
        if pairs.only_table.is_empty() && pairs.only_plan.is_empty() {
            return;
        }
        let list = |tree: &Structure, nodes: &[u32]| -> Option<String> {
            let names: Vec<String> = nodes.iter().map(|n| short_name(tree, *n)).collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let (name, title) = (self.table.name(node), self.title());
        let word = self.word();
        let own = list(self.table.tree, &pairs.only_table);
        let theirs = list(self.original.tree, &pairs.only_plan);
        let message = match (&own, &theirs) {
            (Some(own), Some(theirs)) => Text::new(
                format!("Di tabel {title} {name} diukur dengan {own}, sedangkan di {word} dengan {theirs}."),
                format!("{name} is measured by {own} in the table {title}, but by {theirs} in the {word}."),
            ),
            (Some(own), None) => Text::new(
                format!("Tabel {title} menambah indikator pada {name} yang tidak ada di {word}: {own}."),
                format!("The table {title} gives {name} indicators that the {word} does not have: {own}."),
            ),
            (None, theirs) => {
                let theirs = theirs.as_deref().unwrap_or_default();
                Text::new(
                    format!("Tabel {title} tidak memuat indikator {name} yang ada di {word}: {theirs}."),
                    format!(
                        "The table {title} leaves out indicators of {name} that the {word} has: {theirs}."
                    ),
                )
            }
        };
        let count = |n: usize| format!("{n} {}", if n == 1 { "indicator" } else { "indicators" });
        let labels = (
            Text::new(format!("{restated} indikator di tabel"), format!("{} in the table", count(restated))),
            Text::new(format!("{known} indikator di {word}"), format!("{} in the {word}", count(known))),
        );
        let finding =
            self.add(found, (node, Place::Header), (self.plans.node, Place::Header), message, labels);
        for missing in &pairs.only_plan {
            let words = Text::new(format!("hanya di {word}"), format!("only in the {word}"));
            let about = NodeRef { doc: self.plans.doc, node: *missing };
            finding.related(Some(about), self.original.at(*missing, Place::Header), words);
        }
    }
}

/// An indicator in a list: its title, else its code.
fn short_name(tree: &Structure, node: u32) -> String {
    match (tree.title(node), tree.code(node)) {
        (Some(title), _) => format!("\"{}\"", shorten(title, 60)),
        (None, code) => code.unwrap_or("tanpa nama").to_owned(),
    }
}
