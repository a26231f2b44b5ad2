//! Official codes of urusan, programs, kegiatan, subkegiatan and agencies: groups of digits parted by dots.
//!
//! `2` urusan group · `2.16` bidang urusan · `2.16.03` program · `2.16.03.2.01` kegiatan (its fourth group says whose:
//! 1 province, 2 kabupaten/kota) · `2.16.03.2.01.0001` subkegiatan (two digits at the end in the older list) ·
//! `2.16.2.20.2.21.01.0000` agency: three bidang urusan (`0.00`: none), its number, its unit. `X.XX` stands for "every
//! bidang urusan": `X.XX.01` in an RPJMD is `2.16.01` and all its like.

/// What an official code is the code of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// `2`
    Urusan,
    /// `2.16`
    Bidang,
    /// `2.16.03`
    Program,
    /// `2.16.03.2.01`
    Kegiatan,
    /// `2.16.03.2.01.0001`, or the older `2.16.03.2.01.01`
    Subkegiatan,
    /// `2.16.2.20.2.21.01.0000`
    PerangkatDaerah,
}

/// What kind of code a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A code of that level.
    Official(Level),
    /// Digits and dots as in an official code, but of no level: `1.01.`, `03.02`, `2,01`.
    Malformed,
    /// A code of the plan's own: `P1`, `SPBE`.
    Local,
}

/// Whose kegiatan it is, by the fourth group of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kewenangan {
    /// 1
    Provinsi,
    /// 2
    KabupatenKota,
}

/// Codes have at most eight groups.
const MOST: usize = 8;

/// The groups of a code; none where it has more than eight or an empty one.
fn groups(code: &str) -> Option<([&str; MOST], usize)> {
    let mut all = [""; MOST];
    let mut n = 0;
    for group in code.split('.') {
        if group.is_empty() || n == MOST {
            return None;
        }
        all[n] = group;
        n += 1;
    }
    Some((all, n))
}

/// What kind of code it is.
pub fn shape(code: &str) -> Shape {
    match level(code) {
        Some(level) => Shape::Official(level),
        None if looks_official(code) => Shape::Malformed,
        None => Shape::Local,
    }
}

/// Digits and dots (or commas typed for dots), or groups of `X`: someone meant an official code.
fn looks_official(code: &str) -> bool {
    code.contains(['.', ','])
        && code.bytes().any(|b| b.is_ascii_digit())
        && code.split(['.', ',']).all(|group| {
            group.bytes().all(|b| b.is_ascii_digit())
                || matches!(group, "X" | "x" | "XX" | "xx" | "Xx" | "xX")
        })
}

/// The level of an official code.
pub fn level(code: &str) -> Option<Level> {
    // The longest code has 22 characters; anything longer is a text.
    if code.len() > 32 {
        return None;
    }
    let (groups, n) = groups(code)?;
    let digits =
        |i: usize, len: usize| groups[i].len() == len && groups[i].bytes().all(|b| b.is_ascii_digit());
    let urusan = |i: usize| digits(i, 1) && groups[i] != "0";
    let slot = |i: usize| digits(i, 1) && digits(i + 1, 2);
    if n == 1 {
        return urusan(0).then_some(Level::Urusan);
    }
    let every = groups[0].eq_ignore_ascii_case("X") && groups[1].eq_ignore_ascii_case("XX");
    let own = urusan(0) && digits(1, 2);
    if !every && !own {
        return None;
    }
    let program = n > 2 && digits(2, 2);
    let kegiatan = program && n > 4 && urusan(3) && digits(4, 2);
    match n {
        2 => (!every).then_some(Level::Bidang),
        3 => program.then_some(Level::Program),
        5 => kegiatan.then_some(Level::Kegiatan),
        6 => (kegiatan && (digits(5, 4) || digits(5, 2))).then_some(Level::Subkegiatan),
        8 => (!every && slot(2) && slot(4) && digits(6, 2) && digits(7, 4)).then_some(Level::PerangkatDaerah),
        _ => None,
    }
}

/// Two groups are the same, or one is the `X` or `XX` that stands for all.
fn group_matches(a: &str, b: &str) -> bool {
    let any = |g: &str| g.bytes().all(|b| b == b'X' || b == b'x');
    a == b || any(a) || any(b)
}

/// `child` stands under `parent`, at any depth: `2.16.03.2.01` under `2.16.03`, and under `X.XX.03`. False unless both
/// are official codes of bidang, program, kegiatan or subkegiatan.
pub fn is_child(parent: &str, child: &str) -> bool {
    let (Some(above), Some(below)) = (level(parent), level(child)) else { return false };
    if above >= below || below == Level::PerangkatDaerah {
        return false;
    }
    let (Some((p, n)), Some((c, _))) = (groups(parent), groups(child)) else { return false };
    p[..n].iter().zip(&c).all(|(a, b)| group_matches(a, b))
}

/// How the codes of what stands under `parent` must begin: `2.16.03.`
pub fn expected_prefix(parent: &str) -> String {
    format!("{}.", parent.trim_end_matches('.'))
}

/// A program of overhead (penunjang): its third group is 01. Also of a kegiatan or subkegiatan of one.
pub fn is_penunjang(code: &str) -> bool {
    matches!(level(code), Some(Level::Program | Level::Kegiatan | Level::Subkegiatan))
        && groups(code).is_some_and(|(g, _)| g[2] == "01")
}

/// The code is written with `X.XX`.
pub fn is_every_urusan(code: &str) -> bool {
    matches!(code.as_bytes(), [b'X' | b'x', b'.', b'X' | b'x', b'X' | b'x', b'.', ..])
}

/// Two codes name the same program (kegiatan, subkegiatan): equal, where `X.XX` is every bidang urusan.
pub fn same_program(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // Most codes differ in their tail, which is cheap to see.
    match (a.get(a.len().saturating_sub(3)..), b.get(b.len().saturating_sub(3)..)) {
        (Some(x), Some(y)) if x == y && a.len() == b.len() => {}
        _ => return false,
    }
    (is_every_urusan(a) || is_every_urusan(b))
        && level(a).is_some_and(|l| l >= Level::Program && l != Level::PerangkatDaerah)
        && level(b).is_some()
        && a.get(4..) == b.get(4..)
}

/// The bidang urusan that a code belongs to: `2.16` of `2.16.03.2.01`; none of `X.XX.01` and of a lone `2`.
pub fn urusan_of(code: &str) -> Option<&str> {
    match level(code)? {
        Level::Urusan => None,
        _ if is_every_urusan(code) => None,
        _ => code.get(..4),
    }
}

/// The bidang urusan that an agency's code names, in order: `2.16`, `2.20`, `2.21` of `2.16.2.20.2.21.01.0000`; an
/// empty slot (`0.00`) gives none.
pub fn urusan_of_agency(code: &str) -> impl Iterator<Item = &str> + Clone {
    let code = if level(code) == Some(Level::PerangkatDaerah) { code } else { "" };
    [0, 5, 10].into_iter().filter_map(move |at| code.get(at..at + 4)).filter(|slot| *slot != "0.00")
}

/// Whose kegiatan or subkegiatan it is; none where the fourth group is neither 1 nor 2.
pub fn kewenangan(code: &str) -> Option<Kewenangan> {
    if !matches!(level(code)?, Level::Kegiatan | Level::Subkegiatan) {
        return None;
    }
    match groups(code)?.0[3] {
        "1" => Some(Kewenangan::Provinsi),
        "2" => Some(Kewenangan::KabupatenKota),
        _ => None,
    }
}

/// A subkegiatan of the older list: two digits at its end.
pub fn is_old_subkegiatan(code: &str) -> bool {
    level(code) == Some(Level::Subkegiatan) && groups(code).is_some_and(|(g, _)| g[5].len() == 2)
}

/// The code of the level above: `2.16.03` of `2.16.03.2.01`, `2.16` of `2.16.03`.
pub fn parent(code: &str) -> Option<&str> {
    let cut = |groups: usize| code.rmatch_indices('.').nth(groups - 1).map(|(at, _)| &code[..at]);
    match level(code)? {
        Level::Urusan | Level::PerangkatDaerah => None,
        Level::Bidang | Level::Program | Level::Subkegiatan => cut(1),
        Level::Kegiatan => cut(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shapes_of_real_codes() {
        use Level::*;
        for (code, expected) in [
            ("2", Shape::Official(Urusan)),
            ("2.16", Shape::Official(Bidang)),
            ("2.16.03", Shape::Official(Program)),
            ("X.XX.01", Shape::Official(Program)),
            ("x.xx.01", Shape::Official(Program)),
            ("2.16.03.2.01", Shape::Official(Kegiatan)),
            ("1.01.02.1.01", Shape::Official(Kegiatan)),
            ("X.XX.01.2.01", Shape::Official(Kegiatan)),
            ("2.16.02.2.02.0001", Shape::Official(Subkegiatan)),
            ("1.01.02.2.01.01", Shape::Official(Subkegiatan)),
            ("2.16.2.20.2.21.01.0000", Shape::Official(PerangkatDaerah)),
            ("7.01.0.00.0.00.03.0000", Shape::Official(PerangkatDaerah)),
            ("5.01.5.05.0.00.01.000", Shape::Malformed),
            ("1.01.", Shape::Malformed),
            ("2.16.02.2.02.0001.", Shape::Malformed),
            ("03.02", Shape::Malformed),
            ("2,01", Shape::Malformed),
            ("5.01.01.2,01", Shape::Malformed),
            ("2.16.3", Shape::Malformed),
            ("2.16.03.2", Shape::Malformed),
            ("0.16.03", Shape::Malformed),
            ("2..03", Shape::Malformed),
            ("X.XX", Shape::Local),
            ("P1", Shape::Local),
            ("SPBE", Shape::Local),
            ("1.a", Shape::Local),
            ("1-1-1", Shape::Local),
            ("12", Shape::Local),
            ("", Shape::Local),
            (".", Shape::Local),
        ] {
            assert_eq!(shape(code), expected, "{code}");
        }
    }

    #[test]
    fn what_stands_under_what() {
        for (parent, child, expected) in [
            ("2.16.03", "2.16.03.2.01", true),
            ("2.16.03", "2.16.02.2.01", false),
            ("X.XX.01", "2.16.01.2.01", true),
            ("X.XX.01", "2.16.02.2.01", false),
            ("2.16.01", "X.XX.01.2.01", true),
            ("2.16.03.2.01", "2.16.03.2.01.0001", true),
            ("2.16.03.2.01", "2.16.03.2.02.0001", false),
            ("2.16", "2.16.03", true),
            ("2.16.03", "2.16.03", false),
            ("2.16.03.2.01", "2.16.03", false),
            ("P1", "2.16.03", false),
        ] {
            assert_eq!(is_child(parent, child), expected, "{parent} {child}");
        }
        assert_eq!(parent("2.16.03.2.01.0001"), Some("2.16.03.2.01"));
        assert_eq!(parent("2.16.03.2.01"), Some("2.16.03"));
        assert_eq!(parent("2.16.03"), Some("2.16"));
        assert_eq!(expected_prefix("2.16.03"), "2.16.03.");
    }

    #[test]
    fn programs_of_every_urusan() {
        assert!(is_penunjang("2.16.01") && is_penunjang("X.XX.01") && is_penunjang("2.16.01.2.06"));
        assert!(!is_penunjang("2.16.02") && !is_penunjang("2.01") && !is_penunjang("P1"));
        assert!(same_program("X.XX.01", "2.16.01") && same_program("2.16.01", "x.xx.01"));
        assert!(!same_program("X.XX.01", "2.16.02") && !same_program("1.01.01", "2.16.01"));
        assert!(same_program("P1", "P1") && !same_program("P1", "P2"));
        assert!(same_program("X.XX.01.2.06", "5.01.01.2.06"));
    }

    #[test]
    fn urusan_and_authority() {
        assert_eq!(urusan_of("2.16.03.2.01"), Some("2.16"));
        assert_eq!(urusan_of("X.XX.01"), None);
        assert_eq!(urusan_of("P1"), None);
        assert_eq!(urusan_of_agency("2.16.2.20.2.21.01.0000").collect::<Vec<_>>(), ["2.16", "2.20", "2.21"]);
        assert_eq!(urusan_of_agency("7.01.0.00.0.00.03.0000").collect::<Vec<_>>(), ["7.01"]);
        assert_eq!(urusan_of_agency("2.16").count(), 0);
        assert_eq!(kewenangan("1.01.02.1.01"), Some(Kewenangan::Provinsi));
        assert_eq!(kewenangan("1.01.02.2.01.0001"), Some(Kewenangan::KabupatenKota));
        assert_eq!(kewenangan("1.01.02"), None);
        assert!(is_old_subkegiatan("1.01.02.2.01.01") && !is_old_subkegiatan("1.01.02.2.01.0001"));
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(a in "\\PC{0,12}|[0-9Xx.,]{0,24}", b in "\\PC{0,12}|[0-9Xx.]{0,24}") {
            let _ = (shape(&a), is_child(&a, &b), same_program(&a, &b), urusan_of(&a), kewenangan(&a), parent(&a));
            prop_assert_eq!(same_program(&a, &b), same_program(&b, &a));
            let _ = urusan_of_agency(&a).count();
        }
    }
}
