/** The server's own requests, as docs/tampilan.md writes them: version 1. */

import type { Location as LspLocation, Range as LspRange } from "vscode-languageclient/node";

export type Severity = "error" | "warning" | "info";
export type Verdict = Severity | "waived" | "aligned";

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly waived: number;
}

/** A whole node, and what an editor selects of it. */
export interface Place {
  readonly uri: string;
  readonly range: LspRange;
  readonly selectionRange: LspRange;
}

/** How every answer begins. */
export interface Answer {
  readonly version: 1;
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly plan: { readonly code: string; readonly title: string };
}

export interface Asked {
  readonly uri?: string;
  readonly region?: string;
  readonly agency?: string;
  readonly values?: boolean;
  /** So many levels; all where it is not said. */
  readonly depth?: number;
  /** What hangs directly below the node of that id. */
  readonly below?: string;
}

export interface YearValue {
  readonly year: number;
  readonly value: string;
}

export interface Indicator {
  readonly id: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly location: Place;
  readonly verdict: Verdict;
  readonly own: Counts;
  readonly unit: string | null;
  readonly targets: readonly YearValue[];
}

export interface CascadeNode {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly document: string;
  readonly agencies: readonly string[];
  readonly location: Place;
  readonly verdict: Verdict;
  readonly own: Counts;
  readonly below: Counts;
  readonly indicators: readonly Indicator[];
  readonly pagu: readonly YearValue[];
  /** How many hang directly below it, answered or not. */
  readonly childCount: number;
  readonly children: readonly CascadeNode[];
}

export interface Cascade extends Answer {
  readonly nodes: readonly CascadeNode[];
}

export type CellVerdict =
  | "covered"
  | "partial"
  | "missing"
  | "waived"
  | "byOthers"
  | "contributes"
  | "outside"
  | "noRenstra"
  | "nobody"
  | "unknown";

export interface CoverageCell {
  readonly agency: string;
  readonly given: boolean;
  readonly verdict: CellVerdict;
  readonly indicators: {
    readonly given: number;
    readonly takenUp: number;
    readonly missing: number;
    readonly waived: number;
  };
  readonly funded: boolean;
  readonly findings: Counts;
  readonly nodes: readonly { readonly id: string; readonly location: Place }[];
}

export interface CoverageRow {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly location: Place;
  readonly verdict: CellVerdict;
  readonly indicators: number;
  readonly cells: readonly CoverageCell[];
}

export interface Coverage extends Answer {
  readonly agencies: readonly { readonly code: string; readonly name: string; readonly renstra: readonly string[] }[];
  readonly rows: readonly CoverageRow[];
}

export interface Finding {
  readonly rule: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string | null;
  readonly node: string | null;
  readonly agency: string | null;
  readonly location: LspLocation;
  readonly fingerprint: string;
}

export interface Findings extends Answer {
  readonly agencies: readonly {
    readonly code: string | null;
    readonly name: string | null;
    readonly findings: Counts;
  }[];
  readonly findings: readonly Finding[];
}

/** Each request and what it answers. */
export interface Requests {
  "selaras/cascade": Cascade;
  "selaras/coverage": Coverage;
  "selaras/findings": Findings;
}

/** The heaviest that is counted. */
export function heaviest(counts: Counts): Verdict {
  if (counts.errors > 0) return "error";
  if (counts.warnings > 0) return "warning";
  if (counts.infos > 0) return "info";
  return counts.waived > 0 ? "waived" : "aligned";
}
