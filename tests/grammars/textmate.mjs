// What the TextMate grammar calls the words of files, by the engine of VS Code: paths on standard input, for each file a
// line of JSON, [[first byte, byte after the last, class], …].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { Registry, INITIAL, parseRawGrammar } = require("vscode-textmate");
const { loadWASM, OnigScanner, OnigString } = require("vscode-oniguruma");

const file = new URL("../../grammar/textmate/selaras.tmLanguage.json", import.meta.url).pathname;
await loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer);
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new OnigScanner(patterns),
    createOnigString: (text) => new OnigString(text),
  }),
  loadGrammar: async () => parseRawGrammar(readFileSync(file, "utf8"), file),
});
const grammar = await registry.loadGrammar("source.selaras");

function classOf(scopes) {
  const has = (prefix) => scopes.some((scope) => scope.startsWith(prefix));
  if (has("comment.")) return "comment";
  if (has("string.")) return "string";
  if (has("keyword.control.") || has("variable.other.property.")) return "keyword";
  if (has("constant.numeric.")) return "number";
}

for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const text = readFileSync(path, "utf8");
  const found = [];
  let state = INITIAL;
  let start = 0;
  // A lone CR ends a line, too, but no editor hands such lines to a grammar.
  for (const part of text.split(/(?<=\n)/)) {
    const line = part.replace(/\r?\n$/, "");
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    let at = 0;
    let byte = start;
    for (const token of tokens) {
      const name = classOf(token.scopes);
      const end = byte + Buffer.byteLength(line.slice(at, token.endIndex));
      if (name && end > byte) found.push([byte, end, name]);
      [at, byte] = [token.endIndex, end];
    }
    start += Buffer.byteLength(part);
  }
  console.log(JSON.stringify(found));
}
