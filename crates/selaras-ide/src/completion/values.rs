//! Values of properties: words of closed lists, units, documents, years and dates.

use std::collections::BTreeMap;

use selaras_analysis::db::items;
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::items::Role;
use selaras_analysis::sheet::sheet;
use selaras_plan::direction::{Arah, Perhitungan};
use selaras_plan::years::{Date, Years};
use selaras_syntax::schema::{NodeKind, PropKind};

use super::fit::Typed;
use super::{Item, ItemKind, Scene};
use crate::navigate::above;
use crate::skeleton::written;

/// Units that plans use most, for a region that has used none yet.
const UNITS: &[&str] = &[
    "persen",
    "indeks",
    "nilai",
    "orang",
    "dokumen",
    "laporan",
    "unit",
    "kegiatan",
    "predikat",
    "skor",
    "tahun",
    "rupiah",
    "hektare",
    "kilometer",
    "desa",
    "kelurahan",
    "rasio",
    "angka",
];

impl Scene<'_> {
    /// The value of a property, behind so many words of it.
    pub(super) fn values(
        &self,
        kind: PropKind,
        nth: usize,
        typed: &Typed,
        truncated: &mut bool,
    ) -> Vec<Item> {
        use PropKind as P;
        let mut nodes =
            |role| if self.spot.in_text() { Vec::new() } else { self.nodes(role, typed, truncated) };
        let around = self.spot.kind();
        match kind {
            P::Mendukung => nodes(Role::Mendukung),
            P::Berkontribusi => nodes(Role::Berkontribusi),
            P::Melalui => nodes(Role::Melalui),
            P::Menjawab => nodes(Role::Menjawab),
            P::Dicabut => nodes(Role::Dicabut),
            P::Menggantikan if around == Some(NodeKind::PerangkatDaerah) => self.agencies(false),
            P::Menggantikan => nodes(Role::Menggantikan),
            P::Pendamping => nodes(Role::Pendamping),
            P::Realisasi if nth == 0 => nodes(Role::Realisasi),
            P::Realisasi => self.years_alone(),
            P::PerangkatDaerah => self.agencies_of_plan(),
            P::PenanggungJawab => self.agencies(true),
            P::Penyedia | P::Mendampingi | P::BagianDari => self.agencies(false),
            P::PaguIndikatif if nth == 0 => self.agencies(false),
            P::Urusan => self.urusan(),
            P::Satuan => self.units(),
            P::Arah => words(Arah::ALL.iter().map(|a| a.word())),
            P::Perhitungan => self.perhitungan(),
            P::Jenis if around == Some(NodeKind::Daerah) => words(["kabupaten", "kota", "provinsi"]),
            P::Jenis => {
                let said = self.said();
                words(["iku", "ikd", "ikk"]).into_iter().filter(|i| !said.contains(&i.label)).collect()
            }
            P::Skala => self.scales(),
            P::SatuanPagu => words(["rupiah", "ribu", "juta", "miliar"]),
            P::Berpedoman => self.plans(self.followed()),
            P::PerubahanDari => {
                let own = self.kind_of_document();
                let mut plans = self.plans(NodeKind::is_plan);
                // A revision is of a plan of its own kind.
                plans.retain(|item| own.is_none_or(|kind| item.remark.starts_with(kind.keyword())));
                plans
            }
            P::Daerah => self.plans(|kind| kind == NodeKind::Daerah),
            P::Periode | P::Tahun | P::TahunProgram => self.years(kind),
            P::Target | P::Pagu | P::PaguIndikatif => self.rows(),
            P::Awal | P::RumusBaru => self.years_alone(),
            P::Ditetapkan | P::Tenggat | P::Selesai => self.dates(),
            _ => Vec::new(),
        }
    }

    /// What a plan of this kind follows.
    fn followed(&self) -> fn(NodeKind) -> bool {
        match self.kind_of_document() {
            Some(NodeKind::Rpjmd | NodeKind::Rpd) => {
                |kind| matches!(kind, NodeKind::Rpjpd | NodeKind::Rpjmd | NodeKind::Rpd)
            }
            Some(NodeKind::Renstra) => |kind| matches!(kind, NodeKind::Rpjmd | NodeKind::Rpd),
            _ => NodeKind::is_plan,
        }
    }

    /// Documents of some kinds other than this one, those in force first.
    pub(super) fn plans(&self, wanted: fn(NodeKind) -> bool) -> Vec<Item> {
        let all = self.ide.documents().iter().filter(|(doc, d)| {
            wanted(d.kind) && d.counts() && !d.orphan && !d.id.is_empty() && Some(*doc) != self.doc()
        });
        let mut found: Vec<(bool, DocId)> = all.map(|(doc, d)| (d.replaced, doc)).collect();
        found.sort();
        found.into_iter().map(|(_, doc)| self.document(doc)).collect()
    }

    /// A document.
    pub(super) fn document(&self, doc: DocId) -> Item {
        let document = self.ide.documents().get(doc);
        let tree = self.structure(doc);
        let mut remark = document.kind.keyword().to_owned();
        if document.replaced {
            remark.push_str(&self.say(" · sudah diganti", " · replaced"));
        }
        Item::new(ItemKind::Document, &*document.id)
            .words(tree.title(0).unwrap_or_default())
            .remark(remark)
            .about(NodeRef { doc, node: 0 }, &document.id)
    }

    fn perhitungan(&self) -> Vec<Item> {
        let about = |p: Perhitungan| match p {
            Perhitungan::Jumlah => ("nilai tiap tahun dijumlahkan", "the years add up"),
            Perhitungan::Posisi => ("keadaan pada akhir tahun", "the state reached"),
            Perhitungan::Rilis => ("diterbitkan pihak lain", "published by someone else"),
        };
        let all = [Perhitungan::Jumlah, Perhitungan::Posisi, Perhitungan::Rilis];
        let item = |p: Perhitungan| {
            let (id, en) = about(p);
            Item::new(ItemKind::Word, p.word()).remark(self.say(id, en))
        };
        all.into_iter().map(item).collect()
    }

    /// The unit of the indicator above first, then those that the plans here use, the most frequent first.
    fn units(&self) -> Vec<Item> {
        let (db, workspace) = (self.ide.db(), self.ide.workspace());
        let mut counts: BTreeMap<String, usize> = UNITS.iter().map(|u| ((*u).to_owned(), 0)).collect();
        let above_here = self.node().map(|node| above(self.ide, node)).unwrap_or_default();
        let mut first = None;
        for up in above_here {
            let found = sheet(db, workspace, up.doc).indicators.get(up.node);
            first = first.or(found.and_then(|i| i.satuan.value.as_ref()).map(|u| u.show()));
        }
        let own = self.doc();
        let upstream = own.and_then(|doc| self.ide.documents().get(doc).upstream.doc());
        for doc in [own, upstream].into_iter().flatten() {
            for part in &self.ide.documents().get(doc).parts {
                let values = &items(db, part.file).values;
                let units = values.indikator.iter().filter_map(|i| i.satuan.get());
                units.for_each(|unit| *counts.entry(unit.show()).or_default() += 1);
            }
        }
        let mut units: Vec<(bool, std::cmp::Reverse<usize>, String)> = counts
            .into_iter()
            .map(|(unit, n)| (Some(&unit) != first.as_ref(), std::cmp::Reverse(n), unit))
            .collect();
        units.sort();
        let item = |(other, _, unit): (bool, _, String)| {
            let remark = if other { String::new() } else { self.say("satuan RPJMD", "the RPJMD’s unit") };
            // A unit of several words is quoted.
            let text = if unit.contains(' ') { crate::skeleton::quoted(&unit) } else { unit.clone() };
            Item::new(ItemKind::Unit, unit).remark(remark).insert(text)
        };
        units.into_iter().map(item).collect()
    }

    fn scales(&self) -> Vec<Item> {
        let Some((region, register)) = self.register() else { return words(["0-5", "0-100"]) };
        let tree = self.structure(region);
        let item = |name: &str| {
            let grades = register.scale(name).map(|s| s.grades().join(" < ")).unwrap_or_default();
            let node = tree.of_kind(NodeKind::Skala).find(|n| tree.code(*n) == Some(name));
            let item = Item::new(ItemKind::Word, name).remark(grades);
            match node {
                Some(node) => item
                    .words(tree.title(node).unwrap_or_default())
                    .about(NodeRef { doc: region, node }, name),
                None => item,
            }
        };
        let mut items: Vec<Item> = register.scale_names().into_iter().map(item).collect();
        items.extend(words(["0-5", "0-4", "0-100"]));
        items
    }

    /// Years of a header: those of the plan above.
    fn years(&self, kind: PropKind) -> Vec<Item> {
        let above = self.doc().and_then(|doc| self.ide.documents().get(doc).upstream.doc());
        let own = self.doc().map(|doc| self.plan(doc));
        let of = |plan: &selaras_analysis::plan::Plan| match kind {
            PropKind::Periode => plan.periode,
            PropKind::Tahun => plan.tahun,
            _ => plan.tahun_program,
        };
        let mut found: Vec<(Years, String)> = Vec::new();
        if let Some(years) = above.and_then(|doc| of(self.plan(doc))) {
            found.push((years, self.say("seperti RPJMD", "as the RPJMD")));
        }
        if let Some(years) = own.and_then(|p| p.periode).filter(|_| kind != PropKind::Periode) {
            found.push((years, self.say("masa berlaku", "the period")));
        }
        if found.is_empty() {
            let next = self.ide.today.year() + 1;
            found.extend(Years::span(next, next + 4).ok().map(|y| (y, String::new())));
        }
        found.dedup_by_key(|(years, _)| *years);
        let item =
            |(years, remark): (Years, String)| Item::new(ItemKind::Value, written(years)).remark(remark);
        found.into_iter().map(item).collect()
    }

    /// The years before the `=` of a row.
    fn rows(&self) -> Vec<Item> {
        let columns = self.node().and_then(|node| self.plan(node.doc).columns(node.node));
        let all = columns
            .map(|years| Item::new(ItemKind::Value, written(years)).insert(format!("{} = ", written(years))));
        let mut items: Vec<Item> = all.into_iter().collect();
        items.extend(self.years_alone());
        items
    }

    /// Single years: those of the plan, and the one before it.
    fn years_alone(&self) -> Vec<Item> {
        let Some(doc) = self.doc() else { return Vec::new() };
        let plan = match self.ide.documents().get(doc).upstream.doc() {
            Some(above) if self.kind_of_document() == Some(NodeKind::Capaian) => self.plan(above),
            _ => self.plan(doc),
        };
        let Some(periode) = plan.periode.or(plan.tahun) else { return Vec::new() };
        let before = periode.first().and_then(|y| y.checked_sub(1));
        words(before.into_iter().chain(periode.iter()).map(|y| y.to_string()))
            .into_iter()
            .map(|item| Item { kind: ItemKind::Value, ..item })
            .collect()
    }

    /// Today, the end of this year, the end of the plan.
    pub(super) fn dates(&self) -> Vec<Item> {
        let today = self.ide.today;
        let mut found = vec![(Some(today), self.say("hari ini", "today"))];
        found.push((Date::new(today.year(), 12, 31), self.say("akhir tahun ini", "the end of this year")));
        let last = self.doc().and_then(|doc| self.plan(doc).periode).and_then(|p| p.last());
        if let Some(last) = last.filter(|year| *year != today.year()) {
            found.push((Date::new(last, 12, 31), self.say("akhir periode", "the end of the period")));
        }
        let item = |(date, remark): (Option<Date>, String)| {
            Some(Item::new(ItemKind::Value, date?.iso()).remark(remark))
        };
        found.into_iter().filter_map(item).collect()
    }
}

/// Words of a closed list.
pub(super) fn words<T: Into<String>>(all: impl IntoIterator<Item = T>) -> Vec<Item> {
    all.into_iter().map(|word| Item::new(ItemKind::Word, word)).collect()
}
