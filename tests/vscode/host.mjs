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
  flags: ["--vscode-option", "enable-smoke-test-driver"],
  machine: process.env.SELARAS_TEST_SERVER ? { "selaras.server.path": process.env.SELARAS_TEST_SERVER } : {},
});
let exit = "never";
try {
  const page = await editor.page();
  const ended = new Promise((done) => page.exposeFunction("codeAutomationExit", done));
  await page.exposeFunction("codeAutomationLog", (_, args) => editor.log.write(`[host] ${args.join(" ")}\n`));
  const payload = [
    ["extensionDevelopmentPath", editor.remote(path.join(import.meta.dirname, "host"))],
    ["extensionTestsPath", editor.remote(path.join(import.meta.dirname, "host/suite.cjs"))],
    ["enableProposedApi", ""],
  ];
  const query = new URLSearchParams({ folder: editor.plans, payload: JSON.stringify(payload) });
  await page.goto(`${editor.address}?${query}`);
  exit = await Promise.race([ended, pause(180000).then(() => "never")]);
} finally {
  await editor.stop();
}
console.log(existsSync(report) ? readFileSync(report, "utf8").trimEnd() : "the tests left no report");
console.log(`${name}: exit ${exit}, ${Math.round(performance.now() - began)} ms`);
process.exit(exit === 0 ? 0 : 1);
