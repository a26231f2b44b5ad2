/** Findings by agency: mine first, then the others, then what is nobody's Renstra. */

import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { Agencies } from "./agencies";
import { findings as countFindings, countWords, open, plain, verdictIcon } from "./looks";
import { goTo } from "./places";
import type { Region } from "./region";
import { RegionTree } from "./region-tree";
import { type Finding, type Findings, heaviest, type Severity } from "./requests";
import { t } from "./words";

type Agency = Findings["agencies"][number];
export type Row = { readonly agency: Agency } | { readonly finding: Finding; readonly parent: Row };

const WEIGHT: readonly Severity[] = ["error", "warning", "info"];

export class FindingsTree extends RegionTree<Row> {
  constructor(region: Region, agencies: Agencies) {
    super("selaras.findings", region, agencies);
  }

  async getChildren(parent?: Row): Promise<Row[]> {
    const findings = await this.region.findings();
    if (parent === undefined) return this.roots(findings);
    if ("finding" in parent || findings === undefined) return [];
    return findings.findings
      .filter((finding) => finding.agency === parent.agency.code)
      .sort((a, b) => WEIGHT.indexOf(a.severity) - WEIGHT.indexOf(b.severity))
      .map((finding) => ({ finding, parent }));
  }

  getParent(row: Row): Row | undefined {
    return "finding" in row ? row.parent : undefined;
  }

  getTreeItem(row: Row): TreeItem {
    return "finding" in row ? findingItem(row.finding) : this.agencyItem(row.agency);
  }

  private roots(findings: Findings | undefined): Row[] {
    const shown = (findings?.agencies ?? []).filter((agency) => this.shows(agency));
    const total = shown.reduce((all, { findings }) => all + open(findings), 0);
    const heavy = shown.some(({ findings }) => findings.errors > 0);
    this.view.badge = total > 0 ? { value: total, tooltip: countFindings(total) } : undefined;
    this.view.description = findings === undefined ? "" : heavy || total > 0 ? `${total}` : t("aligned");
    this.view.message =
      findings === undefined ? (this.region.reason ?? "") : total === 0 ? t("Nothing to fix here.") : "";
    return this.agencies.first(shown, (agency) => agency.code).map((agency) => ({ agency }));
  }

  private shows({ code, findings }: Agency): boolean {
    if (open(findings) === 0) return false;
    return !this.agencies.onlyMine || (code !== null && this.agencies.mine.has(code));
  }

  private agencyItem({ code, name, findings }: Agency): TreeItem {
    const mine = code !== null && this.agencies.mine.has(code);
    const item = new TreeItem(
      code ?? t("RPJMD and region"),
      mine ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    );
    item.id = `agency:${code ?? ""}`;
    item.description = countWords(findings);
    item.tooltip = [name || t("RPJMD and region"), countWords(findings)].join("\n");
    item.iconPath = mine
      ? new ThemeIcon("star-full", new ThemeColor("charts.yellow"))
      : verdictIcon(heaviest(findings));
    item.contextValue = "agency";
    return item;
  }
}

function findingItem(finding: Finding): TreeItem {
  const item = new TreeItem(finding.message, TreeItemCollapsibleState.None);
  item.iconPath = verdictIcon(finding.severity);
  item.description = `${finding.rule} · ${fileName(finding)}:${finding.location.range.start.line + 1}`;
  const text = new MarkdownString().appendMarkdown(plain(finding.message));
  if (finding.help) text.appendMarkdown("\n\n").appendMarkdown(plain(finding.help));
  item.tooltip = text.appendMarkdown(`\n\n\`${finding.code}\` ${finding.rule}`);
  item.contextValue = "finding";
  item.command = goTo(finding.location.uri, finding.location.range);
  return item;
}

function fileName({ location }: Finding): string {
  return decodeURIComponent(location.uri.slice(location.uri.lastIndexOf("/") + 1));
}
