// VS Code's own API in its extension host, with the packed extension installed.   node host.mjs CODE_SERVER VSIX NAME
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pause, root, startEditor } from "./editor.mjs";

const [code, vsix, name] = process.argv.slice(2);
const logs = path.join(root, "target/vscode/logs");
const report = path.join(logs, `${name}.txt`);
rmSync(report, { force: true });
process.env.SELARAS_TEST_REPORT = report;

const began = performance.now();
const editor = await startEditor({
  code,
  vsix,
  logs,
  name,
  folder: process.env.SELARAS_TEST_FOLDER,
  machine: process.env.SELARAS_TEST_SERVER ? { "selaras.server.path": process.env.SELARAS_TEST_SERVER } : {},
});
let exit = "never";
try {
  const page = await editor.page();
  // Tests run in the host of a window that lets itself be driven; an older code-server has no option for it.
  await page.addInitScript(() => {
    const read = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
      const said = read.call(this, name);
      if (this.id !== "vscode-workbench-web-configuration" || name !== "data-settings") return said;
      const settings = JSON.parse(said);
      return JSON.stringify({ ...settings, developmentOptions: { ...settings.developmentOptions, enableSmokeTestDriver: true } });
    };
  });
  const ended = new Promise((done) => page.exposeFunction("codeAutomationExit", done));
  await page.exposeFunction("codeAutomationLog", (_, args) => editor.log.write(`[host] ${args.join(" ")}\n`));
  const payload = [
    ["extensionDevelopmentPath", editor.remote(path.join(import.meta.dirname, "host"))],
    ["extensionTestsPath", editor.remote(path.join(import.meta.dirname, "host", process.env.SELARAS_TEST_SUITE ?? "suite.cjs"))],
    ["enableProposedApi", ""],
  ];
  const query = new URLSearchParams({ folder: editor.plans, payload: JSON.stringify(payload) });
  await page.goto(`${editor.address}?${query}`);
  exit = await Promise.race([ended, pause(180000).then(() => "never")]);
} finally {
  await editor.stop();
}
const told = existsSync(report) ? readFileSync(report, "utf8").trimEnd() : "the tests left no report";
const time = `${Math.round(performance.now() - began)} ms`;
if (process.env.SELARAS_TEST_SERVER === undefined) {
  console.log(told);
  console.log(`${name}: exit ${exit}, ${time}`);
  process.exit(exit === 0 ? 0 : 1);
}
// With a broken server only what needs none may pass, or goes on to the one that is carried.
const alone = /labels|workspace cannot|word is one word|commands|without a program/;
const passed = [...told.matchAll(/^ok .* ms {2}(.*)$/gm)].map(([, test]) => test);
const failed = told.match(/^not ok /gm)?.length ?? 0;
const wrong = passed.filter((test) => !alone.test(test));
for (const test of wrong) console.log(`passed with a broken server: ${test}`);
console.log(`${name}, with a broken server: ${failed} fail, as they must, ${passed.length} need none; ${time}`);
process.exit(wrong.length === 0 && failed >= 20 ? 0 : 1);
