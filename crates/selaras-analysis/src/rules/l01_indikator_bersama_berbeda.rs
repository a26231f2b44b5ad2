//! L01 indikator-bersama-berbeda: two Renstra differ on one indicator where the RPJMD gives nothing to compare.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::documents::NodeRef;
use crate::facts::{Indikator, Known};
use crate::finding::Findings;
use crate::place::Place;
use crate::region::{Adopted, Member, Region};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::agree;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "L01",
    slug: "indikator-bersama-berbeda",
    severity: Severity::Error,
    title: Words {
        id: "Dua Renstra berbeda untuk indikator yang sama",
        en: "Two Renstra differ on one indicator",
    },
    compares: Words {
        id: "Nilai dua Renstra untuk indikator RPJMD yang sama saling dibandingkan bila RPJMD sendiri \
             tidak memuat nilainya, atau bila perbedaannya dengan RPJMD dikecualikan.",
        en: "The values of two Renstra for one indicator of the RPJMD are compared with each other where \
             the RPJMD has no value itself, or where the difference from it is waived.",
    },
    why: Words {
        id: "Satu ukuran hanya dapat mempunyai satu angka. Dua dinas dengan dua angka akan melaporkan dua \
             capaian.",
        en: "One measure can have only one figure. Two agencies with two figures will report two results.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Kedua perencana menyepakati satu angka; sebaiknya RPJMD memuatnya.",
        en: "The two planners agree on one figure; better still, the RPJMD states it.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "RPJMD baru memuat target mulai 2026, dan target 2025 dua kecamatan berbeda.",
                en: "The RPJMD has targets only from 2026 on, and two kecamatan differ in 2025.",
            },
            changes: &[
                Change {
                    file: "rpjmd.rpjmd",
                    from: r"awal   2024 = 76
          target = 77 | 78 | 79 | 80 | 81",
                    to: r"awal   2024 = 76; tahun 2026-2029
          target = 78 | 79 | 80 | 81",
                },
                Change {
                    file: "kec-selatan.renstra",
                    from: "target = 77 | 78 | 79 | 80 | 81",
                    to: "target = 76 | 78 | 79 | 80 | 81",
                },
            ],
            today: None,
            expect: &["kec-utara.renstra:23 error"],
        },
        Example {
            title: Words {
                id: "Satu kecamatan sepakat dengan Bappeda atas target lain; kecamatan lainnya belum tahu.",
                en: "One kecamatan agreed with Bappeda on another target; the other does not know.",
            },
            changes: &[Change {
                file: "kec-utara.renstra",
                from: r#"target = 77 | 78 | 79 | 80 | 81"#,
                to: r#"target = 77 | 79 | 79 | 80 | 81
        kecualikan target-berbeda karena "Disepakati dalam berita acara""#,
            }],
            today: None,
            expect: &["kec-utara.renstra:23 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "RPJMD baru memuat target mulai 2026, dan kedua kecamatan sepakat untuk 2025.",
            en: "The RPJMD has targets only from 2026 on, and both kecamatan agree on 2025.",
        },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: r"awal   2024 = 76
          target = 77 | 78 | 79 | 80 | 81",
            to: r"awal   2024 = 76; tahun 2026-2029
          target = 78 | 79 | 80 | 81",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let mut adopters: BTreeMap<NodeRef, Vec<Adopter>> = BTreeMap::new();
    for member in &region.members {
        for adopted in &region.exports(member).adopted {
            let of = region.same_indicator(region.view.current(adopted.of));
            adopters.entry(of).or_default().push(Adopter { member, adopted });
        }
    }
    for (of, list) in adopters {
        // Who states nothing of its own takes the RPJMD’s figures: two of them cannot differ.
        if list.len() < 2 || !list.iter().any(Adopter::states_something) {
            continue;
        }
        let Some(whole) = region.indikator(of) else { continue };
        let alike = alike(&list);
        // Those of two groups that agree once agree always.
        let mut agreed: FxHashSet<(usize, usize)> = FxHashSet::default();
        for (n, later) in list.iter().enumerate() {
            let mut differences = list[..n].iter().zip(&alike).filter_map(|(earlier, group)| {
                let groups = (*group, alike[n]);
                if groups.0 == groups.1
                    || earlier.member.doc == later.member.doc
                    || !earlier.states_something() && !later.states_something()
                    || agreed.contains(&groups)
                {
                    return None;
                }
                let found = difference(whole, earlier, later);
                if found.is_none() {
                    agreed.insert(groups);
                }
                Some((earlier, found?))
            });
            if let Some((earlier, difference)) = differences.next() {
                report(region, found, of, (earlier, later), difference);
            }
        }
    }
}

/// For each the first of those that say the same.
fn alike(list: &[Adopter]) -> Vec<usize> {
    let mut firsts: Vec<usize> = Vec::new();
    let first = |n: usize| {
        let found = firsts.iter().copied().find(|first| list[*first].says_the_same(&list[n]));
        found.unwrap_or_else(|| {
            firsts.push(n);
            n
        })
    };
    (0..list.len()).map(first).collect()
}

/// A Renstra’s indicator that adopts one of the RPJMD.
struct Adopter<'r, 'a> {
    member: &'r Member<'a>,
    adopted: &'r Adopted,
}

impl Adopter<'_, '_> {
    fn node(&self) -> NodeRef {
        NodeRef { doc: self.member.doc, node: self.adopted.node }
    }
    fn states_something(&self) -> bool {
        let a = self.adopted;
        !a.targets.is_empty() || a.satuan.prop.is_some() || a.arah.prop.is_some()
    }
    /// Both give the same figures in the same unit and direction for the same years: most do.
    fn says_the_same(&self, other: &Adopter) -> bool {
        let (a, b) = (self.adopted, other.adopted);
        a.years == b.years
            && a.satuan.value == b.satuan.value
            && a.arah.value == b.arah.value
            && a.targets.len() == b.targets.len()
            && a.targets.iter().zip(&b.targets).all(|(x, y)| x.0 == y.0 && x.1 == y.1)
    }
    /// Its figure of a year, own or inherited, with its place.
    fn target<'x>(&'x self, whole: &'x Indikator, year: u16) -> (&'x Known, Place) {
        match self.adopted.targets.iter().find(|(y, ..)| *y == year) {
            Some((_, known, place)) => (known, *place),
            None if self.adopted.years.contains(year) => (whole.target(year), Place::Header),
            None => (&Known::NotGiven, Place::Header),
        }
    }
    /// As an indicator with its unit, to compare values.
    fn measure(&self) -> Indikator {
        Indikator { satuan: self.adopted.satuan.clone(), ..Indikator::default() }
    }
}

/// What two Renstra say otherwise.
struct Difference {
    /// What differs, and both sides: `2026`, `76`, `77`.
    rows: Vec<(Text, String, String)>,
    /// At the later one.
    place: Place,
    /// The RPJMD has something to compare with: it counts only where that comparison is waived.
    compared: bool,
}

fn difference(whole: &Indikator, earlier: &Adopter, later: &Adopter) -> Option<Difference> {
    fields(whole, earlier, later).or_else(|| targets(whole, earlier, later))
}

/// Unit or direction.
fn fields(whole: &Indikator, earlier: &Adopter, later: &Adopter) -> Option<Difference> {
    let (a, b) = (&earlier.adopted, &later.adopted);
    if let (Some(x), Some(y)) = (&a.satuan.value, &b.satuan.value)
        && !x.converts_to(y)
    {
        return Some(Difference {
            rows: vec![(Text::new("satuan", "unit"), x.show(), y.show())],
            place: b.satuan.prop.map_or(Place::Header, Place::Prop),
            compared: whole.satuan.value.is_some() || whole.satuan.unknown,
        });
    }
    let (x, y) = (a.arah.value?, b.arah.value?);
    (x != y).then(|| Difference {
        rows: vec![(Text::new("arah", "direction"), x.word().to_owned(), y.word().to_owned())],
        place: b.arah.prop.map_or(Place::Header, Place::Prop),
        compared: whole.arah.value.is_some() || whole.arah.unknown,
    })
}

/// The years in which both have a value, and these differ; those where the RPJMD has none come first.
fn targets(whole: &Indikator, earlier: &Adopter, later: &Adopter) -> Option<Difference> {
    let own = [earlier, later].into_iter().flat_map(|a| &a.adopted.targets);
    let mut years: Vec<u16> = own.map(|(year, ..)| *year).collect();
    years.sort_unstable();
    years.dedup();
    let same_unit = earlier.adopted.satuan.value == later.adopted.satuan.value;
    let measures = std::cell::OnceCell::new();
    let (mut free, mut compared): (Option<Difference>, Option<Difference>) = (None, None);
    for year in years {
        let ((x, _), (y, place)) = (earlier.target(whole, year), later.target(whole, year));
        let (Known::Value(x), Known::Value(y)) = (x, y) else { continue };
        if !x.is_given() || !y.is_given() || same_unit && x == y {
            continue;
        }
        let (a, b) = measures.get_or_init(|| (earlier.measure(), later.measure()));
        if agree(b, a, y, x) || agree(a, b, x, y) {
            continue;
        }
        let is_compared = match whole.target(year) {
            Known::NotGiven => false,
            Known::Unknown => true,
            Known::Value(theirs) => theirs.is_given(),
        };
        let into = if is_compared { &mut compared } else { &mut free };
        let none = || Difference { rows: Vec::new(), place, compared: is_compared };
        let row = (Text::new(year.to_string(), year.to_string()), x.show(), y.show());
        into.get_or_insert_with(none).rows.push(row);
    }
    free.or(compared)
}

fn report(
    region: &Region,
    found: &mut Findings,
    of: NodeRef,
    (earlier, later): (&Adopter, &Adopter),
    difference: Difference,
) {
    let (name, node, other) = (region.name(of), later.node(), earlier.node());
    let (first, second) = (region.renstra(earlier.member.doc), region.renstra(later.member.doc));
    let rows = |what: fn(&Text) -> &str, and: &str| {
        let rows = difference.rows.iter().map(|(t, x, y)| format!("{}: {x} {and} {y}", what(t)));
        rows.collect::<Vec<_>>().join("; ")
    };
    let (id, en) = (rows(|t| &t.id, "dan"), rows(|t| &t.en, "and"));
    let finding = found.add(
        &RULE,
        node,
        region.at(node, difference.place),
        Text::new(
            format!("{name} berbeda di {first} dan {second} ({id})."),
            format!("{name} differs between {first} and {second} ({en})."),
        ),
        Text::new(
            "Sepakati satu angka untuk keduanya; sebaiknya RPJMD memuatnya.",
            "Agree on one figure for both; better still, let the RPJMD state it.",
        ),
    );
    finding.label(Text::new("lain di Renstra ini", "another one in this Renstra"));
    let year = later.adopted.targets.iter().find(|(_, _, p)| *p == difference.place).map(|(y, ..)| *y);
    let same_year = earlier.adopted.targets.iter().find(|(y, ..)| Some(*y) == year);
    let place = same_year.or(earlier.adopted.targets.first()).map_or(Place::Header, |(_, _, p)| *p);
    finding.related(
        Some(other),
        region.at(other, place),
        Text::new(format!("di {first}"), format!("in {first}")),
    );
    if difference.compared {
        finding.only_if_waived = &["T01", "T03", "T04"];
    }
}
