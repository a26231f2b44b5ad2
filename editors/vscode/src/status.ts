/** One item in the status bar: the verdict of the plan that is open; a click leads to the list. */

import { type Disposable, languages, MarkdownString, StatusBarAlignment, type StatusBarItem, window } from "vscode";
import { State } from "vscode-languageclient/node";
import type { Agencies } from "./agencies";
import { countWords, plain, suggestions } from "./looks";
import { countFindings } from "./problems";
import type { Region } from "./region";
import type { Counts } from "./requests";
import { PLANS, type Server } from "./server";
import { t } from "./words";

export class Status implements Disposable {
  readonly item: StatusBarItem;
  private readonly disposables: Disposable[];

  constructor(
    private readonly server: Server,
    private readonly region: Region,
    private readonly agencies: Agencies,
  ) {
    this.item = window.createStatusBarItem("selaras.verdict", StatusBarAlignment.Left, 40);
    this.item.name = "Selaras";
    const show = () => void this.show();
    this.disposables = [
      this.item,
      window.onDidChangeActiveTextEditor(show),
      languages.onDidChangeDiagnostics(show),
      region.onDidChange(show),
      agencies.onDidChange(show),
      server.onDidChangeState(show),
    ];
    show();
  }

  dispose(): void {
    for (const part of this.disposables) part.dispose();
  }

  private async show(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !PLANS.some((language) => language === document.languageId)) {
      this.item.hide();
      return;
    }
    if (this.server.state !== State.Running) {
      const starting = this.server.state === State.Starting;
      this.item.text = starting ? "$(sync~spin) Selaras" : "$(circle-slash) Selaras";
      this.item.tooltip = starting
        ? t("The server is starting")
        : (this.server.reason ?? t("The server is not running: click for its log"));
      this.item.command = "selaras.showLog";
      this.item.show();
      return;
    }
    const counts = countFindings(document.uri);
    const [icon, word] =
      counts.errors > 0
        ? ["error", t("{0} must be fixed", counts.errors)]
        : counts.warnings > 0
          ? ["warning", t("{0} should be fixed", counts.warnings)]
          : counts.infos > 0
            ? ["info", suggestions(counts.infos)]
            : ["pass", t("aligned")];
    this.item.text = `$(${icon}) Selaras: ${word}`;
    this.item.command = "selaras.showFindings";
    this.item.tooltip = await this.tooltip(counts);
    this.item.show();
  }

  /** This plan, then the agencies that the user looks after. */
  private async tooltip(counts: Counts): Promise<MarkdownString> {
    const text = new MarkdownString()
      .appendMarkdown(`**${t("This plan")}**: `)
      .appendMarkdown(plain(countWords(counts) || t("aligned")));
    const findings = this.agencies.mine.size > 0 ? await this.region.findings() : undefined;
    for (const { code, name, findings: found } of findings?.agencies ?? []) {
      if (code === null || !this.agencies.mine.has(code)) continue;
      text.appendMarkdown("\n\n").appendMarkdown(plain(`${name ?? code}: ${countWords(found) || t("aligned")}`));
    }
    return text.appendMarkdown(`\n\n${t("Click for the list")}`);
  }
}
