//! What "consistent by construction" means, asked of the documents before they are text.

use std::collections::{HashMap, HashSet};

use crate::angka::Uang;
use crate::paper::{Bagian, Mark, Node, Plan, Prop, Sheet};
use crate::{Profile, Rng, mistakes};

fn plans() -> Vec<Plan> {
    let small = (0..12).map(|seed| Plan::generate(Profile::Small, seed));
    small.chain((0..2).map(|seed| Plan::generate(Profile::Kota, seed))).collect()
}

fn renstra(sheet: &Sheet) -> bool {
    matches!(sheet.bagian, Bagian::Renstra | Bagian::RenstraLanjutan)
}

fn rupiah(prop: &Prop) -> Vec<i64> {
    prop.cells().iter().map(|cell| Uang::read(cell).expect("money")).collect()
}

/// What a node spends in each program year: its own row, or what is below it.
fn belanja(node: &Node, tahun: usize) -> Vec<i64> {
    match node.get("pagu") {
        Some(prop) => {
            let mut row = rupiah(prop);
            // A subkegiatan that begins later has fewer columns.
            while row.len() < tahun {
                row.insert(0, 0);
            }
            row
        }
        None => jumlah(node.children(), tahun),
    }
}

fn jumlah<'a>(nodes: impl Iterator<Item = &'a Node>, tahun: usize) -> Vec<i64> {
    nodes.fold(vec![0; tahun], |sum, node| sum.iter().zip(belanja(node, tahun)).map(|(a, b)| a + b).collect())
}

#[test]
fn money_adds_up_exactly() {
    for plan in plans() {
        let tahun = crate::deret::lama(plan.tahun.program);
        let mut spent: HashMap<String, Vec<i64>> = HashMap::new();
        let mut given: HashMap<String, Vec<i64>> = HashMap::new();
        for sheet in &plan.sheets {
            sheet.visit(&mut |_, node| {
                if ["urusan", "kegiatan", "program"].contains(&node.key) && sheet.bagian != Bagian::Tabel {
                    let below = jumlah(node.children(), tahun);
                    let own = node.get("pagu").map(rupiah);
                    assert!(
                        own.is_none_or(|own| below.iter().all(|b| *b == 0) || own == below),
                        "{}",
                        node.code
                    );
                    if let Some(total) = node.get("pagu-akhir") {
                        let row = belanja(node, tahun);
                        let total = Uang::read(total.text()).expect("money");
                        assert!(
                            total == row.iter().sum::<i64>() || Some(&total) == row.last(),
                            "{}",
                            node.code
                        );
                    }
                }
                if node.key == "program" && sheet.bagian != Bagian::Tabel {
                    let mut code = node.code.clone();
                    if renstra(sheet) && code.ends_with(".01") {
                        code = "X.XX.01".to_string();
                    }
                    let side = if renstra(sheet) { &mut spent } else { &mut given };
                    let sum = side.entry(code).or_insert_with(|| vec![0; tahun]);
                    sum.iter_mut().zip(belanja(node, tahun)).for_each(|(a, b)| *a += b);
                }
            });
        }
        assert!(spent.len() > 5);
        assert_eq!(spent, given, "the RPJMD gives each program what its Renstra spend");
    }
}

/// Whether a reader would take the one name for the other: at most a fifth of the longer one's words differ.
fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let known: HashSet<&&str> = b.iter().collect();
    let longer = a.len().max(b.len());
    let common = a.iter().filter(|word| known.contains(word)).count();
    (longer - common) * 5 <= longer
}

#[test]
fn own_names_are_nobody_elses() {
    for plan in plans() {
        let mut of_rpjmd = Vec::new();
        let mut of_renstra: HashMap<&str, Vec<String>> = HashMap::new();
        for sheet in &plan.sheets {
            sheet.visit(&mut |_, node| {
                let (Mark::Own(_) | Mark::Share(_), Some(name)) = (node.mark, &node.name) else { return };
                if renstra(sheet) {
                    of_renstra.entry(&sheet.agency).or_default().push(name.clone());
                } else if sheet.bagian != Bagian::Tabel {
                    of_rpjmd.push(name.clone());
                }
            });
        }
        for (agency, names) in of_renstra {
            let mut seen = HashSet::new();
            for name in &names {
                assert!(seen.insert(name), "{agency}: twice {name}");
                assert!(!of_rpjmd.iter().any(|other| near(name, other)), "{agency}: near {name}");
            }
        }
    }
}

#[test]
fn every_kind_of_mistake_has_a_place_in_a_city() {
    let plan = Plan::generate(Profile::Kota, 3);
    for (i, mistake) in mistakes().iter().enumerate() {
        let made = (0..20).any(|n| mistake.make(&plan, &mut Rng::new(i as u64 * 100 + n)).is_some());
        assert!(made, "{} {}", mistake.code, mistake.name);
    }
}
