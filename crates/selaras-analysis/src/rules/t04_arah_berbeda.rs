//! T04 arah-berbeda: the direction is not the RPJMD’s.

use selaras_plan::direction::{Arah, Perhitungan};

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::facts::Indikator;
use crate::finding::{Edit, Findings};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{counterpart, their_word};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T04",
    slug: "arah-berbeda",
    severity: Severity::Error,
    title: Words { id: "Arah berbeda dari RPJMD", en: "The direction differs from the RPJMD’s" },
    compares: Words {
        id: "Arah indikator yang mengacu, naik atau turun, dibandingkan dengan arah di RPJMD.",
        en: "The direction of an adopted indicator, up or down, is compared with the RPJMD’s.",
    },
    why: Words {
        id: "Arah menentukan apakah sebuah capaian baik atau buruk. Arah yang terbalik membalik semua \
             penilaian.",
        en: "The direction decides whether a result is good or bad. One that is reversed reverses every \
             judgement.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengambil arah RPJMD.",
        en: "The agency’s planner takes the RPJMD’s direction.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "RPJMD menetapkan naik, Renstra menulis turun.",
            en: "The RPJMD says up, the Renstra down.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: r"          satuan persen; arah naik
          awal   2024 = 76",
            to: r"          satuan persen; arah turun
          awal   2024 = 76",
        }],
        today: None,
        expect: &["dinkes.renstra:18 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Arah tidak ditulis, jadi diambil dari RPJMD.",
            en: "No direction is written, so the RPJMD’s is taken.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: r"          satuan persen; arah naik
          awal   2024 = 76",
            to: r"          satuan persen
          awal   2024 = 76",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let Some((of, other)) = counterpart(ctx, item) else { continue };
        // A direction that is not written here is the other side's.
        let (Some(own), Some(prop)) = (item.arah.value, item.arah.prop) else { continue };
        let Some(theirs) = direction(other) else { continue };
        if matches!((own, theirs), (Arah::Naik, Arah::Turun) | (Arah::Turun, Arah::Naik)) {
            report(ctx, found, (item, own, prop), (of, other, theirs));
        }
    }
}

/// The direction declared, else the way that the row moves. Yearly amounts (`jumlah`) move any way.
fn direction(item: &Indikator) -> Option<Arah> {
    let moves = !item.arah.unknown && item.perhitungan.value != Some(Perhitungan::Jumlah);
    item.arah.value.or_else(|| item.inferred().filter(|_| moves))
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    (item, own, prop): (&Indikator, Arah, u16),
    (of, other, theirs): (NodeRef, &Indikator, Arah),
) {
    let (name, ours, above) = (ctx.name(item.node), document_word(ctx.document.kind), their_word(ctx, of));
    let declared = other.arah.value.is_some();
    let message = match declared {
        true => Text::new(
            format!("Arah {name} di {ours} {own}, sedangkan di {} {theirs}.", above.id),
            format!("The direction of {name} is {own} in the {ours}, but {theirs} in {}.", above.en),
        ),
        false => Text::new(
            format!("Arah {name} di {ours} {own}, sedangkan targetnya di {} bergerak {theirs}.", above.id),
            format!(
                "The direction of {name} is {own} in the {ours}, but its targets in {} move the other way ({theirs}).",
                above.en
            ),
        ),
    };
    let help = Text::new(
        format!("Samakan dengan {0}: {theirs}. Bila arah di {0} yang keliru, betulkan di sana.", above.id),
        format!("Take the direction of {}: {theirs}. If that one is wrong, mend it there.", above.en),
    );
    let at = ctx.at(item.node, Place::PropArg(prop, 0));
    let finding = found.add(&RULE, ctx.node(item.node), at, message, help);
    finding.label(Text::new(format!("{own} di {ours}"), format!("{own} in the {ours}")));
    let row = other.arah.prop.or_else(|| other.rows.first().copied());
    finding.related(
        Some(of),
        ctx.at_node(of, row.map_or(Place::Header, Place::Prop)),
        Text::new(format!("{theirs} di {}", above.id), format!("{theirs} in {}", above.en)),
    );
    let title = Text::new(format!("Samakan arah: {theirs}"), format!("Take that direction: {theirs}"));
    finding.fix(declared, title, at, Edit::Replace(theirs.word().to_owned()));
}
