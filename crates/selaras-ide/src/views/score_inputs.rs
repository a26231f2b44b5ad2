//! The numbers that a score of consistency is made of: of each kind of comparison how many were made, and what came of
//! them. No score.

use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::plan::structure;
use selaras_analysis::register::AgencyId;
use selaras_analysis::rules::hitungan::{Compared, ComparedIndicator, Hitungan, hitungan};
use selaras_analysis::rules::matriks::{Cell, Matriks, Row, matriks};
use selaras_plan::code::is_penunjang;
use selaras_syntax::schema::NodeKind;

use crate::Ide;
use crate::views::plans::register_of;
use crate::views::tally::{Answer, Judgements, answer};

/// A kind of comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Sasaran of the plan that those in charge support.
    SasaranSupported,
    /// Adopted indicators that equal the plan's in name, unit, direction, baseline and every target.
    IndicatorsEqual,
    /// Targets that equal the plan's of the same year.
    TargetsEqual,
    /// Programs that the plan gives, and that are there.
    ProgramsPresent,
    /// Programs of the Renstra that the plan gives.
    ProgramsInside,
    /// Programs whose money stays within the plan's.
    PaguWithin,
    /// Promises that are realised.
    PromisesRealised,
}

impl Kind {
    /// All of them, in the order in which they are told.
    pub const ALL: [Kind; 7] = [
        Kind::SasaranSupported,
        Kind::IndicatorsEqual,
        Kind::TargetsEqual,
        Kind::ProgramsPresent,
        Kind::ProgramsInside,
        Kind::PaguWithin,
        Kind::PromisesRealised,
    ];

    /// The word for machines.
    pub fn word(self) -> &'static str {
        match self {
            Kind::SasaranSupported => "sasaranSupported",
            Kind::IndicatorsEqual => "indicatorsEqual",
            Kind::TargetsEqual => "targetsEqual",
            Kind::ProgramsPresent => "programsPresent",
            Kind::ProgramsInside => "programsInside",
            Kind::PaguWithin => "paguWithin",
            Kind::PromisesRealised => "promisesRealised",
        }
    }
}

/// What came of the comparisons of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// They agree.
    pub agree: usize,
    /// They do not, and a finding says so.
    pub differ: usize,
    /// They do not, and a waiver says why.
    pub waived: usize,
    /// Nobody can say, or another finding stands in front of the question.
    pub unknown: usize,
}

impl Count {
    /// How many were compared with a result.
    pub fn compared(self) -> usize {
        self.agree + self.differ + self.waived
    }

    fn add(&mut self, result: Answered) {
        let count = match result {
            Answered::Agrees => &mut self.agree,
            Answered::Differs => &mut self.differ,
            Answered::Waived => &mut self.waived,
            Answered::Unknown => &mut self.unknown,
        };
        *count += 1;
    }
}

/// The counts by [`Kind`].
pub type Counts = [Count; Kind::ALL.len()];

/// The numbers of a region.
#[derive(Clone, PartialEq, Debug)]
pub struct ScoreInputs {
    /// Over all agencies: what several agencies share is counted once.
    pub region: Counts,
    /// By agency: code, name, counts.
    pub agencies: Vec<(String, String, Counts)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Answered {
    Agrees,
    Differs,
    Waived,
    Unknown,
}

impl Answered {
    /// A difference that a rule has found: as its finding stands; without one, another stands in front of it.
    fn found(answer: Answer) -> Answered {
        match answer {
            Answer::Shown => Answered::Differs,
            Answer::Waived => Answered::Waived,
            Answer::Silent => Answered::Unknown,
        }
    }

    /// Nothing is known but what a rule says: its silence is agreement.
    fn unless(answer: Answer) -> Answered {
        match answer {
            Answer::Silent => Answered::Agrees,
            answer => Answered::found(answer),
        }
    }
}

/// The numbers of a plan in force; of the agencies only one, where one is named.
pub fn score_inputs(ide: &Ide, doc: DocId, only: Option<AgencyId>) -> ScoreInputs {
    let register = register_of(ide, doc);
    let judged = Judgements::of(ide);
    let matriks = matriks(ide.db(), ide.workspace(), doc);
    let counter = Counter { ide, judged: &judged, matriks: &matriks };
    let renstra: Vec<Counts> = matriks.renstra.iter().map(|(doc, _)| counter.of_renstra(*doc)).collect();
    let mut region = Counts::default();
    renstra.iter().for_each(|counts| add_all(&mut region, counts));
    for row in &matriks.rows {
        match counter.is_sasaran(row) {
            true => region[Kind::SasaranSupported as usize].add(counter.sasaran(row)),
            false => row.cells.iter().filter(|c| c.given).for_each(|cell| {
                region[Kind::ProgramsPresent as usize].add(counter.program(row, cell));
            }),
        }
    }
    for janji in &matriks.janji {
        region[Kind::PromisesRealised as usize].add(counter.janji(janji.node));
    }
    let agencies = register.ids().filter(|a| only.is_none_or(|o| o == *a)).map(|agency| {
        let mut counts = counter.of_agency(agency);
        let own = matriks.renstra.iter().zip(&renstra).filter(|((_, of), _)| of.contains(&agency));
        own.for_each(|(_, found)| add_all(&mut counts, found));
        let known = register.get(agency);
        (known.id.to_string(), known.name.to_string(), counts)
    });
    let agencies = agencies.collect();
    ScoreInputs { region, agencies }
}

fn add_all(to: &mut Counts, from: &Counts) {
    for (to, from) in to.iter_mut().zip(from) {
        to.agree += from.agree;
        to.differ += from.differ;
        to.waived += from.waived;
        to.unknown += from.unknown;
    }
}

struct Counter<'a> {
    ide: &'a Ide<'a>,
    judged: &'a Judgements,
    matriks: &'a Matriks,
}

impl Counter<'_> {
    fn is_sasaran(&self, row: &Row) -> bool {
        let tree = structure(self.ide.db(), self.ide.workspace(), row.node.doc);
        tree.kind(row.node.node) == NodeKind::Sasaran
    }

    /// What the plan asks of an agency.
    fn of_agency(&self, agency: AgencyId) -> Counts {
        let mut counts = Counts::default();
        for row in &self.matriks.rows {
            let Some(cell) = row.cells.iter().find(|c| c.agency == agency && c.given) else { continue };
            if self.is_sasaran(row) {
                // One of several in charge may leave it to the others.
                let by_others = cell.nodes.is_empty() && row.cells.iter().any(|c| !c.nodes.is_empty());
                if !by_others {
                    counts[Kind::SasaranSupported as usize].add(self.sasaran(row));
                }
            } else {
                counts[Kind::ProgramsPresent as usize].add(self.program(row, cell));
            }
        }
        for janji in self.matriks.janji.iter().filter(|j| j.agencies.contains(&agency)) {
            counts[Kind::PromisesRealised as usize].add(self.janji(janji.node));
        }
        counts
    }

    /// A sasaran, whoever supports it.
    fn sasaran(&self, row: &Row) -> Answered {
        let both = self.judged.at(row.node).chain(self.judged.about(row.node));
        match answer(both, &["C01"]) {
            Answer::Silent if row.cells.iter().any(|c| !c.nodes.is_empty()) => Answered::Agrees,
            found => Answered::found(found),
        }
    }

    fn program(&self, row: &Row, cell: &Cell) -> Answered {
        if !cell.nodes.is_empty() {
            return Answered::Agrees;
        }
        let told = self.judged.about(row.node).filter(|j| cell.renstra.contains(&j.finding.node.doc));
        Answered::found(answer(told, &["C02"]))
    }

    fn janji(&self, node: NodeRef) -> Answered {
        match self.judged.says(node, &["R01", "R02", "R03", "S01"]) {
            Answer::Silent => Answered::unless(self.judged.says(node, &["C05"])),
            _ => Answered::Unknown,
        }
    }

    /// What a Renstra says beside the plan.
    fn of_renstra(&self, doc: DocId) -> Counts {
        let Hitungan { indicators, money } = hitungan(self.ide.db(), self.ide.workspace(), doc);
        let mut counts = Counts::default();
        for indicator in &indicators {
            let node = NodeRef { doc, node: indicator.node };
            counts[Kind::IndicatorsEqual as usize].add(self.indicator(node, indicator));
            for target in &indicator.targets {
                let result = match target.result {
                    Compared::Agrees => Answered::Agrees,
                    Compared::Unknown => Answered::Unknown,
                    Compared::Differs => {
                        let here = self
                            .judged
                            .at(node)
                            .filter(|j| j.finding.rule.code != "T01" || j.finding.at.place == target.place);
                        Answered::found(answer(here, &["T01", "T19"]))
                    }
                };
                counts[Kind::TargetsEqual as usize].add(result);
            }
        }
        for (program, result) in money {
            let result = match result {
                Compared::Agrees => Answered::Agrees,
                Compared::Unknown => Answered::Unknown,
                Compared::Differs => {
                    Answered::found(self.judged.says(NodeRef { doc, node: program }, &["P02"]))
                }
            };
            counts[Kind::PaguWithin as usize].add(result);
        }
        self.inside(doc, &mut counts[Kind::ProgramsInside as usize]);
        counts
    }

    fn indicator(&self, node: NodeRef, compared: &ComparedIndicator) -> Answered {
        let unknown = compared.of.is_none() || compared.targets.iter().any(|t| t.result == Compared::Unknown);
        match self.judged.says(node, &["T01", "T02", "T03", "T04", "T19", "I01"]) {
            Answer::Silent if unknown => Answered::Unknown,
            answer => Answered::unless(answer),
        }
    }

    /// Each program of a Renstra once, where the plan lists programs at all. Penunjang is everybody's.
    fn inside(&self, doc: DocId, count: &mut Count) {
        let has_programs = self.matriks.rows.iter().any(|r| !self.is_sasaran(r));
        let tree = structure(self.ide.db(), self.ide.workspace(), doc);
        let mut seen: Vec<&str> = Vec::new();
        for program in tree.of_kind(NodeKind::Program) {
            let Some(code) = tree.code(program).filter(|c| !is_penunjang(c) && !seen.contains(c)) else {
                continue;
            };
            seen.push(code);
            let node = NodeRef { doc, node: program };
            let result = match self.judged.says(node, &["K01", "S01", "S05"]) {
                Answer::Silent if has_programs => Answered::unless(self.judged.says(node, &["C03"])),
                _ => Answered::Unknown,
            };
            count.add(result);
        }
    }
}
