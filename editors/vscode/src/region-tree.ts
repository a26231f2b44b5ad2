/** A tree of the side bar that shows a region: drawn anew when the region, or the choice of agencies, is another. */

import { EventEmitter, type TreeDataProvider, type TreeItem, type TreeView, window } from "vscode";
import type { Agencies } from "./agencies";
import type { Region } from "./region";

export abstract class RegionTree<Row> implements TreeDataProvider<Row> {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  readonly view: TreeView<Row>;

  constructor(
    id: string,
    protected readonly region: Region,
    protected readonly agencies: Agencies,
  ) {
    this.view = window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    region.onDidChange(() => this.changed.fire(undefined));
    agencies.onDidChange(() => this.changed.fire(undefined));
  }

  abstract getChildren(parent?: Row): Promise<Row[]>;
  abstract getParent(row: Row): Row | undefined;
  abstract getTreeItem(row: Row): TreeItem;
}
