/** What of the matrix is shown. */

import type { CellVerdict, Coverage, CoverageCell, CoverageRow } from "../requests";

export interface Filter {
  search: string;
  /** `sasaran`, `program`, or both. */
  kind: "" | "sasaran" | "program";
  /** Rows that have something to close. */
  holes: boolean;
  /** Columns whose Renstra is here. */
  withRenstra: boolean;
  /** Rows with a cell of this verdict. */
  verdict: CellVerdict | "";
}

export const NO_FILTER: Readonly<Filter> = { search: "", kind: "", holes: false, withRenstra: false, verdict: "" };

/** What a planner would have to close; a Renstra that is not here is told by its own verdict. */
const HOLES: ReadonlySet<CellVerdict> = new Set(["missing", "partial", "outside", "nobody"]);

type Agency = Coverage["agencies"][number];

export interface Shown {
  readonly rows: readonly CoverageRow[];
  readonly agencies: readonly Agency[];
}

export function shown(coverage: Coverage, filter: Filter, mine: ReadonlySet<string>, onlyMine: boolean): Shown {
  const rank = ({ code, renstra }: Agency) => (mine.has(code) ? 0 : renstra.length > 0 ? 1 : 2);
  const agencies = coverage.agencies
    .filter((agency) => (!onlyMine || mine.has(agency.code)) && (!filter.withRenstra || agency.renstra.length > 0))
    .sort((a, b) => rank(a) - rank(b));
  const columns = new Set(agencies.map(({ code }) => code));
  const narrowed = agencies.length < coverage.agencies.length;
  const rows = coverage.rows.filter((row) => {
    const cells = row.cells.filter(({ agency }) => columns.has(agency));
    if (narrowed && cells.length === 0) return false;
    if (filter.kind !== "" && row.kind !== filter.kind) return false;
    if (filter.holes && !HOLES.has(row.verdict) && !cells.some(({ verdict }) => HOLES.has(verdict))) return false;
    if (filter.verdict !== "" && row.verdict !== filter.verdict && !cells.some((c) => c.verdict === filter.verdict))
      return false;
    return matches(row, cells, agencies, filter.search);
  });
  return { rows, agencies };
}

function matches(
  row: CoverageRow,
  cells: readonly CoverageCell[],
  agencies: readonly Agency[],
  search: string,
): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const here = new Set(cells.map(({ agency }) => agency));
  const names = agencies.filter(({ code }) => here.has(code)).flatMap(({ code, name }) => [code, name]);
  const text = [row.id, row.title, ...names].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

/** How many cells have each verdict. */
export function tally(coverage: Coverage): ReadonlyMap<CellVerdict, number> {
  const counts = new Map<CellVerdict, number>();
  const add = (verdict: CellVerdict) => counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  for (const row of coverage.rows) {
    if (row.verdict === "nobody") add("nobody");
    for (const cell of row.cells) add(cell.verdict);
  }
  return counts;
}
