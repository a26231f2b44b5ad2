// Runs inside VS Code's extension host, beside the installed extension: what VS Code itself answers about the example.
const vscode = require("vscode");
const assert = require("node:assert/strict");
const { existsSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const path = require("node:path");

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const patience = Number(process.env.SELARAS_TEST_PATIENCE ?? 15000);
const run = (command, ...args) => vscode.commands.executeCommand(command, ...args);

async function until(what, look) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await pause(20);
  }
}

const extension = () => vscode.extensions.getExtension("selaras-rencana.selaras");
const api = () => extension().exports;
const folder = () => vscode.workspace.workspaceFolders[0].uri;
const file = (name) => vscode.Uri.joinPath(folder(), name);
const RENSTRA = "renstra/diskominfo.renstra";

async function open(name) {
  const document = await vscode.workspace.openTextDocument(typeof name === "string" ? file(name) : name);
  await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
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

function put(position) {
  vscode.window.activeTextEditor.selection = new vscode.Selection(position, position);
}

const codeOf = (d) => (typeof d.code === "object" ? d.code.value : d.code);
const found = (document, rule) => vscode.languages.getDiagnostics(document.uri).filter((d) => codeOf(d) === rule);
const ours = () =>
  vscode.languages.getDiagnostics().flatMap(([uri, list]) => list.filter((d) => d.source === "selaras").map((d) => [uri, d]));
const one = (document, rule) => until(rule, () => found(document, rule)[0]);

/** All rows of a view, with their items. */
async function rows(tree, parent) {
  const list = [];
  for (const row of await tree.getChildren(parent)) {
    const item = tree.getTreeItem(row);
    list.push({ row, item, below: await rows(tree, row) });
  }
  return list;
}

const flat = (list) => list.flatMap((each) => [each, ...flat(each.below)]);

async function set(name, value) {
  await vscode.workspace.getConfiguration("selaras").update(name, value, vscode.ConfigurationTarget.Global);
}

const tests = [];
const test = (name, body) => tests.push([name, body]);

test("the installed package is active, and its language is known", async () => {
  const opened = Date.now();
  const document = await open(RENSTRA);
  assert.equal(document.languageId, "renstra");
  assert.ok(extension(), "the extension is not installed");
  assert.match(extension().extensionPath, /extensions/);
  const activation = Date.now();
  await extension().activate();
  const active = Date.now();
  await until("a finding", () => vscode.languages.getDiagnostics(document.uri).length > 0);
  console.log(`figures: activated ${active - activation} ms, first finding ${Date.now() - opened} ms after opening`);
  const languages = await vscode.languages.getLanguages();
  for (const language of ["rpjmd", "renstra", "selaras"]) assert.ok(languages.includes(language));
  assert.equal((await vscode.workspace.openTextDocument(file("selaras.toml"))).languageId, "toml");
});

test("a finding stands at its place, with its rule, weight, sentence, page and the other place", async () => {
  const document = await open(RENSTRA);
  const finding = await one(document, "awal-berbeda");
  assert.equal(finding.source, "selaras");
  assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(document.getText(finding.range), "85%");
  assert.match(finding.message, /Kondisi awal indikator DATA .*45,50/);
  assert.match(String(finding.code.target), /aturan\/awal-berbeda\.md$/);
  assert.match(finding.relatedInformation[0].location.uri.path, /perubahan\.rpjmd$/);
});

test("findings of plans that are not open are the command line's", async () => {
  const { execFileSync } = require("node:child_process");
  const program = api().server.program;
  const today = new Date().toLocaleDateString("sv");
  const args = ["check", folder().fsPath, "--format", "json", "--fail-on", "never", "--today", today];
  const told = JSON.parse(execFileSync(program, args, { encoding: "utf8" })).findings;
  await until(`${told.length} findings`, () => ours().length === told.length);
  const here = ours().map(([uri, d]) => `${path.relative(folder().fsPath, uri.fsPath)}:${d.range.start.line + 1} ${codeOf(d)}`);
  assert.deepEqual(here.sort(), told.map((f) => `${f.location.file}:${f.location.start.line} ${f.rule}`).sort());
});

test("hover: a node with the figures of both plans", async () => {
  const document = await open(RENSTRA);
  const hovers = await run("vscode.executeHoverProvider", document.uri, at(document, "indikator DATA", "DATA", 1));
  const text = hovers.flatMap((h) => h.contents.map((c) => c.value)).join("\n");
  assert.match(text, /45,50/);
  assert.match(text, /85%.*≠/);
});

test("from a target cell to the RPJMD's cell of the same year", async () => {
  const document = await open(RENSTRA);
  const places = await run("vscode.executeDefinitionProvider", document.uri, at(document, "awal   = 85%", "| 100%", 2));
  const place = places[0];
  const uri = place.targetUri ?? place.uri;
  const range = place.targetSelectionRange ?? place.range;
  assert.match(uri.path, /perubahan\.rpjmd$/);
  const rpjmd = await vscode.workspace.openTextDocument(uri);
  assert.equal(rpjmd.getText(range), "100");
  const before = rpjmd.lineAt(range.start.line).text.slice(0, range.start.character);
  assert.equal(before.split("|").length - 1, 1, `the second cell: ${before}`);
});

test("completion offers RPJMD indicators, with what they are", async () => {
  const document = await open(RENSTRA);
  const list = await run("vscode.executeCompletionItemProvider", document.uri, at(document, "indikator DATA", "2.20.02/DATA"), undefined, 5);
  const labels = list.items.map((i) => i.label.label ?? i.label);
  assert.ok(labels.some((label) => label.includes("DATA")), labels.slice(0, 20).join(", "));
});

test("one word is one word: codes, paths of codes, numbers", async () => {
  const document = await open(RENSTRA);
  const word = (line, piece, from) => document.getText(document.getWordRangeAtPosition(at(document, line, piece, from)));
  assert.equal(word("kegiatan 2.16.03.2.01", "2.16.03.2.01", 6), "2.16.03.2.01");
  assert.equal(word("berpedoman", "sumedang-2018-perubahan", 10), "sumedang-2018-perubahan");
  assert.equal(word("awal   = 32,25%", "32,25%", 4), "32,25%");
  assert.equal(word("program X.XX.01".slice(8), "X.XX.01", 3), "X.XX.01");
  assert.equal(word("mendukung M4/T2", "M4/T2", 4), "T2");
});

test("inlay hints, lenses, links, outline, colours", async () => {
  const document = await open(RENSTRA);
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await run("vscode.executeInlayHintProvider", document.uri, all);
  const words = (hint) => (typeof hint.label === "string" ? hint.label : hint.label.map((p) => p.value).join(""));
  assert.ok(hints.some((hint) => words(hint).includes("≠ 45,50 di RPJMD")), hints.map(words).join(" · "));
  const links = await run("vscode.executeLinkProvider", document.uri);
  assert.ok(links.some((link) => link.target?.path.endsWith("perubahan.rpjmd")));
  const [plan] = await run("vscode.executeDocumentSymbolProvider", document.uri);
  assert.match(plan.name, /^diskominfo-2018/);
  assert.ok(plan.children.length > 0);
  const tokens = await run("vscode.provideDocumentSemanticTokens", document.uri);
  assert.ok(tokens.data.length > 500);
  const rpjmd = await open("rpjmd/perubahan.rpjmd");
  const lenses = await run("vscode.executeCodeLensProvider", rpjmd.uri, 50);
  const lens = lenses.find((each) => each.command?.command === "selaras.showReferences");
  assert.match(lens.command.title, /Renstra/);
  await run(lens.command.command, ...lens.command.arguments);
  await run("closeReferenceSearch");
});

test("code actions: the best fix first, a waiver, and the rule's page", async () => {
  const document = await open(RENSTRA);
  const finding = await one(document, "awal-berbeda");
  const actions = await run("vscode.executeCodeActionProvider", document.uri, finding.range);
  const titles = actions.map((a) => a.title);
  assert.ok(titles.includes("Jelaskan aturan awal-berbeda"), titles.join(" | "));
  const fix = actions.find((a) => a.isPreferred);
  assert.ok(fix, titles.join(" | "));
  await vscode.workspace.applyEdit(fix.edit);
  await until("no awal-berbeda", () => found(document, "awal-berbeda").length === 0);
  assert.match(document.lineAt(finding.range.start.line).text, /awal\s+= 45,50/);
  await run("undo");
  await one(document, "awal-berbeda");
});

test("rename: a code in all plans at once", async () => {
  const rpjmd = await open("rpjmd/perubahan.rpjmd");
  const edit = await run("vscode.executeDocumentRenameProvider", rpjmd.uri, at(rpjmd, "indikator DATA", "DATA", 1), "DATASEKTORAL");
  const files = edit.entries().map(([uri]) => path.basename(uri.path)).sort();
  assert.ok(files.includes("perubahan.rpjmd") && files.includes("diskominfo.renstra"), files.join(", "));
});

test("formatting is selaras fmt's", async () => {
  const document = await vscode.workspace.openTextDocument({ language: "renstra", content: 'renstra   x-2025 "X"{\nperiode 2025-2029\n}\n' });
  await vscode.window.showTextDocument(document);
  await until("the form", async () => {
    const edits = await run("vscode.executeFormatDocumentProvider", document.uri, { tabSize: 2, insertSpaces: true });
    return edits?.length > 0;
  });
  await run("editor.action.formatDocument");
  assert.equal(document.getText(), 'renstra x-2025 "X" {\n  periode 2025-2029\n}\n');
  await run("workbench.action.revertAndCloseActiveEditor");
});

test("the cascade's data: misi down to subkegiatan or kegiatan, with indicators, verdicts and places", async () => {
  await open(RENSTRA);
  const all = flat(await until("the cascade", async () => {
    const list = await rows(api().cascade);
    return list.length > 0 && list;
  }));
  const labels = all.map(({ item }) => item.label);
  for (const label of [/^Misi M4 · /, /^Tujuan T2 · /, /^Sasaran S2 · /, /^2\.16\.03 /, /^2\.16\.03\.2\.01 /]) {
    assert.ok(labels.some((each) => label.test(each)), `${label} among ${labels.slice(0, 40).join(" | ")}`);
  }
  const indicator = all.find(({ item }) => item.contextValue === "indikator" && item.label.startsWith("Indeks Pembangunan Manusia"));
  assert.match(indicator.item.description, /70,38–70,76 \| /);
  const sasaran = all.find(({ item }) => item.label.startsWith("Sasaran S2 · Tersedianya"));
  assert.equal(sasaran.item.iconPath.id, "error");
  assert.match(sasaran.item.description, /diskominfo/);
  assert.equal(new Set(all.map(({ item }) => item.id)).size, all.length, "each row has its own id");
  const { command } = sasaran.item;
  await run(command.command, ...command.arguments);
  const editor = vscode.window.activeTextEditor;
  assert.match(editor.document.uri.path, /2018\.rpjmd$/);
  assert.match(editor.document.lineAt(editor.selection.active.line).text, /sasaran S2 "Tersedianya/);
});

test("the findings' data: every finding once, below its agency, heaviest first", async () => {
  const document = await open(RENSTRA);
  await one(document, "awal-berbeda");
  await until("as many findings as in Problems", async () => {
    const list = flat(await rows(api().findings)).filter(({ item }) => item.contextValue === "finding");
    return list.length === ours().length;
  });
  const agencies = await rows(api().findings);
  assert.deepEqual(agencies.map(({ item }) => item.label), ["RPJMD dan daerah", "diskominfo", "bappppeda"]);
  assert.equal(agencies[1].item.description.startsWith("5 wajib diperbaiki, 6 perlu diperbaiki"), true, agencies[1].item.description);
  const icons = agencies[1].below.map(({ item }) => item.iconPath.id);
  assert.deepEqual(icons, [...icons].sort((a, b) => (a === b ? 0 : a === "error" ? -1 : 1)));
  const row = agencies[1].below.find(({ item }) => item.description.startsWith("awal-berbeda"));
  await run(row.item.command.command, ...row.item.command.arguments);
  assert.equal(vscode.window.activeTextEditor.document.getText(vscode.window.activeTextEditor.selection), "85%");
});

test("the matrix's data, and its panel", async () => {
  await open(RENSTRA);
  await run("selaras.showMatrix");
  await until("its tab", () => vscode.window.tabGroups.all.some((g) => g.tabs.some((tab) => tab.label === "Matriks cakupan")));
  const { coverage, reason } = await api().matrix.data();
  assert.equal(reason, null);
  assert.equal(coverage.rows.length, 28);
  assert.equal(coverage.agencies.length, 22);
  const row = coverage.rows.find(({ id }) => id.endsWith("M4/T2/S2"));
  assert.equal(row.cells.find(({ agency }) => agency === "diskominfo").verdict, "partial");
});

test("my agencies stand first, in the tree, in Problems and in the status bar", async () => {
  const document = await open(RENSTRA);
  await one(document, "awal-berbeda");
  await set("myAgencies", ["bappppeda"]);
  await until("findings of others as information", () => found(document, "awal-berbeda")[0]?.severity === vscode.DiagnosticSeverity.Information);
  const mine = await vscode.workspace.openTextDocument(file("renstra/bappppeda.renstra"));
  await until("mine as they are", () => found(mine, "tanpa-rujukan")[0]?.severity === vscode.DiagnosticSeverity.Error);
  const only = await rows(api().findings);
  assert.deepEqual(only.map(({ item }) => item.label), ["bappppeda"]);
  assert.equal(only[0].item.iconPath.id, "star-full");
  const kept = flat(await rows(api().cascade)).map(({ item }) => item.label);
  assert.ok(!kept.some((label) => label.startsWith("Misi M1")), "only mine");
  await run("selaras.showAll");
  const all = await rows(api().findings);
  assert.equal(all[0].item.label, "bappppeda");
  assert.equal(all.length, 3);
  await run("selaras.showOnlyMine");
  assert.equal((await rows(api().findings)).length, 1);
  await until("the status bar names it", async () => api().status.item.tooltip?.value?.includes("Badan Perencanaan"));
  await open(RENSTRA);
  await until("its real verdict", () => api().status.item.text === "$(error) Selaras: 5 wajib diperbaiki");
  await set("myAgencies", undefined);
  await until("as they were", () => found(document, "awal-berbeda")[0]?.severity === vscode.DiagnosticSeverity.Error);
});

test("the status bar tells the verdict of the plan that is open", async () => {
  const document = await open(RENSTRA);
  await one(document, "awal-berbeda");
  const item = api().status.item;
  await until("5 wajib diperbaiki", () => item.text === "$(error) Selaras: 5 wajib diperbaiki");
  assert.equal(item.command, "selaras.showFindings");
});

test("commands: check, findings, agencies, region, log", async () => {
  await open(RENSTRA);
  void run("selaras.checkWorkspace");
  await run("selaras.showFindings");
  for (const command of ["selaras.chooseAgencies", "selaras.chooseRegion", "selaras.newPlan", "selaras.explainRule"]) {
    const document = await open("README.md");
    assert.ok(document);
    void run(command);
    await pause(300);
    await run("workbench.action.closeQuickOpen");
  }
  await run("selaras.showLog");
  // It takes the keyboard when it is drawn: what is opened before that would lose it.
  await until("the log", () => vscode.window.visibleTextEditors.some((each) => each.document.uri.scheme === "output"));
  const contributed = extension().packageJSON.contributes.commands.map(({ command }) => command);
  const known = await vscode.commands.getCommands(true);
  assert.deepEqual(contributed.filter((command) => !known.includes(command)), []);
});

test("explain rule: a page in either language", async () => {
  const document = await open(RENSTRA);
  const finding = await one(document, "awal-berbeda");
  put(finding.range.start);
  await run("selaras.explainRule");
  const page = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: "selaras-aturan", path: "/awal-berbeda.md" }));
  assert.match(page.getText(), /## Yang dibandingkan/);
  assert.match(page.getText(), /```renstra\n/);
  await until("its preview", () => vscode.window.tabGroups.all.some((g) => g.tabs.some((tab) => /awal-berbeda/.test(tab.label))));
});

test("open the RPJMD source: from a cell to its cell, from elsewhere to the plan", async () => {
  const document = await open(RENSTRA);
  put(at(document, "awal   = 85%", "85%", 1));
  await run("selaras.openRpjmd");
  let editor = await until("the RPJMD", () => vscode.window.activeTextEditor?.document.uri.path.endsWith(".rpjmd") && vscode.window.activeTextEditor);
  assert.equal(editor.document.getText(editor.selection), "45,50");
  await open(RENSTRA);
  put(new vscode.Position(0, 0));
  await run("selaras.openRpjmd");
  editor = await until("the RPJMD", () => vscode.window.activeTextEditor?.document.uri.path.endsWith("perubahan.rpjmd") && vscode.window.activeTextEditor);
  await run("workbench.action.closeAllEditors");
});

test("the example is opened as a copy, and read with its RPJMD", async () => {
  await run("selaras.openExample");
  const document = vscode.window.activeTextEditor.document;
  assert.match(document.uri.path, /globalStorage\/selaras-rencana\.selaras\/kab-sumedang\/renstra\/diskominfo\.renstra$/);
  await one(document, "awal-berbeda");
  await until("its cascade", async () => (await api().matrix.data()).coverage?.plan.code === "sumedang-2018-perubahan");
  await run("selaras.resetExample");
  await run("workbench.action.closeAllEditors");
});

test("snippets of a whole plan are plans without a mistake of form", async () => {
  for (const [language, name] of [["rpjmd", "RPJMD"], ["renstra", "Renstra"], ["selaras", "Daerah"]]) {
    const snippets = JSON.parse(readFileSync(path.join(extension().extensionPath, `snippets/${language}.json`), "utf8"));
    const document = await vscode.workspace.openTextDocument({ language, content: "" });
    const editor = await vscode.window.showTextDocument(document);
    await editor.insertSnippet(new vscode.SnippetString(snippets[name].body.join("\n")));
    // What is wrong is told of these documents: a brace too many, which then goes.
    const end = document.positionAt(document.getText().length);
    await editor.edit((edit) => edit.insert(end, "\n}"));
    await until("the brace is told", () => found(document, "sintaks").length > 0);
    await editor.edit((edit) => edit.delete(new vscode.Range(end, end.translate(2))));
    await until("and its going", () => found(document, "sintaks").length === 0);
    const wrong = vscode.languages.getDiagnostics(document.uri).filter((d) => ["sintaks", "properti-tidak-berlaku"].includes(codeOf(d)));
    assert.deepEqual(wrong.map((d) => `${d.range.start.line + 1}: ${d.message}`), [], document.getText());
    await run("workbench.action.revertAndCloseActiveEditor");
  }
});

test("a plan that is not saved yet counts in the views", async () => {
  await open(RENSTRA);
  const name = file("renstra/dinkes.renstra").with({ scheme: "untitled" });
  const document = await vscode.workspace.openTextDocument(name);
  const editor = await vscode.window.showTextDocument(document);
  const text = 'renstra dinkes-2018 "Renstra Dinas Kesehatan" {\n  berpedoman sumedang-2018-perubahan\n  perangkat-daerah dinkes\n  periode 2018-2023\n}\n';
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  await until("its findings", () => vscode.languages.getDiagnostics(document.uri).length > 0);
  await until("its agency", async () => (await rows(api().findings)).some(({ item }) => item.label === "dinkes"));
  await run("workbench.action.revertAndCloseActiveEditor");
  await until("and its going", async () => !(await rows(api().findings)).some(({ item }) => item.label === "dinkes"));
});

test("selaras.toml: what is wrong in it is told at its line, before it is saved", async () => {
  const document = await open("selaras.toml");
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(document.lineCount, 0), "\n[rules]\ntarget-berbedaa = \"off\"\n");
  await vscode.workspace.applyEdit(edit);
  const wrong = await until("a finding", () => vscode.languages.getDiagnostics(document.uri)[0]);
  assert.match(document.lineAt(wrong.range.start.line).text, /target-berbedaa/);
  await run("workbench.action.revertAndCloseActiveEditor");
  const schema = JSON.parse(readFileSync(path.join(extension().extensionPath, "dist/selaras.schema.json"), "utf8"));
  assert.ok(schema.properties.rules.properties["target-berbeda"]);
});

test("tasks: the command line's check ends with the findings' exit code", async () => {
  const tasks = await vscode.tasks.fetchTasks({ type: "selaras" });
  assert.deepEqual(tasks.map((task) => task.definition.verb).sort(), ["check", "fmt"]);
  const task = tasks.find((each) => each.definition.verb === "check");
  const ended = new Promise((done) => {
    const listening = vscode.tasks.onDidEndTaskProcess((event) => {
      if (event.execution.task.name !== task.name) return;
      listening.dispose();
      done(event.exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  assert.equal(await ended, 1);
  const matchers = extension().packageJSON.contributes.problemMatchers;
  const line = "renstra/x.renstra:20:3: perlu diperbaiki[renstra-tidak-ada] 20 dari 22 perangkat daerah";
  const hits = matchers.filter(({ pattern }) => new RegExp(pattern.regexp).test(line));
  assert.deepEqual(hits.map(({ name, severity }) => [name, severity]), [["selaras-perlu", "warning"]]);
});

test("English when it is asked for, findings and views", async () => {
  const document = await open(RENSTRA);
  await set("lang", "en");
  await until("an English finding", () => /baseline/.test(found(document, "awal-berbeda")[0]?.message ?? ""));
  await until("an English view", async () => (await rows(api().findings))[0]?.item.label === "RPJMD and region");
  await set("lang", undefined);
  await until("an Indonesian finding", () => /Kondisi awal/.test(found(document, "awal-berbeda")[0]?.message ?? ""));
});

test("the server is started again by hand, and after it is killed", async () => {
  const document = await open(RENSTRA);
  await one(document, "awal-berbeda");
  await run("selaras.restartServer");
  // A client whose server dies while it starts gives up, and what it showed before stays for that long.
  await until("a server that runs", () => api().server.client?.isRunning());
  await one(document, "awal-berbeda");
  const before = api().server.client;
  const child = before._serverProcess;
  assert.ok(child?.pid, "its process");
  process.kill(child.pid, "SIGKILL");
  await until("another process", () => before._serverProcess?.pid && before._serverProcess.pid !== child.pid);
  await until("findings again", () => before.isRunning() && found(document, "awal-berbeda").length === 1);
});

test("without a program the server rests, and begins when there is one", async () => {
  const document = await open(RENSTRA);
  await set("server.path", "/nowhere/selaras");
  await until("no server", () => api().server.client === undefined && api().server.program === undefined);
  await until("the status bar says so", () => api().status.item.text === "$(circle-slash) Selaras");
  assert.equal((await rows(api().findings)).length, 0);
  // A package for another platform carries none for this one.
  const carried = path.join(extension().extensionPath, "dist/server/selaras");
  renameSync(carried, `${carried}.away`);
  await set("server.path", undefined);
  const sentence = /^Paket Selaras ini tidak membawa program untuk komputer ini \(linux-x64\): /;
  await until("one sentence", () => sentence.test(api().status.item.tooltip));
  renameSync(`${carried}.away`, carried);
  await run("selaras.restartServer");
  await until("findings", () => api().server.client?.isRunning() && found(document, "awal-berbeda").length === 1);
  await set("server.path", process.env.SELARAS_TEST_SERVER);
});

test("a workspace cannot name the server", async () => {
  const config = vscode.workspace.getConfiguration("selaras");
  await assert.rejects(async () => config.update("server.path", "/nowhere/selaras", vscode.ConfigurationTarget.Workspace));
  const properties = extension().packageJSON.contributes.configuration.properties;
  assert.equal(properties["selaras.server.path"].scope, "machine");
  assert.equal(extension().packageJSON.capabilities.untrustedWorkspaces.supported, true);
});

test("labels in Indonesian for every label in English", async () => {
  const read = (name) => JSON.parse(readFileSync(path.join(extension().extensionPath, name), "utf8"));
  const [english, indonesian] = [read("package.nls.json"), read("package.nls.id.json")];
  assert.deepEqual(Object.keys(indonesian), Object.keys(english));
  const used = [...readFileSync(path.join(extension().extensionPath, "package.json"), "utf8").matchAll(/"%([\w.]+)%"/g)].map((m) => m[1]);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
  for (const each of ["dist/server/selaras", "LICENSE.txt", "readme.md"]) assert.ok(existsSync(path.join(extension().extensionPath, each)), each);
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
      await run("workbench.action.closeQuickOpen");
      await set("myAgencies", undefined);
      await set("lang", undefined);
    }
    writeFileSync(process.env.SELARAS_TEST_REPORT, `${lines.join("\n")}\n`);
  }
  lines.push(`${tests.length - failed} passed, ${failed} failed`);
  writeFileSync(process.env.SELARAS_TEST_REPORT, `${lines.join("\n")}\n`);
  if (failed > 0) throw new Error(`${failed} failed`);
};
