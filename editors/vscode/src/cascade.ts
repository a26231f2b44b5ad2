/** The cascade as a tree: visi → misi → … → subkegiatan, RPJMD with its Renstra, each with its verdict. */

import { MarkdownString, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { Agencies } from "./agencies";
import { countWords, findings, open, plain, sum, verdictIcon } from "./looks";
import { goTo } from "./places";
import type { Region } from "./region";
import { RegionTree } from "./region-tree";
import type { Cascade, CascadeNode, Indicator, YearValue } from "./requests";
import { t } from "./words";

/** A row: a node below another document's, or an indicator of a node. */
export type Row =
  | { readonly node: CascadeNode; readonly parent: Row | undefined }
  | { readonly indicator: Indicator; readonly parent: Row };

/** Misi and promises come before what stands in no misi. */
const ORDER = ["visi", "misi", "tujuan", "sasaran", "janji", "program", "renstra"];

export class CascadeTree extends RegionTree<Row> {
  constructor(region: Region, agencies: Agencies) {
    super("selaras.cascade", region, agencies);
  }

  async getChildren(parent?: Row): Promise<Row[]> {
    if (parent === undefined) return this.roots();
    if ("indicator" in parent) return [];
    const { indicators } = parent.node;
    const children = await this.below(parent.node);
    return [
      ...indicators.map((indicator) => ({ indicator, parent })),
      ...children.filter((node) => this.shows(node)).map((node) => ({ node, parent })),
    ];
  }

  getParent(row: Row): Row | undefined {
    return row.parent;
  }

  getTreeItem(row: Row): TreeItem {
    return "indicator" in row ? indicatorItem(row.indicator) : this.nodeItem(row.node, row.parent);
  }

  /** What was not answered with a node is asked for when it is opened. */
  private async below({ id, childCount, children }: CascadeNode): Promise<readonly CascadeNode[]> {
    if (children.length === childCount) return children;
    return (await this.region.cascade({ below: id, depth: 1 }))?.nodes ?? [];
  }

  private async roots(): Promise<Row[]> {
    // Whether something of a branch is mine only the whole of it tells.
    const cascade = await this.region.cascade(this.agencies.onlyMine ? {} : { depth: 2 });
    this.view.description = cascade?.region?.name ?? "";
    this.view.message = this.message(cascade);
    if (cascade === undefined) return [];
    const shown = cascade.nodes.filter((node) => this.shows(node));
    const rank = (node: CascadeNode) => ORDER.indexOf(node.kind);
    return shown.sort((a, b) => rank(a) - rank(b)).map((node) => ({ node, parent: undefined }));
  }

  private message(cascade: Cascade | undefined): string {
    if (cascade === undefined) return this.region.reason ?? "";
    return this.agencies.onlyMine ? t("Only your agencies: {0}", [...this.agencies.mine].join(", ")) : "";
  }

  /** Only mine: a branch stands when something of it is. */
  private shows(node: CascadeNode): boolean {
    if (!this.agencies.onlyMine) return true;
    return this.agencies.has(node.agencies) || node.children.some((child) => this.shows(child));
  }

  private nodeItem(node: CascadeNode, parent: Row | undefined): TreeItem {
    const leaf = node.indicators.length + node.childCount === 0;
    const item = new TreeItem(
      nodeLabel(node),
      leaf
        ? TreeItemCollapsibleState.None
        : parent === undefined && node.kind === "misi"
          ? TreeItemCollapsibleState.Expanded
          : TreeItemCollapsibleState.Collapsed,
    );
    item.id = node.id;
    item.iconPath = verdictIcon(node.verdict);
    // Where the tree steps from the RPJMD into a Renstra, its agency is told.
    const above = parent !== undefined && "node" in parent ? parent.node.document : node.document;
    const who = node.kind === "sasaran" || node.document !== above ? node.agencies.join(", ") : "";
    const count = open(sum(node.own, node.below));
    item.description = [count > 0 ? findings(count) : "", who].filter(Boolean).join(" · ");
    item.tooltip = nodeTooltip(node);
    item.contextValue = node.kind;
    item.command = goTo(node.location.uri, node.location.selectionRange);
    item.accessibilityInformation = {
      label: `${item.label}, ${countWords(sum(node.own, node.below)) || t("aligned")}`,
    };
    return item;
  }
}

/** Titles of plans, programs and what is below them say what they are; others are told by their kind. */
function nodeLabel({ kind, code, title }: CascadeNode): string {
  const name = title ?? "";
  if (kind === "renstra") return name || (code ?? kind);
  const official = /^[\dX]/.test(code ?? "");
  const head = official ? code : [capital(kind), code].filter(Boolean).join(" ");
  return official ? `${head} ${name}` : `${head} · ${name}`;
}

function indicatorItem(indicator: Indicator): TreeItem {
  const item = new TreeItem(indicator.title ?? indicator.code ?? t("Indicator"), TreeItemCollapsibleState.None);
  item.id = `${indicator.id}@indikator`;
  item.iconPath = verdictIcon(indicator.verdict);
  item.description = series(indicator.targets);
  item.tooltip = new MarkdownString()
    .appendMarkdown(`**${t("Indicator")}** `)
    .appendMarkdown(plain(indicator.title ?? ""))
    .appendMarkdown("\n\n")
    .appendMarkdown(table(indicator.targets, indicator.unit))
    .appendMarkdown("\n\n")
    .appendMarkdown(plain(countWords(indicator.own)));
  item.contextValue = "indikator";
  item.command = goTo(indicator.location.uri, indicator.location.selectionRange);
  return item;
}

function nodeTooltip(node: CascadeNode): MarkdownString {
  const text = new MarkdownString()
    .appendMarkdown(`**${capital(node.kind)}** `)
    .appendMarkdown(plain([node.code, node.title].filter(Boolean).join(" ")));
  if (node.agencies.length > 0)
    text.appendMarkdown(`\n\n${t("In charge")}: `).appendMarkdown(plain(node.agencies.join(", ")));
  if (node.pagu.length > 0) text.appendMarkdown(`\n\n${table(node.pagu, "pagu")}`);
  text.appendMarkdown("\n\n").appendMarkdown(plain(countWords(sum(node.own, node.below)) || t("aligned")));
  return text;
}

function series(values: readonly YearValue[]): string {
  return values.map(({ value }) => value).join(" | ");
}

/** Years above, values below. */
function table(values: readonly YearValue[], head: string | null): string {
  if (values.length === 0) return "";
  const row = (first: string, cells: readonly (string | number)[]) =>
    `| ${[first, ...cells].map((cell) => plain(String(cell))).join(" | ")} |`;
  return [
    row(
      "",
      values.map(({ year }) => year),
    ),
    `|${" --- |".repeat(values.length + 1)}`,
    row(
      head ?? "",
      values.map(({ value }) => value),
    ),
  ].join("\n");
}

function capital(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
