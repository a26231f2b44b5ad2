//! What the grammar reads: one byte for each word, text and mark of a statement, and one for its beginning, which says
//! how the rest of it is written.

use crate::schema::{ClauseKind, NodeKind, PropKind, Shape};

/// A symbol of the grammar.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub(crate) enum Symbol {
    // What the lexer gives.
    Word,
    Text,
    Pipe,
    Comma,
    Semicolon,
    Equals,
    Less,
    Greater,
    AtMost,
    AtLeast,
    ParenOpen,
    ParenClose,
    BraceOpen,
    BraceClose,
    Unknown,
    /// The end of a statement.
    End,

    // Words that count where they stand.
    Mengacu,
    Pada,
    Tentang,
    Karena,
    Oleh,
    Sampai,
    Hlm,
    Bobot,
    Tabel,
    /// `urusan` before a code, in `penanggung-jawab`.
    Urusan,
    /// `pagu` in `realisasi`.
    Pagu,
    /// `tw` in `realisasi`.
    Triwulan,

    // The keyword of a statement, by how the statement is written.
    Header,
    HeaderIndikator,
    HeaderPlan,
    HeaderSesi,
    HeaderCatatan,
    OneWord,
    WordOrText,
    OneText,
    List,
    InCharge,
    Years,
    Series,
    Final,
    KeyedSeries,
    Realisasi,
    Sumber,
    Berkontribusi,
    Kecualikan,
    Optional,
    /// The body of a `kelompok`.
    Codes,
    /// The body of a `skala`.
    Grades,
    /// No statement: what is wrong with it has been said.
    Junk,
}

impl Symbol {
    /// The beginning of a node's header.
    pub(crate) const fn of_node(kind: NodeKind) -> Symbol {
        match kind {
            NodeKind::Indikator => Symbol::HeaderIndikator,
            NodeKind::Sesi => Symbol::HeaderSesi,
            NodeKind::Catatan => Symbol::HeaderCatatan,
            kind if kind.is_plan() => Symbol::HeaderPlan,
            _ => Symbol::Header,
        }
    }

    /// The beginning of a property.
    pub(crate) const fn of_prop(kind: PropKind) -> Symbol {
        match (kind, kind.shape()) {
            (PropKind::PenanggungJawab, _) => Symbol::InCharge,
            (PropKind::Akhir | PropKind::PaguAkhir, _) => Symbol::Final,
            (_, Shape::Word) => Symbol::OneWord,
            (_, Shape::WordOrText) => Symbol::WordOrText,
            (_, Shape::Text) => Symbol::OneText,
            (_, Shape::List) => Symbol::List,
            (_, Shape::Years) => Symbol::Years,
            (_, Shape::Series) => Symbol::Series,
            (_, Shape::KeyedSeries) => Symbol::KeyedSeries,
            (_, Shape::Realisasi) => Symbol::Realisasi,
            (_, Shape::Sumber) => Symbol::Sumber,
            (_, Shape::Berkontribusi) => Symbol::Berkontribusi,
            (_, Shape::Kecualikan) => Symbol::Kecualikan,
            (_, Shape::Optional) => Symbol::Optional,
        }
    }

    /// Some ordinary words count in a statement that begins with `self`.
    pub(crate) const fn counts_words(self) -> bool {
        matches!(
            self,
            Symbol::Header
                | Symbol::HeaderIndikator
                | Symbol::HeaderPlan
                | Symbol::HeaderSesi
                | Symbol::HeaderCatatan
                | Symbol::InCharge
                | Symbol::Realisasi
                | Symbol::Sumber
                | Symbol::Berkontribusi
                | Symbol::Kecualikan
        )
    }

    /// What an ordinary word becomes in a statement that begins with `self`, because it counts there.
    pub(crate) fn word_in(self, word: &str) -> Symbol {
        let is = |keyword: &str| word.eq_ignore_ascii_case(keyword);
        match self {
            Symbol::Header
            | Symbol::HeaderIndikator
            | Symbol::HeaderPlan
            | Symbol::HeaderSesi
            | Symbol::HeaderCatatan
            | Symbol::Sumber
            | Symbol::Berkontribusi
            | Symbol::Kecualikan => match word.len() {
                3..=7 => ClauseKind::of(&word.to_ascii_lowercase()).map_or(Symbol::Word, Symbol::of_clause),
                _ => Symbol::Word,
            },
            Symbol::InCharge if is("urusan") => Symbol::Urusan,
            Symbol::Realisasi if is("pagu") => Symbol::Pagu,
            Symbol::Realisasi if is("tw") => Symbol::Triwulan,
            _ => Symbol::Word,
        }
    }

    /// The symbol of a clause word.
    pub(crate) const fn of_clause(kind: ClauseKind) -> Symbol {
        match kind {
            ClauseKind::Mengacu => Symbol::Mengacu,
            ClauseKind::Pada => Symbol::Pada,
            ClauseKind::Tentang => Symbol::Tentang,
            ClauseKind::Karena => Symbol::Karena,
            ClauseKind::Oleh => Symbol::Oleh,
            ClauseKind::Sampai => Symbol::Sampai,
            ClauseKind::Hlm => Symbol::Hlm,
            ClauseKind::Bobot => Symbol::Bobot,
            ClauseKind::Tabel => Symbol::Tabel,
        }
    }

    /// The clause that begins with this symbol.
    pub(crate) const fn clause(self) -> Option<ClauseKind> {
        Some(match self {
            Symbol::Mengacu => ClauseKind::Mengacu,
            Symbol::Pada => ClauseKind::Pada,
            Symbol::Tentang => ClauseKind::Tentang,
            Symbol::Karena => ClauseKind::Karena,
            Symbol::Oleh => ClauseKind::Oleh,
            Symbol::Sampai => ClauseKind::Sampai,
            Symbol::Hlm => ClauseKind::Hlm,
            Symbol::Bobot => ClauseKind::Bobot,
            Symbol::Tabel => ClauseKind::Tabel,
            _ => return None,
        })
    }

    /// May stand in a cell of a series.
    pub(crate) const fn is_value(self) -> bool {
        matches!(
            self,
            Symbol::Word
                | Symbol::Less
                | Symbol::Greater
                | Symbol::AtMost
                | Symbol::AtLeast
                | Symbol::ParenOpen
                | Symbol::ParenClose
        )
    }
}
