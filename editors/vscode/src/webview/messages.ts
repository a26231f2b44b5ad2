/** What the extension and the matrix's page say to each other. */

import type { Range } from "vscode-languageclient";
import type { Coverage } from "../requests";

export interface MatrixData {
  readonly type: "data";
  readonly lang: "id" | "en";
  readonly mine: readonly string[];
  readonly onlyMine: boolean;
  /** Why there is nothing to show. */
  readonly reason: string | null;
  readonly coverage: Coverage | null;
}

export type FromMatrix =
  | { readonly type: "ready" }
  | { readonly type: "goTo"; readonly uri: string; readonly range: Range }
  | { readonly type: "onlyMine"; readonly only: boolean };
