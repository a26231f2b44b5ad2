// Pictures of everything a planner sees: themes, languages, and zoom; to be looked at.   node pictures.mjs CODE_SERVER VSIX [LOOK,…]
// They are left in target/vscode/pictures/looks; with SELARAS_DOCS=1 those of the README are renewed, too.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pause, root, startEditor } from "./editor.mjs";
import { Workbench } from "./workbench.mjs";

const [code, vsix, only = ""] = process.argv.slice(2);
const pictures = path.join(root, "target/vscode/pictures/looks");
if (only === "") rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });

const LOOKS = [
  { name: "dark", theme: "Default Dark Modern", lang: "id", zoom: 1 },
  { name: "light", theme: "Default Light Modern", lang: "id", zoom: 1 },
  { name: "contrast", theme: "Default High Contrast", lang: "id", zoom: 1 },
  { name: "light-en", theme: "Default Light Modern", lang: "en", zoom: 1 },
  { name: "dark-150", theme: "Default Dark Modern", lang: "id", zoom: 1.5 },
  { name: "light-contrast-150", theme: "Default High Contrast Light", lang: "id", zoom: 1.5 },
].filter(({ name }) => only === "" || only.split(",").includes(name));

/** Those of the extension's README. */
const DOCS = { "light-plan": "rencana", "light-tree": "keselarasan", "light-matrix": "matriks", "light-rule": "aturan" };

for (const { name, theme, lang, zoom } of LOOKS) {
  const editor = await startEditor({
    code,
    vsix,
    logs: path.join(root, "target/vscode/logs"),
    name: `looks-${name}`,
    settings: { "workbench.colorTheme": theme, "selaras.lang": lang },
    browser: {
      viewport: { width: Math.round(1280 / zoom), height: Math.round(800 / zoom) },
      deviceScaleFactor: zoom,
    },
  });
  try {
    const page = await editor.page();
    page.setDefaultTimeout(20000);
    const bench = new Workbench(page, pictures);
    const dismiss = async () => {
      await page.keyboard.press("Escape");
      await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
      await pause(300);
    };
    const take = async (what) => {
      await pause(700);
      await bench.picture(`${name}-${what}`);
    };
    await page.goto(`${editor.address}?folder=${encodeURIComponent(editor.plans)}`);
    await bench.ready();
    await bench.open("diskominfo.renstra");
    await bench.goTo(161, 20);
    await page.waitForSelector(".editor-instance .squiggly-error");
    await page.locator(".view-line", { hasText: "45,50" }).first().waitFor();
    await bench.goTo(160, 22);
    await bench.hover("RPJMD");
    await take("plan");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Shift+M");
    await page.locator(".markers-panel .monaco-list-row").first().waitFor();
    await take("problems");
    await bench.command("View: Toggle Panel Visibility");
    await bench.view("Keselarasan");
    const tree = bench.tree("Kaskade");
    await tree.filter({ hasText: "Misi M1" }).first().waitFor();
    const agency = bench.tree("Temuan").filter({ hasText: "diskominfo" }).first();
    await agency.click();
    await bench.tree("Temuan").filter({ hasText: "2.16.02" }).first().waitFor();
    // A small window shows one of the two lists.
    if (zoom > 1) await agency.click();
    for (const row of zoom > 1 ? [] : ["Misi M3", "Misi M2", "Misi M1"]) {
      await tree.filter({ hasText: row }).first().locator(".monaco-tl-twistie").click();
    }
    for (const row of zoom > 1 ? [] : ["Tujuan T2 · Pelayanan", "Sasaran S2 · Tersedianya", "Tujuan T1 · Mutu"]) {
      await tree.filter({ hasText: row }).first().locator(".monaco-tl-twistie").click();
      await pause(150);
    }
    // A wider side bar shows what stands behind each row.
    const bar = await page.locator(".part.sidebar").boundingBox();
    const edge = bar.x + bar.width;
    await page.mouse.move(edge, 300);
    await page.mouse.down();
    await page.mouse.move(edge + 180 / zoom, 300, { steps: 4 });
    await page.mouse.up();
    await take("tree");
    if (zoom === 1) {
      await tree.filter({ hasText: "Sasaran S2 · Tersedianya" }).first().hover();
      await pause(800);
      await take("tree-hover");
    }
    await bench.command("View: Toggle Primary Side Bar Visibility");
    await bench.command("Buka matriks cakupan");
    const frame = await bench.frame("#matrix table");
    await frame.locator("#at-16-1").focus();
    await take("matrix");
    await frame.locator("#holes").check();
    await take("matrix-gaps");
    await frame.locator("#search").fill("tidak ada");
    await take("matrix-none");
    await bench.command("View: Close All Editors");
    await bench.open("diskominfo.renstra");
    await bench.goTo(31, 12);
    await bench.command("Jelaskan aturan");
    await bench.frame("h1");
    await pause(600);
    await take("rule");
    await bench.command("View: Close All Editors");
    await bench.command("Mulai dengan lima langkah");
    await page.locator(".getting-started-step").nth(4).waitFor();
    await take("walkthrough");
    await page.locator(".getting-started-step").nth(1).click();
    await take("walkthrough-2");
    await bench.ask("F1", ">Selaras");
    await take("commands");
    await dismiss();
    await bench.summon("Pilih perangkat daerah saya");
    await take("agencies");
    await dismiss();
    await bench.summon("Rencana baru dari templat");
    await take("new-plan");
    await dismiss();
    await bench.command("Preferences: Open Settings (UI)");
    await page.locator(".settings-header input, .settings-header .view-line").first().click();
    await page.keyboard.type("@ext:selaras-rencana.selaras");
    await page.locator(".setting-item", { hasText: "Agencies" }).first().waitFor();
    await take("settings");
    console.log(`${name}: taken`);
  } catch (error) {
    console.log(`${name}: ${error.stack}`);
    const page = await editor.page();
    await page.screenshot({ path: path.join(pictures, `${name}-FAILED.png`) });
    process.exitCode = 1;
  } finally {
    await editor.stop();
  }
}
if (process.env.SELARAS_DOCS) {
  for (const [picture, into] of Object.entries(DOCS)) {
    copyFileSync(path.join(pictures, `${picture}.png`), path.join(root, `editors/vscode/images/${into}.png`));
  }
}
