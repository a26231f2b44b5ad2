/** "My agencies": which ones a coach looks after. Chosen once, kept with the user's settings, never in the plans' folder. */

import { ConfigurationTarget, commands, EventEmitter, type Memento, window, workspace } from "vscode";
import type { Region } from "./region";
import { t } from "./words";

const ONLY = "selaras.onlyMine";

export class Agencies {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: Memento) {
    this.announce();
  }

  /** The chosen codes. */
  get mine(): ReadonlySet<string> {
    const said = workspace.getConfiguration("selaras").get<unknown>("myAgencies");
    return new Set(Array.isArray(said) ? said.filter((code): code is string => typeof code === "string") : []);
  }

  /** Views leave out what belongs to others. */
  get onlyMine(): boolean {
    return this.mine.size > 0 && this.memory.get(ONLY, true);
  }

  async showOnlyMine(only: boolean): Promise<void> {
    await this.memory.update(ONLY, only);
    this.announce();
  }

  /** The setting was changed. */
  announce(): void {
    void commands.executeCommand("setContext", "selaras.hasMine", this.mine.size > 0);
    void commands.executeCommand("setContext", "selaras.onlyMine", this.onlyMine);
    this.changed.fire();
  }

  /** Whether something with these agencies is mine; what belongs to all is. */
  has(agencies: readonly string[]): boolean {
    const mine = this.mine;
    return agencies.some((code) => code === "semua" || mine.has(code));
  }

  /** Mine first, else as they came. */
  first<Item>(items: readonly Item[], code: (item: Item) => string | null): Item[] {
    const mine = this.mine;
    const rank = (item: Item) => (mine.has(code(item) ?? "") ? 0 : 1);
    return [...items].sort((a, b) => rank(a) - rank(b));
  }

  /** Lets the user choose among the region's agencies; with Renstra here first. */
  async choose(region: Region): Promise<void> {
    const coverage = await region.coverage();
    if (coverage === undefined) {
      void window.showInformationMessage(t("Open a plan first: its agencies are chosen from."));
      return;
    }
    const mine = this.mine;
    const items = coverage.agencies
      .map(({ code, name, renstra }) => ({
        label: name || code,
        description: renstra.length > 0 ? code : `${code} · ${t("no Renstra here")}`,
        code,
        picked: mine.has(code),
        here: renstra.length > 0,
      }))
      .sort((a, b) => Number(b.here) - Number(a.here));
    const chosen = await window.showQuickPick(items, {
      canPickMany: true,
      matchOnDescription: true,
      title: t("My agencies"),
      placeHolder: t("The agencies that you look after; views and findings show them first"),
    });
    if (chosen === undefined) return;
    // Those of other regions stay chosen.
    const here = new Set(items.map((item) => item.code));
    const codes = [...[...mine].filter((code) => !here.has(code)), ...chosen.map((item) => item.code)];
    await this.memory.update(ONLY, true);
    await workspace.getConfiguration("selaras").update("myAgencies", codes, ConfigurationTarget.Global);
  }
}
