//! How each kind of statement is written: the grammar, over symbols of one byte.
//!
//! It is generic in the type of error: a first pass over a whole file carries none and is fast; a statement that fails
//! is read again with [`chumsky::error::Rich`], which knows what was expected. Parsers write what they read into
//! [`Output`], which forgets what a failed statement wrote.
//!
//! What a parser of chumsky writes into its state is lost where it is only asked whether it matches (`ignored`,
//! `repeated` without `collect`): every parser that writes is joined with `then`, and repeated with `collect`.

use chumsky::error::Error;
use chumsky::extra;
use chumsky::input::MapExtra;
use chumsky::prelude::*;

use crate::output::Output;
use crate::symbol::Symbol;
use crate::tree::ArgKind;

/// The symbols of a file.
pub(crate) type Input<'a> = &'a [Symbol];
/// What the grammar carries along.
pub(crate) type Extra<'a, E> = extra::Full<E, Output<'a>, ()>;
/// What a parser sees of its place and of the output.
type At<'a, 'b, E> = MapExtra<'a, 'b, Input<'a>, Extra<'a, E>>;

/// All statements of a file; one that fails costs itself.
pub(crate) fn file<'a, E: Error<'a, Input<'a>> + 'a>() -> impl Parser<'a, Input<'a>, (), Extra<'a, E>> {
    let good = statement().map_with(|(), e| e.state().finish());
    let bad = any()
        .filter(|symbol| *symbol != Symbol::End)
        .repeated()
        .then(just(Symbol::End))
        .map_with(|_, e: &mut At<'a, '_, E>| e.state().fail());
    good.recover_with(via_parser(bad)).repeated().collect::<()>()
}

/// One statement with its end.
pub(crate) fn statement<'a, E: Error<'a, Input<'a>> + 'a>() -> impl Parser<'a, Input<'a>, (), Extra<'a, E>> {
    let word = || own(Symbol::Word, ArgKind::Word);
    let text = || own(Symbol::Text, ArgKind::Text);
    let item = || word().or(text());
    let words = || word().separated_by(just(Symbol::Comma)).at_least(1).collect::<()>();

    // KEYWORD [code] [clauses] ["title" [clauses]]
    macro_rules! header {
        ($begin:expr, $clause:expr) => {
            just($begin)
                .then(word().or_not())
                .then($clause.repeated().collect::<()>())
                .then(text().then($clause.repeated().collect::<()>()).or_not())
                .map(|_| ())
        };
    }
    let mengacu = || clause(Symbol::Mengacu, clause_words());
    let note_clause = || clause(Symbol::Pada, clause_word()).or(clause(Symbol::Tentang, clause_word()));
    let tabel = || clause(Symbol::Tabel, clause_text());
    let plain_header = just(Symbol::Header).then(word().or_not()).then(text().or_not()).map(|_| ());
    let session_header = just(Symbol::HeaderSesi)
        .then(word().then(word().or_not()).or_not())
        .then(text().or_not())
        .map(|_| ());

    let one_word = just(Symbol::OneWord).then(word()).map(|_| ());
    let word_or_text = just(Symbol::WordOrText).then(item()).map(|_| ());
    let one_text = just(Symbol::OneText).then(text()).map(|_| ());
    let optional = just(Symbol::Optional).then(item().or_not()).map(|_| ());
    let list = just(Symbol::List)
        .then(item().separated_by(just(Symbol::Comma)).at_least(1).collect::<()>())
        .map(|_| ());
    let in_charge = just(Symbol::InCharge)
        .then(
            item()
                .or(own(Symbol::Urusan, ArgKind::Word).then(word()).map(|_| ()))
                .separated_by(just(Symbol::Comma))
                .at_least(1)
                .collect::<()>(),
        )
        .map(|_| ());
    let years = just(Symbol::Years).then(words()).map(|_| ());

    let series =
        just(Symbol::Series).then(word().or_not()).then(just(Symbol::Equals)).then(cells()).map(|_| ());
    let last_value = just(Symbol::Final).then(just(Symbol::Equals).or_not()).then(cells()).map(|_| ());
    let keyed_series = just(Symbol::KeyedSeries)
        .then(word())
        .then(word().or_not())
        .then(just(Symbol::Equals))
        .then(cells())
        .map(|_| ());
    let realisasi = just(Symbol::Realisasi)
        .then(word())
        .then(own(Symbol::Pagu, ArgKind::Word).or_not())
        .then(word())
        .then(own(Symbol::Triwulan, ArgKind::Word).then(word()).or_not())
        .then(just(Symbol::Equals))
        .then(cells())
        .map(|_| ());

    let sumber =
        just(Symbol::Sumber).then(text()).then(clause(Symbol::Hlm, clause_words()).or_not()).map(|_| ());
    let berkontribusi = just(Symbol::Berkontribusi)
        .then(word())
        .then(clause(Symbol::Bobot, clause_word()).or_not())
        .map(|_| ());
    let waiver_clause = choice((
        clause(Symbol::Pada, clause_word()),
        clause(Symbol::Karena, clause_text()),
        clause(Symbol::Oleh, clause_text()),
        clause(Symbol::Sampai, clause_word()),
    ));
    let kecualikan =
        just(Symbol::Kecualikan).then(words()).then(waiver_clause.repeated().collect::<()>()).map(|_| ());

    // In the bodies of `kelompok` and `skala` the end of a line is a `;`.
    let line_end = just(Symbol::Semicolon);
    macro_rules! parted_by {
        ($mark:expr) => {
            ($mark.then(line_end.or_not()).map(|_| ()))
                .or(line_end.then($mark.then(line_end.or_not()).or_not()).map(|_| ()))
        };
    }
    let codes = just(Symbol::Codes)
        .then(
            word().separated_by(parted_by!(just(Symbol::Comma))).at_least(1).allow_trailing().collect::<()>(),
        )
        .map(|_| ());
    let grade = || item().repeated().at_least(1).collect::<()>();
    let next_grade = parted_by!(own(Symbol::Less, ArgKind::Less)).then(grade()).map(|_| ());
    let grades = just(Symbol::Grades)
        .then(grade())
        .then(next_grade.repeated().collect::<()>())
        .then(line_end.or_not())
        .map(|_| ());
    let junk = just(Symbol::Junk).then(any().filter(|symbol| *symbol != Symbol::End).repeated()).map(|_| ());

    // The most frequent first.
    choice((
        series,
        word_or_text,
        one_word,
        header!(Symbol::HeaderIndikator, mengacu()),
        plain_header,
        list,
        in_charge,
        one_text,
        last_value,
        years,
        header!(Symbol::HeaderPlan, tabel()),
        keyed_series,
        sumber,
        optional,
        kecualikan,
        berkontribusi,
        realisasi,
        session_header,
        header!(Symbol::HeaderCatatan, note_clause()),
        codes,
        grades,
        junk,
    ))
    .then(just(Symbol::End))
    .map(|_| ())
}

/// The cells of a series, parted by `|`. A cell may be empty, unless it is the only one.
fn cells<'a, E: Error<'a, Input<'a>> + 'a>() -> impl Parser<'a, Input<'a>, (), Extra<'a, E>> + Clone {
    let value = any()
        .filter(|symbol: &Symbol| symbol.is_value())
        .repeated()
        .at_least(1)
        .map_with(|(), e| cell(e))
        .or(just(Symbol::Text).map_with(|_, e| cell(e)));
    let note = just(Symbol::Text).map_with(|_, e: &mut At<'a, '_, E>| {
        let at = e.span().start;
        e.state().note(at);
    });
    let given = value.then(note.or_not()).map(|_| ());
    let not_given = empty().map_with(|(), e| cell(e));
    let next = just(Symbol::Pipe).then(given.or(not_given)).map(|_| ());
    (given.then(next.repeated().collect::<()>()))
        .or(not_given.then(next.repeated().at_least(1).collect::<()>()))
        .map(|_| ())
}

fn cell<'a, E: Error<'a, Input<'a>> + 'a>(e: &mut At<'a, '_, E>) {
    let span = e.span();
    e.state().cell(span.start, span.end);
}

/// A word or text of the statement itself.
fn own<'a, E: Error<'a, Input<'a>> + 'a>(
    symbol: Symbol,
    kind: ArgKind,
) -> impl Parser<'a, Input<'a>, (), Extra<'a, E>> + Clone {
    just(symbol).map_with(move |_, e: &mut At<'a, '_, E>| {
        let at = e.span().start;
        e.state().own(at, kind);
    })
}

/// A clause: its word and what follows it.
fn clause<'a, E: Error<'a, Input<'a>> + 'a>(
    symbol: Symbol,
    follows: impl Parser<'a, Input<'a>, (), Extra<'a, E>> + Clone,
) -> impl Parser<'a, Input<'a>, (), Extra<'a, E>> + Clone {
    just(symbol)
        .map_with(|symbol, e: &mut At<'a, '_, E>| {
            let at = e.span().start;
            e.state().clause(at, symbol);
        })
        .then(follows)
        .map(|_| ())
}

fn clause_word<'a, E: Error<'a, Input<'a>> + 'a>() -> impl Parser<'a, Input<'a>, (), Extra<'a, E>> + Clone {
    just(Symbol::Word).map_with(|_, e: &mut At<'a, '_, E>| {
        let at = e.span().start;
        e.state().clause_arg(at, ArgKind::Word);
    })
}

fn clause_words<'a, E: Error<'a, Input<'a>> + 'a>() -> impl Parser<'a, Input<'a>, (), Extra<'a, E>> + Clone {
    clause_word().separated_by(just(Symbol::Comma)).at_least(1).collect::<()>()
}

fn clause_text<'a, E: Error<'a, Input<'a>> + 'a>() -> impl Parser<'a, Input<'a>, (), Extra<'a, E>> + Clone {
    just(Symbol::Text).map_with(|_, e: &mut At<'a, '_, E>| {
        let at = e.span().start;
        e.state().clause_arg(at, ArgKind::Text);
    })
}
