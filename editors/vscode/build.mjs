// Builds the extension into a folder that holds what is shipped and nothing else, and packs it.
//
//   node build.mjs [--bin SELARAS] [--target linux-x64] [--out FOLDER] [--no-pack]
//
// SELARAS (by default the workspace's release build) is carried along; a binary of this computer also writes the schema of
// selaras.toml. For another platform name the binary of this one with --host.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const here = import.meta.dirname;
const root = path.resolve(here, "../..");
const { values: asked } = parseArgs({
  options: {
    bin: { type: "string", default: path.join(root, "target/release/selaras") },
    host: { type: "string" },
    target: { type: "string", default: `${process.platform}-${process.arch}` },
    out: { type: "string", default: path.join(root, "target/vscode") },
    "no-pack": { type: "boolean", default: false },
  },
});
const out = path.resolve(asked.out);
const stage = path.join(out, "extension");

function copy(from, to) {
  cpSync(from, path.join(stage, to), { recursive: true });
}

rmSync(stage, { recursive: true, force: true });
mkdirSync(path.join(stage, "dist"), { recursive: true });

const {
  private: _,
  scripts: __,
  devDependencies: ___,
  dependencies: ____,
  ...manifest
} = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
writeFileSync(path.join(stage, "package.json"), `${JSON.stringify({ ...manifest, files: ["**"] }, null, 2)}\n`);
for (const name of ["package.nls.json", "package.nls.id.json", "language-configuration.json", "l10n", "images"]) {
  copy(path.join(here, name), name);
}
for (const name of ["README.md", "CHANGELOG.md", "snippets", "walkthrough"]) {
  if (existsSync(path.join(here, name))) copy(path.join(here, name), name);
}
copy(path.join(root, "LICENSE"), "LICENSE");
for (const picture of ["rencana", "keselarasan", "matriks", "aturan"]) {
  rmSync(path.join(stage, `images/${picture}.png`), { force: true });
}
const grammar = path.join(root, "grammar/textmate/selaras.tmLanguage.json");
if (existsSync(grammar)) copy(grammar, "syntaxes/selaras.tmLanguage.json");

const bundled = { bundle: true, minify: true, keepNames: true, legalComments: "none", logLevel: "warning" };
await build({
  ...bundled,
  entryPoints: [path.join(here, "src/extension.ts")],
  outfile: path.join(stage, "dist/extension.js"),
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
});

await build({
  ...bundled,
  entryPoints: [path.join(here, "src/webview/matrix.ts")],
  outfile: path.join(stage, "dist/matrix.js"),
  platform: "browser",
  format: "iife",
  target: "chrome120",
});
copy(path.join(here, "src/webview/matrix.css"), "dist/matrix.css");
copy(path.join(root, "examples/kab-sumedang"), "dist/contoh");

const host = asked.host ?? asked.bin;
if (existsSync(host)) {
  const schema = execFileSync(host, ["config", "schema"]);
  writeFileSync(path.join(stage, "dist/selaras.schema.json"), schema);
}

const program = asked.target.startsWith("win32") ? "selaras.exe" : "selaras";
if (existsSync(asked.bin)) {
  copy(asked.bin, `dist/server/${program}`);
  chmodSync(path.join(stage, "dist/server", program), 0o755);
}

if (!asked["no-pack"]) {
  const vsix = path.join(out, `selaras-${asked.target}.vsix`);
  const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
  const there = (kind) => `https://github.com/selaras-rencana/selaras/${kind}/main/editors/vscode`;
  const readme = ["--baseContentUrl", there("blob"), "--baseImagesUrl", there("raw")];
  const args = ["package", "--no-dependencies", "--target", asked.target, "--out", vsix, ...readme];
  execFileSync(process.execPath, [vsce, ...args], { cwd: stage, stdio: ["ignore", "ignore", "inherit"] });
  console.log(vsix);
}
