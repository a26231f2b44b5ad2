//! What of a file opens another.

mod fixture;

use fixture::Fixture;
use selaras_ide::document_links::{Opens, document_links};

fn links(changes: &[(&str, &str, &str)], path: &str) -> Vec<String> {
    let fixture = Fixture::base(changes);
    let found = document_links(&fixture.ide(), path).into_iter().map(|link| {
        let to = match &link.to {
            Opens::Paper(name, page) => format!("{name} {page:?}"),
            Opens::Plan(file, at) => format!("{file} {at}"),
        };
        format!("{} → {to} ({})", fixture.show(path, link.span), link.tip)
    });
    found.collect()
}

#[test]
fn a_source_opens_its_page() {
    let sources = "  sumber \"naskah/rpjmd kota.pdf\" hlm 12\n  sumber \"b.pdf\" hlm 7-9\n  sumber \"c.pdf\"\n  visi \"Kota";
    let english = Fixture::base(&[("rpjmd.rpjmd", "  visi \"Kota", sources)]);
    assert_eq!(document_links(&english.english(), "rpjmd.rpjmd")[1].tip, "naskah/rpjmd kota.pdf, page 12");
    assert_eq!(
        links(&[("rpjmd.rpjmd", "  visi \"Kota", sources)], "rpjmd.rpjmd"),
        [
            "rpjmd.rpjmd:2:18 kota-contoh → daerah.selaras 68 (daerah kota-contoh \"Kota Contoh\")",
            "rpjmd.rpjmd:7:10 \"naskah/rpjmd kota.pdf\" hlm 12 → naskah/rpjmd kota.pdf Some(12) (naskah/rpjmd kota.pdf, halaman 12)",
            "rpjmd.rpjmd:8:10 \"b.pdf\" hlm 7-9 → b.pdf Some(7) (b.pdf, halaman 7)",
            "rpjmd.rpjmd:9:10 \"c.pdf\" → c.pdf None (c.pdf)",
        ]
    );
}

#[test]
fn a_plan_opens_the_plan_that_it_follows_and_a_part_its_beginning() {
    let rpjmd = "rpjmd.rpjmd 0 (RPJMD contoh-2025 \"RPJMD Kota Contoh Tahun 2025–2029\")";
    assert_eq!(links(&[], "dinkes.renstra"), [format!("dinkes.renstra:2:20 contoh-2025 → {rpjmd}")]);
    assert_eq!(links(&[], "program.rpjmd"), [format!("program.rpjmd:1:16 contoh-2025 → {rpjmd}")]);
    assert_eq!(links(&[], "tabel.rpjmd"), [format!("tabel.rpjmd:1:16 contoh-2025 → {rpjmd}")]);
    // One that is not there, and one in the same file.
    let lost = ("dinkes.renstra", "berpedoman       contoh-2025", "berpedoman       contoh-2035");
    assert_eq!(links(&[lost], "dinkes.renstra"), [""; 0]);
    assert_eq!(links(&[], "daerah.selaras"), [""; 0]);
    // Half typed.
    let typed = (
        "dinkes.renstra",
        "  periode          2025-2029",
        "  sumber \n  sumber \"\" hlm\n  sumber \"a.pdf\" hlm x",
    );
    assert_eq!(
        links(&[typed], "dinkes.renstra")[1..],
        ["dinkes.renstra:6:10 \"a.pdf\" hlm x → a.pdf None (a.pdf)"]
    );
}
