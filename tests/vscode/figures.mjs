// What the extension costs: its size, and how long a planner waits.   node figures.mjs CODE_SERVER VSIX
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./editor.mjs";

const [code, vsix] = process.argv.slice(2);
// Deep enough that nothing is activated by what the folder holds.
const folder = mkdtempSync(path.join(tmpdir(), "selaras-figures-"));
mkdirSync(path.join(folder, "a/b"), { recursive: true });
cpSync(path.join(root, "examples/kab-sumedang"), path.join(folder, "a/b/kab-sumedang"), { recursive: true });
writeFileSync(path.join(folder, "a/b/wrong.json"), '{ "a": 1, }\n');
console.log(`${path.basename(vsix)}: ${(statSync(vsix).size / 1e6).toFixed(1)} MB`);
try {
  for (let turn = 0; turn < 3; turn++) {
    const env = { ...process.env, SELARAS_TEST_SUITE: "figures.cjs", SELARAS_TEST_FOLDER: folder };
    const args = [path.join(import.meta.dirname, "host.mjs"), code, vsix, "figures"];
    console.log(execFileSync(process.execPath, args, { env, encoding: "utf8" }).trim());
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
