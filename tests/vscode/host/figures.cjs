// How long a planner waits: from opening a file to the extension's being active and to its first finding; beside that, the JSON
// extension that VS Code ships, on a file with one mistake. Nothing in the folder activates either.
const vscode = require("vscode");
const { writeFileSync } = require("node:fs");

async function measure(id, file) {
  const extension = vscode.extensions.getExtension(id);
  const already = extension.isActive;
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  const found = new Promise((done) => {
    const check = () => vscode.languages.getDiagnostics(file).length > 0 && done(since());
    vscode.languages.onDidChangeDiagnostics(check);
  });
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  const shown = since();
  await extension.activate();
  const active = already ? "already" : `after ${since()} ms`;
  return `${id}: shown after ${shown} ms, active ${active}, first finding after ${await found} ms`;
}

exports.run = async () => {
  const at = (name) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
  const lines = [];
  for (const turn of [
    ["selaras-rencana.selaras", at("a/b/kab-sumedang/renstra/diskominfo.renstra")],
    ["vscode.json-language-features", at("a/b/wrong.json")],
  ]) {
    lines.push(await measure(...turn));
    writeFileSync(process.env.SELARAS_TEST_REPORT, `${lines.join("\n")}\n`);
  }
};
