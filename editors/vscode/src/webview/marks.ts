/** A mark for each verdict, drawn: told apart by its form, not only by its colour. */

import type { CellVerdict } from "../requests";

const PATHS: Readonly<Record<CellVerdict, string>> = {
  covered: "M3.2 8.4l3.2 3.2 6.4-7",
  partial: "M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8z",
  missing: "M4 4l8 8M12 4l-8 8",
  waived: "M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8zM4.2 11.8l7.6-7.6",
  byOthers: "M3 8h9M8.6 4.4L12.2 8l-3.6 3.6",
  contributes: "M8 3.2v9.6M3.2 8h9.6",
  outside: "M8 2.8l5.8 10.4H2.2zM8 6.6v3M8 11.2v.4",
  noRenstra: "M4.6 8h6.8",
  nobody: "M8 3.6a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4zM3.6 13a4.4 4.4 0 0 1 8.8 0M2.6 2.6l10.8 10.8",
  unknown: "M5.6 6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.6M8 12.2v.4",
};

export function mark(verdict: CellVerdict): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `mark ${verdict}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[verdict]);
  svg.append(path);
  if (verdict === "partial") {
    const half = document.createElementNS(space, "path");
    half.setAttribute("d", "M8 2.6a5.4 5.4 0 0 0 0 10.8z");
    half.setAttribute("class", "half");
    svg.append(half);
  }
  return svg;
}
