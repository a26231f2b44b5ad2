/**
 * Selaras for tree-sitter, made from the words of the language in ../words.json.
 *
 * It reads more than the language allows: any statement may stand in any block, so that a misplaced one spoils nothing
 * around it, and a statement whose first word is no keyword is `unknown`. The language server says what is wrong. Where a
 * keyword opens a node in some blocks and a property in others, the block decides, as in the reference grammar.
 */
/// <reference types="tree-sitter-cli/dsl" />

const words = require("../words.json");

const LETTER = "[\\p{L}\\p{M}\\p{Nd}_.:%²³–-]";
const DIGITS = "[0-9]+(,[0-9]+)*(,-)?";

/**
 * Words that open both a node and a property: what they are in the blocks named here; elsewhere they are the other.
 * A block of its own is made for each node that is named; all others have one in common.
 */
const NODE_IN = { daerah: ["file"], "perangkat-daerah": ["file", "daerah"], skala: ["daerah"], catatan: ["sesi"] };
const PROPERTY_IN = { urusan: ["perangkat-daerah"], pendamping: ["sesi"] };
const BLOCKS = ["daerah", "perangkat-daerah", "sesi"];

const name = (word) => word.replaceAll("-", "_");
const anyCase = (word) =>
  new RegExp([...word].map((c) => (/[a-z]/.test(c) ? `[${c}${c.toUpperCase()}]` : c)).join(""));
const keyword = (word) => alias(anyCase(word), word);
const list = (item) => seq(item, repeat(seq(",", item)));

const nodeWords = Object.keys(words.nodes);
const isBoth = (word) => word in words.nodes && word in words.properties;

/** How what follows the keyword of a property is written. */
const OF_REFERENCES = [
  ...["perangkat-daerah", "penyedia", "mendampingi", "bagian-dari", "daerah", "berpedoman", "perubahan-dari"],
  ...["mendukung", "menjawab", "melalui", "menggantikan", "dicabut", "pendamping", "urusan"],
];
const OF_UNITS = ["satuan", "satuan-pagu"];
function form(word) {
  const { shape, number } = words.properties[word];
  if (word === "penanggung-jawab") return "in_charge";
  if (word === "akhir" || word === "pagu-akhir") return "last";
  if (OF_REFERENCES.includes(word)) return "references";
  if (OF_UNITS.includes(word)) return "units";
  if (shape === "Optional") return number ? "maybe_number" : "maybe_word";
  const named = { Series: "series", KeyedSeries: "keyed", Realisasi: "realisasi", Sumber: "sumber" };
  const others = { Berkontribusi: "berkontribusi", Kecualikan: "kecualikan" };
  return named[shape] ?? others[shape] ?? (number ? "numbers" : "plain");
}
const SERIES = ["series", "last", "keyed", "realisasi"];

const forms = {};
for (const word of Object.keys(words.properties)) {
  if (!isBoth(word)) (forms[form(word)] ??= []).push(word);
}

/** What may stand in a block: every node and property, and of the words for both the one that is meant there. */
function statements($, block) {
  const opensNode = (word) =>
    word in NODE_IN ? NODE_IN[word].includes(block) : !(PROPERTY_IN[word] ?? []).includes(block);
  const both = nodeWords.filter(isBoth);
  return choice(
    ...nodeWords.filter((word) => !isBoth(word) || opensNode(word)).map((word) => $[name(word)]),
    ...Object.keys(forms).map((kind) => alias($[`_property_${kind}`], $[SERIES.includes(kind) ? "series" : "property"])),
    ...both.filter((word) => !opensNode(word)).map((word) => alias($[`_property_${name(word)}`], $.property)),
    $.unknown,
    ";",
  );
}

/** How the header of a node is written. */
function header(word) {
  if (word === "sesi" || word === "catatan" || word === "indikator") return `_header_${word}`;
  return words.nodes[word].plan ? "_header_plan" : "_header";
}

/** The nodes. Rules that they have in common keep the parser small. */
function nodes() {
  const rules = {};
  for (const word of nodeWords) {
    const bodies = { kelompok: "_members", skala: "_grades" };
    const body = bodies[word] ?? (BLOCKS.includes(word) ? `_body_${name(word)}` : "_body");
    rules[name(word)] = ($) => seq($[`_open_${name(word)}`], optional($[header(word)]), $[body]);
    rules[`_open_${name(word)}`] = ($) =>
      seq(optional(field("reopen", keyword("lanjutan"))), field("keyword", keyword(word)));
  }
  for (const word of BLOCKS) {
    rules[`_body_${name(word)}`] = ($) => choice(field("body", alias($[`_block_${name(word)}`], $.block)), $._end);
    rules[`_block_${name(word)}`] = ($) => seq("{", repeat(statements($, word)), "}");
  }
  return rules;
}

function properties() {
  const rules = {};
  for (const [kind, those] of Object.entries(forms)) {
    rules[`_property_${kind}`] = ($) => seq(field("name", $[`_word_${kind}`]), $[`_${kind}`], $._end);
    rules[`_word_${kind}`] = () => choice(...those.map(keyword));
    if (kind.startsWith("maybe")) {
      rules[`_property_${kind}`] = ($) => seq(field("name", $[`_word_${kind}`]), optional($[`_${kind}`]), $._end);
    }
  }
  for (const word of nodeWords.filter(isBoth)) {
    const value = ($) => $[`_${form(word)}`];
    rules[`_property_${name(word)}`] = ($) =>
      seq(field("name", keyword(word)), word === "catatan" ? optional(value($)) : value($), $._end);
  }
  return rules;
}

const clause = (word, what) => ($) => seq(field("name", keyword(word)), what($));
const header_with = ($, ...clauses) => {
  const code = field("code", alias($.word, $.code));
  const rest = choice(field("title", $.text), ...clauses.map((kind) => alias(kind, $.clause)));
  return choice(seq(code, repeat(rest)), repeat1(rest));
};

module.exports = grammar({
  name: "selaras",
  word: ($) => $.word,
  externals: ($) => [$._end_of_line, $._text_goes_on, $._end_of_grade, $._error],
  extras: ($) => [/[\s\u000B\u000C\u00A0\u1680\u2000-\u200D\u202F\u205F\u2060\u3000\uFEFF]/, $.comment],

  rules: {
    source_file: ($) => repeat(statements($, "file")),

    ...nodes(),
    _header: ($) => choice(seq(field("code", alias($.word, $.code)), optional(field("title", $.text))), field("title", $.text)),
    _header_plan: ($) => header_with($, $._tabel),
    _header_indikator: ($) => header_with($, $._mengacu),
    _header_catatan: ($) => header_with($, $._pada, $._tentang),
    _header_sesi: ($) => {
      const date = field("date", choice($.number, $.word));
      const agency = field("agency", alias($.word, $.reference));
      const title = field("title", $.text);
      return choice(seq(date, optional(agency), optional(title)), title);
    },

    ...properties(),
    _references: ($) => list(field("value", choice(alias($.word, $.reference), $.text))),
    _units: ($) => list(field("value", choice(alias($.word, $.unit), $.text))),
    _numbers: ($) => list(field("value", choice($.number, $.word, $.text))),
    _plain: ($) => list(field("value", choice($.word, $.text))),
    _maybe_number: ($) => field("value", choice($.number, $.word, $.text)),
    _maybe_word: ($) => field("value", choice($.word, $.text)),
    _in_charge: ($) => {
      const reference = alias($.word, $.reference);
      const value = field("value", choice(reference, $.text));
      return list(choice(value, seq(field("of", keyword("urusan")), field("value", reference))));
    },
    _series: ($) => seq(optional(field("years", choice($.number, $.word))), "=", field("cells", $.cells)),
    _last: ($) => seq(optional("="), field("cells", $.cells)),
    _keyed: ($) => seq(field("key", alias($.word, $.reference)), $._series),
    // Year and quarter are words here: tree-sitter knows keywords only where no other token may be alike.
    _realisasi: ($) =>
      seq(
        field("key", alias($.word, $.reference)),
        optional(field("budget", keyword("pagu"))),
        field("years", $.word),
        optional(seq(field("tw", keyword("tw")), field("quarter", $.word))),
        "=",
        field("cells", $.cells),
      ),
    _sumber: ($) => seq(field("value", $.text), optional(alias($._hlm, $.clause))),
    _berkontribusi: ($) => seq(field("value", alias($.word, $.reference)), optional(alias($._bobot, $.clause))),
    _kecualikan: ($) => {
      const clauses = [$._pada, $._karena, $._oleh, $._sampai].map((kind) => alias(kind, $.clause));
      return seq(list(field("value", alias($.word, $.rule_name))), repeat(choice(...clauses)));
    },

    block: ($) => seq("{", repeat(statements($, "")), "}"),
    _body: ($) => choice(field("body", $.block), $._end),
    _members: ($) => choice(field("body", $.members), $._end),
    _grades: ($) => choice(field("body", $.grades), $._end),

    /** In the body of a `kelompok`. */
    members: ($) => seq("{", repeat(choice(alias($.word, $.reference), $.text, ",", ";")), "}"),

    /** In the body of a `skala`: from low to high. */
    grades: ($) => seq("{", repeat(choice($.grade, "<", ";", $._end_of_grade)), "}"),
    grade: ($) => prec.right(repeat1(choice($.word, $.number, $.text))),

    /** A statement whose first word is no keyword. */
    unknown: ($) =>
      seq(
        field("first", $.word),
        repeat(choice($.word, $.text, ",", "|", "=", "<", ">", "≤", "≥", "(", ")")),
        $._body,
      ),

    cells: ($) =>
      choice(seq($.cell, repeat(seq("|", optional($.cell)))), repeat1(seq("|", optional($.cell)))),
    cell: ($) =>
      seq(
        choice(repeat1(choice($.number, $.word, "<", ">", "≤", "≥", "(", ")")), $.text),
        optional(field("note", $.text)),
      ),

    _tabel: clause("tabel", ($) => field("value", $.text)),
    _mengacu: clause("mengacu", ($) => list(field("value", alias($.word, $.reference)))),
    _pada: clause("pada", ($) => field("value", alias($.word, $.reference))),
    _tentang: clause("tentang", ($) => field("value", alias($.word, $.rule_name))),
    _karena: clause("karena", ($) => field("value", $.text)),
    _oleh: clause("oleh", ($) => field("value", $.text)),
    _sampai: clause("sampai", ($) => field("value", choice($.number, $.word))),
    _hlm: clause("hlm", ($) => list(field("value", choice($.number, $.word)))),
    _bobot: clause("bobot", ($) => field("value", choice($.number, $.word))),

    _end: ($) => choice($._end_of_line, ";"),

    /** One text, perhaps over several lines. */
    text: ($) => seq($._quoted, repeat(seq($._text_goes_on, $._quoted))),
    _quoted: ($) => choice($._closed, alias($._unclosed, $.unclosed)),
    _closed: () => token(choice(/"([^"\\\n\r]|\\[^\n\r])*"/, /[“”„][^“”"\n\r]*[“”"]/)),
    /** Without its closing quote: up to the braces that end the line. */
    _unclosed: () =>
      token(
        choice(
          /"(([^"\\\n\r]|\\[^\n\r])*([^"\\\n\r{} \t]|\\[^\n\r]))?\\?/,
          /[“”„]([^“”"\n\r]*[^“”"\n\r{} \t])?/,
        ),
      ),

    /** A number, range, year, date or sum. Only where no code is expected; before `word`, which is as long. */
    number: () => new RegExp(`([Rr][Pp]\\.?)?[–-]?${DIGITS}(/?(${DIGITS}|[.:%²³–-]))*`),
    word: () => new RegExp(`(/?(${DIGITS}|${LETTER}))+|/`),
    comment: () => token(seq("//", /[^\n\r]*/)),
  },
});
