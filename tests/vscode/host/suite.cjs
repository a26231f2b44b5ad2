// Runs inside VS Code's extension host, beside the installed extension: what VS Code itself answers about the example.
const vscode = require("vscode");
const assert = require("node:assert/strict");
const { writeFileSync } = require("node:fs");

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const patience = Number(process.env.SELARAS_TEST_PATIENCE ?? 15000);

async function until(what, look) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await pause(20);
  }
}

const folder = () => vscode.workspace.workspaceFolders[0].uri;
const file = (name) => vscode.Uri.joinPath(folder(), name);

async function open(name) {
  const document = await vscode.workspace.openTextDocument(file(name));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** The place of a piece of text, counted from a line that holds another. */
function at(document, line, piece, from = 0) {
  const text = document.getText();
  const start = text.indexOf(line);
  assert.notEqual(start, -1, `no line has ${line}`);
  const found = text.indexOf(piece, start);
  assert.notEqual(found, -1, `nothing after ${line} has ${piece}`);
  return document.positionAt(found + from);
}

const codeOf = (d) => (typeof d.code === "object" ? d.code.value : d.code);
const found = (document, rule) => vscode.languages.getDiagnostics(document.uri).filter((d) => codeOf(d) === rule);

const tests = [];
const test = (name, body) => tests.push([name, body]);

test("the installed package is active, and its language is known", async () => {
  const began = Date.now();
  const document = await open("renstra/diskominfo.renstra");
  assert.equal(document.languageId, "renstra");
  const extension = vscode.extensions.getExtension("selaras-rencana.selaras");
  assert.ok(extension, "the extension is not installed");
  assert.match(extension.extensionPath, /extensions/);
  await extension.activate();
  assert.ok(extension.isActive);
  await until("a finding", () => vscode.languages.getDiagnostics(document.uri).length > 0);
  console.log(`first finding ${Date.now() - began} ms after opening`);
});

test("a finding stands at its place, with its rule, weight and sentence", async () => {
  const document = await open("renstra/diskominfo.renstra");
  const [finding] = await until("awal-berbeda", () => {
    const list = found(document, "awal-berbeda");
    return list.length > 0 && list;
  });
  assert.equal(finding.source, "selaras");
  assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(document.getText(finding.range), "85%");
  assert.match(finding.message, /45,50/);
  assert.match(finding.message, /di RPJMD/);
});

exports.run = async () => {
  const lines = [];
  let failed = 0;
  for (const [name, body] of tests) {
    const began = Date.now();
    try {
      await body();
      lines.push(`ok      ${String(Date.now() - began).padStart(5)} ms  ${name}`);
    } catch (error) {
      failed++;
      lines.push(`not ok  ${String(Date.now() - began).padStart(5)} ms  ${name}\n${error.stack}`);
    }
  }
  lines.push(`${tests.length - failed} passed, ${failed} failed`);
  writeFileSync(process.env.SELARAS_TEST_REPORT, `${lines.join("\n")}\n`);
  if (failed > 0) throw new Error(`${failed} failed`);
};
