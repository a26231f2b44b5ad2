/** The matrix's page: a grid that is read by eye, by keyboard and by a screen reader. */

import type { CellVerdict, Coverage, CoverageCell, CoverageRow, Place } from "../requests";
import { type Filter, NO_FILTER, type Shown, shown, tally } from "./filter";
import { mark } from "./marks";
import type { FromMatrix, MatrixData } from "./messages";
import { say, VERDICTS, WORDS } from "./words";

declare function acquireVsCodeApi(): {
  postMessage(message: FromMatrix): void;
  getState(): Partial<Filter> | undefined;
  setState(state: Filter): void;
};

const host = acquireVsCodeApi();
const main = document.getElementById("matrix") as HTMLElement;
const filter: Filter = { ...NO_FILTER, ...host.getState() };
let data: MatrixData | undefined;

window.addEventListener("message", ({ data: message }: MessageEvent<MatrixData>) => {
  if (message.type !== "data") return;
  data = message;
  render();
});
host.postMessage({ type: "ready" });

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The words of the planner's language. */
function w(word: keyof typeof WORDS, ...fills: readonly (string | number)[]): string {
  return say(WORDS[word], data?.lang ?? "id", ...fills);
}

function verdictWord(verdict: CellVerdict): string {
  return say(VERDICTS[verdict], data?.lang ?? "id");
}

/** Everything anew; where the keyboard was, it stays. */
function render(): void {
  if (data === undefined) return;
  document.documentElement.lang = data.lang;
  const focus = document.activeElement?.id;
  const { scrollTop = 0, scrollLeft = 0 } = document.querySelector(".grid") ?? {};
  if (data.coverage === null) {
    main.replaceChildren(element("p", { class: "empty" }, data.reason ?? ""));
    return;
  }
  const view = shown(data.coverage, filter, new Set(data.mine), data.onlyMine);
  main.replaceChildren(header(data.coverage), grid(data.coverage, view), footer(data.coverage));
  document.querySelector(".grid")?.scrollTo({ top: scrollTop, left: scrollLeft });
  if (focus) document.getElementById(focus)?.focus();
}

function change(part: Partial<Filter>): void {
  Object.assign(filter, part);
  host.setState(filter);
  render();
}

function header(coverage: Coverage): HTMLElement {
  const search = element("input", {
    id: "search",
    type: "search",
    placeholder: w("search"),
    "aria-label": w("search"),
  });
  search.value = filter.search;
  search.addEventListener("input", () => change({ search: search.value }));
  const kind = element(
    "select",
    { id: "kind", "aria-label": w("row") },
    ...(["", "sasaran", "program"] as const).map((value) =>
      element("option", { value }, value === "" ? w("both") : w(value)),
    ),
  );
  kind.value = filter.kind;
  kind.addEventListener("change", () => change({ kind: kind.value as Filter["kind"] }));
  const tools = [
    search,
    kind,
    toggle("holes", w("holes"), filter.holes, (on) => change({ holes: on })),
    toggle("renstra", w("withRenstra"), filter.withRenstra, (on) => change({ withRenstra: on })),
  ];
  if ((data?.mine.length ?? 0) > 0) {
    const only = (on: boolean) => host.postMessage({ type: "onlyMine", only: on });
    tools.push(toggle("mine", w("mine"), data?.onlyMine === true, only));
  }
  return element(
    "header",
    {},
    element("h1", {}, w("title"), element("span", { class: "region" }, coverage.region?.name ?? "")),
    element("p", { class: "plan" }, coverage.plan.title),
    element("div", { class: "tools", role: "toolbar" }, ...tools),
  );
}

function toggle(id: string, label: string, on: boolean, changed: (on: boolean) => void): HTMLElement {
  const box = element("input", { id, type: "checkbox" });
  box.checked = on;
  box.addEventListener("change", () => changed(box.checked));
  return element("label", { class: "toggle" }, box, label);
}

function grid(coverage: Coverage, { rows, agencies }: Shown): HTMLElement {
  if (rows.length === 0) {
    const reset = element("button", { id: "reset" }, w("reset"));
    reset.addEventListener("click", () => {
      if (data?.onlyMine) host.postMessage({ type: "onlyMine", only: false });
      change(NO_FILTER);
    });
    return element("div", { class: "empty" }, element("p", {}, w("none")), reset);
  }
  const head = element(
    "tr",
    {},
    element("th", { scope: "col", class: "corner", role: "status" }, w("shown", rows.length, coverage.rows.length)),
    ...agencies.map(({ code, name, renstra }) => {
      const mine = data?.mine.includes(code) ? " mine" : "";
      const gone = renstra.length === 0 ? " absent" : "";
      const title = renstra.length === 0 ? `${name || code}: ${verdictWord("noRenstra")}` : name || code;
      return element("th", { scope: "col", class: `agency${mine}${gone}`, title }, element("span", {}, code));
    }),
  );
  const body: HTMLElement[] = [];
  rows.forEach((row, r) => {
    if (rows[r - 1]?.kind !== row.kind) {
      const wide = String(agencies.length + 1);
      const kind = row.kind === "program" ? w("program") : w("sasaran");
      body.push(element("tr", { class: "kind" }, element("th", { colspan: wide, scope: "rowgroup" }, kind)));
    }
    body.push(line(row, r, agencies));
  });
  const table = element(
    "table",
    { role: "grid", "aria-label": w("title") },
    element("thead", {}, head),
    element("tbody", {}, ...body),
  );
  table.addEventListener("keydown", move);
  const first = table.querySelector<HTMLElement>("[data-c]");
  if (first !== null) first.tabIndex = 0;
  table.addEventListener("focusin", ({ target }) => told(target, coverage));
  table.addEventListener("mouseover", ({ target }) => told((target as Element).closest("[data-c]"), coverage));
  return element("div", { class: "grid" }, table);
}

function line(row: CoverageRow, r: number, agencies: Shown["agencies"]): HTMLElement {
  const cells = new Map(row.cells.map((cell) => [cell.agency, cell]));
  const name = element(
    "th",
    { scope: "row", class: "name", ...spot(r, 0) },
    mark(row.verdict),
    element("span", { class: "code" }, pathOf(row)),
    element("span", { class: "title" }, row.title ?? ""),
  );
  name.addEventListener("click", () => go(row.location));
  name.setAttribute("aria-label", `${pathOf(row)} ${row.title ?? ""}: ${verdictWord(row.verdict)}`);
  return element(
    "tr",
    {},
    name,
    ...agencies.map(({ code }, c) => {
      const cell = cells.get(code);
      const made = element("td", { role: "gridcell", ...spot(r, c + 1) });
      if (cell === undefined) {
        made.setAttribute("aria-label", `${code}: ${w("empty")}`);
        return made;
      }
      made.className = `cell ${cell.verdict}`;
      made.append(mark(cell.verdict));
      made.setAttribute("aria-label", about(row, cell));
      made.addEventListener("click", () => go(cell.nodes[0]?.location ?? row.location));
      return made;
    }),
  );
}

/** M1/T1/S1: codes of sasaran repeat from tujuan to tujuan. */
function pathOf({ id, kind, code }: CoverageRow): string {
  const path = id.slice(id.indexOf(":") + 1).replace(/#\d+$/, "");
  return kind === "program" ? (code ?? path) : path;
}

function spot(r: number, c: number): Readonly<Record<string, string>> {
  return { id: `at-${r}-${c}`, "data-r": String(r), "data-c": String(c), tabindex: "-1" };
}

function about(row: CoverageRow, { agency, verdict, indicators, funded, nodes, findings }: CoverageCell): string {
  const count = findings.errors + findings.warnings + findings.infos;
  const parts = [
    `${pathOf(row)} × ${agency}: ${verdictWord(verdict)}`,
    indicators.given > 0 ? w("indicators", indicators.takenUp, indicators.given) : "",
    nodes.length > 0 && !funded ? w("unfunded") : "",
    count > 0 ? w("findings", count) : "",
  ];
  return parts.filter(Boolean).join("; ");
}

function footer(coverage: Coverage): HTMLElement {
  const counts = tally(coverage);
  const chips = (Object.keys(VERDICTS) as CellVerdict[])
    .filter((verdict) => counts.has(verdict))
    .map((verdict) => {
      const on = filter.verdict === verdict;
      const chip = element(
        "button",
        { id: `chip-${verdict}`, class: "chip", "aria-pressed": String(on) },
        mark(verdict),
        verdictWord(verdict),
        element("b", {}, String(counts.get(verdict))),
      );
      chip.addEventListener("click", () => change({ verdict: on ? "" : verdict }));
      return chip;
    });
  return element(
    "footer",
    {},
    element("p", { id: "told", "aria-live": "polite" }, w("keys")),
    element("div", { class: "chips" }, ...chips),
  );
}

/** Below the grid stands what the cell says in words. */
function told(target: EventTarget | null, coverage: Coverage): void {
  if (!(target instanceof HTMLElement)) return;
  const words = target.getAttribute("aria-label");
  const text = document.getElementById("told");
  if (words === null || text === null) return;
  const row = shown(coverage, filter, new Set(data?.mine), data?.onlyMine === true).rows[Number(target.dataset.r)];
  text.textContent = target.dataset.c === "0" ? words : `${words} — ${row?.title ?? ""}`;
}

function go(place: Place): void {
  host.postMessage({ type: "goTo", uri: place.uri, range: place.selectionRange });
}

function at(r: number, c: number): HTMLElement | null {
  return document.getElementById(`at-${r}-${c}`);
}

/** The keys of a grid: only one cell is in the tab order. */
function move(event: KeyboardEvent): void {
  const from = event.target as HTMLElement;
  const r = Number(from.dataset.r);
  const c = Number(from.dataset.c);
  if (Number.isNaN(r) || Number.isNaN(c)) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    from.click();
    return;
  }
  const cells = [...document.querySelectorAll<HTMLElement>("[data-c]")];
  const lastRow = Math.max(...cells.map((cell) => Number(cell.dataset.r)));
  const lastColumn = Math.max(...cells.map((cell) => Number(cell.dataset.c)));
  const to: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [r - 1, c],
    ArrowDown: [r + 1, c],
    ArrowLeft: [r, c - 1],
    ArrowRight: [r, c + 1],
    Home: [event.ctrlKey ? 0 : r, 0],
    End: [event.ctrlKey ? lastRow : r, lastColumn],
    PageUp: [Math.max(0, r - 10), c],
    PageDown: [Math.min(lastRow, r + 10), c],
  };
  const wanted = to[event.key];
  const next = wanted === undefined ? null : at(...wanted);
  if (next === null) return;
  event.preventDefault();
  from.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !(event.target instanceof HTMLInputElement)) {
    event.preventDefault();
    document.getElementById("search")?.focus();
  }
});
