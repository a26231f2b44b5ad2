// Real VS Code, and a browser that shows it: code-server and Chromium, each in folders of their own that vanish afterwards.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const here = import.meta.dirname;
export const root = path.resolve(here, "../..");

/** Nothing that changes between two runs, and nothing that asks the network. */
const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.enableExperiments": false,
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "editor.minimap.enabled": false,
  "editor.hover.delay": 100,
  "files.autoSave": "off",
};

const CHROMIUM = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export const patience = Number(process.env.SELARAS_TEST_PATIENCE ?? 20000);

/** Waits until it answers with something, and says what never came. */
export async function until(what, look, ms = patience) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await pause(30);
  }
}

function freePort() {
  return new Promise((done, fail) => {
    const listener = createServer().once("error", fail);
    listener.listen(0, "127.0.0.1", () => {
      const { port } = listener.address();
      listener.close(() => done(port));
    });
  });
}

/**
 * Starts VS Code with the packed extensions installed and a copy of the example as its folder.
 * `code` is the program code-server, `logs` the folder for its log.
 */
export async function startEditor({ code, vsix, logs, name, settings = {}, machine = {}, folder, trusted = true, browser = {} }) {
  const home = mkdtempSync(path.join(tmpdir(), "selaras-vscode-"));
  const plans = path.join(home, "rencana");
  const user = path.join(home, "user");
  for (const part of ["user/User", "user/Machine", "extensions"]) mkdirSync(path.join(home, part), { recursive: true });
  mkdirSync(logs, { recursive: true });
  cpSync(folder ?? path.join(root, "examples/kab-sumedang"), plans, { recursive: true });
  writeFileSync(path.join(user, "User/settings.json"), JSON.stringify({ ...QUIET, ...settings }));
  writeFileSync(path.join(user, "Machine/settings.json"), JSON.stringify(machine));
  const port = await freePort();
  const config = path.join(home, "config.yaml");
  writeFileSync(
    config,
    `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\ndisable-telemetry: true\ndisable-update-check: true\n` +
      (trusted ? "disable-workspace-trust: true\n" : "") +
      "disable-getting-started-override: true\n",
  );
  const env = { ...process.env, SELARAS_TEST_HOME: home, EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":""}' };
  const common = ["--config", config, "--user-data-dir", user, "--extensions-dir", path.join(home, "extensions")];
  for (const file of [vsix].flat().filter(Boolean)) {
    const installed = spawnSync(code, [...common, "--install-extension", file], { env, encoding: "utf8" });
    assert.equal(installed.status, 0, `${file} cannot be installed: ${installed.stdout}${installed.stderr}`);
  }
  const log = createWriteStream(path.join(logs, `${name}.log`));
  const server = spawn(code, [...common, "--ignore-last-opened", plans], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  server.stdout.pipe(log);
  server.stderr.pipe(log);
  let context;
  const editor = {
    home,
    plans,
    port,
    log,
    address: `http://127.0.0.1:${port}/`,
    remote: (file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`,
    async page() {
      context ??= await chromium.launchPersistentContext(path.join(home, "browser"), {
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        headless: true,
        viewport: { width: 1280, height: 800 },
        args: CHROMIUM,
        ...browser,
      });
      const page = context.pages()[0] ?? (await context.newPage());
      page.on("console", (m) => log.write(`[page ${m.type()}] ${m.text()}\n`));
      return page;
    },
    async stop() {
      await context?.close().catch(() => {});
      await endAll(home);
      rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  try {
    await until("VS Code answers", () => fetch(`${editor.address}healthz`).then((r) => r.ok).catch(() => false), 60000);
  } catch (error) {
    await editor.stop();
    throw error;
  }
  return editor;
}

/** Ends what was started for this home, and only that: VS Code's own children outlive it for a while. */
async function endAll(home) {
  const ours = () =>
    readdirSync("/proc")
      .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
      .filter((pid) => {
        try {
          return readFileSync(`/proc/${pid}/environ`, "latin1").split("\0").includes(`SELARAS_TEST_HOME=${home}`);
        } catch {
          return false;
        }
      });
  const send = (signal) => {
    for (const pid of ours()) {
      try {
        process.kill(Number(pid), signal);
      } catch {}
    }
  };
  send("SIGTERM");
  for (let waited = 0; waited < 4000 && ours().length > 0; waited += 50) await pause(50);
  send("SIGKILL");
}
