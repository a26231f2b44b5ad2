// Writes selaras.tmLanguage.json, the grammar that editors read, from the words of the language.   node make.mjs [--check]
//
// A word is a keyword only where a statement begins. A rule of the grammar is therefore a whole statement up to its end on
// the line, and what is left for the outermost level is where the next one begins. Scopes are those by which VS Code
// themes also colour what the language server calls these words: colours stay when it has read the plan.
import { readFileSync, writeFileSync } from "node:fs";

const words = JSON.parse(readFileSync(new URL("../words.json", import.meta.url), "utf8"));
const target = new URL("selaras.tmLanguage.json", import.meta.url);

const blank = String.raw`[ \t\x0B\f\x{A0}\x{1680}\x{2000}-\x{200D}\x{202F}\x{205F}\x{2060}\x{3000}\x{FEFF}]`;
const letter = String.raw`[\p{L}\p{M}\p{Nd}_.:%²³–-]`;
const digits = "[0-9]+(?:,[0-9]+)*(?:,-)?";
/** Taken whole or not at all: without "(?>" a long one that is not followed as it should be would take for ever. */
const word = String.raw`(?>(?:/?(?:(?>${digits})|${letter}))+(?:/(?!/))?|/(?!/))`;
const wordEnds = String.raw`(?!${letter}|/(?!/))`;
/** A whole word, and not the beginning of one. */
const number = String.raw`(?>(?i:rp\.?)?[-–]?${digits}(?:/?(?:${digits}|[.:%–²³-]))*(?:/(?!/))?)${wordEnds}`;
const statementEnds = String.raw`(?=[;{}])|$`;
/** A header goes on: a title or a body follows on the line. */
const opens = String.raw`(?=${blank}+(?:${word}${blank}*)?["“”„{])`;

const SCOPE = {
  node: "keyword.control.node",
  reopen: "keyword.control.reopen",
  clause: "keyword.control.clause",
  property: "variable.other.property",
  document: "entity.name.namespace",
  agency: "entity.name.type.class",
  code: "variable.other.enummember",
  unit: "entity.name.type.unit",
  rule: "entity.name.function.decorator",
  value: "constant.other.value",
};
const scope = (name) => `${name}.selaras`;

const keyword = (names) => {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return `(?i:${longestFirst.join("|")})${wordEnds}`;
};
const include = (...names) => names.map((name) => ({ include: `#${name}` }));
const one = (match, name) => ({ match, name: scope(name) });

/** A statement: its first word, and up to its end what `patterns` know. */
const statement = (begin, captures, patterns) => ({
  begin,
  beginCaptures: Object.fromEntries(captures.map((name, n) => [n + 1, { name: scope(name) }])),
  end: statementEnds,
  patterns: [...include("comment", "text"), ...patterns],
});
const node = (names, code, clauses = [], ahead = "") =>
  statement(`(${keyword(names)})${ahead}`, [SCOPE.node], [...include(...clauses), one(word, code)]);
const property = (names, patterns) => statement(`(${keyword(names)})`, [SCOPE.property], patterns);

const nodes = Object.entries(words.nodes);
const properties = Object.entries(words.properties);
const named = (entries, test) => entries.filter(([name, entry]) => test(entry, name)).map(([name]) => name);
const nodeNames = named(nodes, () => true);
const both = new Set(nodeNames.filter((name) => name in words.properties));

// What a word after the property's keyword names.
const agencies = ["perangkat-daerah", "penyedia", "mendampingi", "bagian-dari", "penanggung-jawab"];
const documents = ["daerah", "berpedoman", "perubahan-dari"];
const units = ["satuan", "satuan-pagu"];
const special = ["Series", "KeyedSeries", "Realisasi", "Sumber", "Berkontribusi", "Kecualikan"];
const plain = (entry, name) => !special.includes(entry.shape) && !["skala", "catatan", "penanggung-jawab"].includes(name);

const clause = (names, arg) => statement(`(${keyword(names)})`, [SCOPE.clause], arg);
const code = [one(word, SCOPE.code)];
const figure = [...include("number"), one(word, SCOPE.value)];

const grammar = {
  $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
  name: "Selaras",
  scopeName: "source.selaras",
  fileTypes: ["rpjmd", "renstra", "selaras"],
  patterns: include("comment", "reopen", "kelompok", "skala", "node", "property", "continued", "unknown", "punctuation"),
  repository: {
    comment: {
      match: String.raw`(//)[^\n\r]*`,
      name: scope("comment.line.double-slash"),
      captures: { 1: { name: scope("punctuation.definition.comment") } },
    },
    text: {
      patterns: [
        {
          match: String.raw`(")((?:[^"\\]|\\.)*)(")`,
          name: scope("string.quoted.double"),
          captures: {
            1: { name: scope("punctuation.definition.string.begin") },
            2: { patterns: [one(String.raw`\\["\\]`, "constant.character.escape")] },
            3: { name: scope("punctuation.definition.string.end") },
          },
        },
        {
          match: "([“”„])[^“”\"]*([“”\"])",
          name: scope("string.quoted.other"),
          captures: {
            1: { name: scope("punctuation.definition.string.begin") },
            2: { name: scope("punctuation.definition.string.end") },
          },
        },
        // Without its closing quote: up to the braces that end the line.
        {
          match: String.raw`"(?:(?:[^"\\]|\\.)*?\\?)(?=[{} \t]*$)|[“”„][^“”"]*?(?=[{} \t]*$)`,
          name: scope("string.quoted.unclosed"),
        },
      ],
    },
    number: one(number, "constant.numeric"),
    punctuation: {
      patterns: [
        one(String.raw`\{`, "punctuation.section.block.begin"),
        one(String.raw`\}`, "punctuation.section.block.end"),
        one(";", "punctuation.terminator.statement"),
        one(",", "punctuation.separator.list"),
      ],
    },
    cells: {
      patterns: [
        ...include("comment", "text", "number"),
        one("=", "keyword.operator.assignment"),
        one(String.raw`\|`, "punctuation.separator.cell"),
        one("[<>≤≥()]", "keyword.operator.comparison"),
        one(word, SCOPE.value),
      ],
    },

    reopen: one(`${keyword(["lanjutan"])}(?=${blank}+${keyword(nodeNames)})`, SCOPE.reopen),

    // Their bodies hold no statements.
    kelompok: {
      begin: `(${keyword(["kelompok"])})`,
      beginCaptures: { 1: { name: scope(SCOPE.node) } },
      end: String.raw`(?<=\})|(?=[;}])|^(?!${blank}*(?:["“”„{]|//|$))`,
      patterns: [...include("comment", "text", "codes"), one(word, SCOPE.agency)],
    },
    codes: {
      begin: String.raw`\{`,
      beginCaptures: { 0: { name: scope("punctuation.section.block.begin") } },
      end: String.raw`\}`,
      endCaptures: { 0: { name: scope("punctuation.section.block.end") } },
      patterns: [...include("comment", "text"), one(",", "punctuation.separator.list"), one(word, SCOPE.agency)],
    },
    skala: {
      begin: `(${keyword(["skala"])})(?:${blank}+(${word})(?=${blank}*["“”„{]))?`,
      beginCaptures: { 1: { name: scope(SCOPE.property) }, 2: { name: scope(SCOPE.code) } },
      end: String.raw`(?<=\})|(?=[;}])|^(?!${blank}*(?:["“”„{]|//|$))`,
      patterns: [...include("comment", "text", "grades", "number"), one(word, SCOPE.code)],
    },
    grades: {
      begin: String.raw`\{`,
      beginCaptures: { 0: { name: scope("punctuation.section.block.begin") } },
      end: String.raw`\}`,
      endCaptures: { 0: { name: scope("punctuation.section.block.end") } },
      patterns: [
        ...include("comment", "text", "number"),
        one("<", "keyword.operator.comparison"),
        one(word, SCOPE.code),
      ],
    },

    node: {
      patterns: [
        node(named(nodes, (n) => n.plan), SCOPE.document, ["tabel"]),
        node(named(nodes, (n, name) => n.document && !n.plan && !both.has(name)), SCOPE.document),
        node(["daerah"], SCOPE.document, [], opens),
        node(["perangkat-daerah"], SCOPE.agency, [], opens),
        node(["indikator"], SCOPE.code, ["mengacu"]),
        statement(
          `(${keyword(["sesi"])})(?:${blank}+(?:(${number})|${word}))?`,
          [SCOPE.node, "constant.numeric"],
          [one(word, SCOPE.agency)],
        ),
        node(["catatan"], SCOPE.code, ["place", "about"], String.raw`(?=${blank}+${word})`),
        node(["urusan", "pendamping"], SCOPE.code, [], opens),
        node(
          named(nodes, (n, name) => !n.document && !both.has(name) && !["indikator", "sesi", "kelompok"].includes(name)),
          SCOPE.code,
        ),
      ],
    },
    property: {
      patterns: [
        property(
          named(properties, (p) => p.shape === "Series"),
          include("cells"),
        ),
        statement(
          `(${keyword(["pagu-indikatif"])})(?:${blank}+(${word}))?`,
          [SCOPE.property, SCOPE.agency],
          include("cells"),
        ),
        statement(
          `(${keyword(["realisasi"])})(?:${blank}+(${word})(?:${blank}+(${keyword(["pagu"])}))?)?`,
          [SCOPE.property, SCOPE.code, SCOPE.clause],
          [one(`${keyword(["tw"])}(?=[^=]*=)`, SCOPE.clause), ...include("cells")],
        ),
        property(
          named(properties, (p, name) => plain(p, name) && p.number),
          [one(",", "punctuation.separator.list"), ...figure],
        ),
        property(units, [one(word, SCOPE.unit)]),
        property(["penanggung-jawab"], [
          one(keyword(["urusan"]), SCOPE.clause),
          one(",", "punctuation.separator.list"),
          one(`(?<=(?i:urusan)[ \\t])${word}`, SCOPE.code),
          one(word, SCOPE.agency),
        ]),
        property(agencies.filter((name) => name !== "penanggung-jawab"), [
          one(",", "punctuation.separator.list"),
          one(word, SCOPE.agency),
        ]),
        property(documents, [one(word, SCOPE.document)]),
        property(
          named(
            properties,
            (p, name) => plain(p, name) && !p.number && ![...units, ...agencies, ...documents].includes(name),
          ),
          [one(",", "punctuation.separator.list"), ...code],
        ),
        property(["catatan"], [...include("place", "about"), ...code]),
        property(["sumber"], include("page")),
        property(["berkontribusi"], [...include("share"), ...code]),
        property(["kecualikan"], [
          ...include("place", "because", "until"),
          one(",", "punctuation.separator.list"),
          one(word, SCOPE.rule),
        ]),
      ],
    },

    tabel: clause(["tabel"], []),
    mengacu: clause(["mengacu"], [one(",", "punctuation.separator.list"), ...code]),
    about: clause(["tentang"], [...include("place"), one(word, SCOPE.rule)]),
    place: clause(["pada"], [...include("about", "because", "until"), ...code]),
    because: clause(["karena", "oleh"], include("place", "until", "because", "about")),
    until: clause(["sampai"], [...include("place", "because"), ...figure]),
    page: clause(["hlm"], [one(",", "punctuation.separator.list"), ...figure]),
    share: clause(["bobot"], figure),

    // Lines that go on with the statement above.
    continued: {
      patterns: [
        { begin: String.raw`(?=\|)`, end: statementEnds, patterns: include("cells") },
        {
          begin: `(?=["“”„])`,
          end: statementEnds,
          patterns: [
            ...include("comment", "text", "mengacu", "tabel", "page", "place", "about", "because", "until"),
            { match: `(,)${blank}*(${word})?`, captures: { 1: { name: scope("punctuation.separator.list") } } },
            { begin: String.raw`(?=\|)`, end: statementEnds, patterns: include("cells") },
          ],
        },
        {
          begin: `^(?=${blank}*${keyword(["pada", "tentang", "karena", "oleh", "sampai"])})`,
          end: statementEnds,
          patterns: include("comment", "text", "place", "about", "because", "until"),
        },
      ],
    },
    // A line whose first word is no keyword.
    unknown: statement(`(${word})`, ["meta.unknown"], []),
  },
};

const text = `${JSON.stringify(grammar, null, 2)}\n`;
if (process.argv[2] === "--check") {
  if (readFileSync(target, "utf8") !== text) {
    console.error("selaras.tmLanguage.json is not what make.mjs writes");
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
