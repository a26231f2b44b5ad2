// VS Code's window, by what a hand does in it.
import path from "node:path";
import { until } from "./editor.mjs";

export class Workbench {
  constructor(page, pictures) {
    this.page = page;
    this.pictures = pictures;
  }

  async ready() {
    await this.page.waitForSelector(".monaco-workbench", { timeout: 60000 });
    await this.page.waitForSelector(".explorer-folders-view .monaco-list-row", { timeout: 60000 });
  }

  picture(name) {
    return this.page.screenshot({ path: path.join(this.pictures, `${name}.png`) });
  }

  /** Types into the box that a key opens; where a webview had the keyboard, a first press may be lost. */
  async ask(key, text) {
    const { page } = this;
    // One that is closing is still seen for a moment.
    const box = page.locator(".quick-input-widget:not([inert]) input").first();
    await until(`the box of ${key}`, async () => {
      if (!(await box.isVisible())) await page.keyboard.press(key);
      return box.fill(text, { timeout: 1500 }).then(() => true, () => false);
    });
  }

  /** Opens a file by its name. */
  async open(name) {
    const { page } = this;
    await this.ask("Control+P", name);
    await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await page.waitForSelector(".editor-instance .view-line");
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.summon(title);
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Runs a command that opens a list in the same place. */
  async summon(title) {
    const { page } = this;
    await this.ask("F1", `>${title}`);
    await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).first().waitFor();
    await page.keyboard.press("Enter");
  }

  async goTo(line, column) {
    const { page } = this;
    await this.ask("Control+G", `:${line}:${column}`);
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await until(`line ${line}`, async () => (await this.cursorLine()).line === line);
  }

  /** Shows what is known at the cursor. One that the editor takes back, because its lines still move, is asked for again. */
  async hover(words) {
    const { page } = this;
    const shown = page.locator(".monaco-hover .hover-contents", { hasText: words }).locator("visible=true").first();
    await until(`a hover with ${words}`, async () => {
      await page.keyboard.press("Control+K");
      await page.keyboard.press("Control+I");
      const there = await shown.waitFor({ timeout: 3000 }).then(() => true, () => false);
      if (!there) await page.keyboard.press("Escape");
      return there;
    });
  }

  /** The cursor's line, by its number in the status bar and its text. */
  cursorLine() {
    return this.page.evaluate(() => {
      const said = document.querySelector('.statusbar-item[id="status.editor.selection"]')?.textContent ?? "";
      const line = Number(/\d+/.exec(said)?.[0]);
      const editor = document.querySelector(".editor-group-container.active .monaco-editor");
      const numbers = [...(editor?.querySelectorAll(".line-numbers") ?? [])];
      const top = numbers.find((number) => number.textContent === String(line))?.getBoundingClientRect().top;
      const lines = [...(editor?.querySelectorAll(".view-line") ?? [])];
      const found = lines.find((each) => Math.abs(each.getBoundingClientRect().top - top) < 3);
      return { line, text: (found?.textContent ?? "").replaceAll("\u00a0", " ") };
    });
  }

  /** Opens a container of the activity bar. */
  async view(title) {
    const tab = this.page.locator(".activitybar .action-item", { has: this.page.locator(`a[aria-label^="${title}"]`) }).first();
    if ((await tab.getAttribute("aria-expanded")) !== "true" && !(await tab.getAttribute("class")).includes("checked")) await tab.click();
  }

  /** The rows of a view in the side bar. */
  tree(title) {
    return this.page.locator(".pane", { has: this.page.locator(`.pane-header[aria-label^="${title}"]`) }).locator(".monaco-list-row");
  }

  /** The frame of a webview that holds something. */
  frame(selector) {
    return until(`a webview with ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        if (frame === this.page.mainFrame()) continue;
        if (await frame.locator(selector).count().catch(() => 0)) return frame;
      }
      return undefined;
    });
  }
}
