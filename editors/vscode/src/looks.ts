/** How verdicts look and read, the same in every view. */

import { ThemeColor, ThemeIcon } from "vscode";
import type { Counts, Verdict } from "./requests";
import { t } from "./words";

const ICONS: Readonly<Record<Verdict, readonly [icon: string, color: string]>> = {
  error: ["error", "problemsErrorIcon.foreground"],
  warning: ["warning", "problemsWarningIcon.foreground"],
  info: ["info", "problemsInfoIcon.foreground"],
  waived: ["circle-slash", "disabledForeground"],
  aligned: ["pass", "charts.green"],
};

export function verdictIcon(verdict: Verdict): ThemeIcon {
  const [icon, color] = ICONS[verdict];
  return new ThemeIcon(icon, new ThemeColor(color));
}

/** "3 wajib diperbaiki, 1 saran", or nothing. */
export function countWords({ errors, warnings, infos, waived }: Counts): string {
  const parts = [
    errors > 0 ? t("{0} must be fixed", errors) : "",
    warnings > 0 ? t("{0} should be fixed", warnings) : "",
    infos > 0 ? suggestions(infos) : "",
    waived > 0 ? t("{0} waived", waived) : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

export function sum(a: Counts, b: Counts): Counts {
  return {
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    infos: a.infos + b.infos,
    waived: a.waived + b.waived,
  };
}

export function suggestions(count: number): string {
  return count === 1 ? t("1 suggestion") : t("{0} suggestions", count);
}

export function findings(count: number): string {
  return count === 1 ? t("1 finding") : t("{0} findings", count);
}

/** How many findings stand open. */
export function open(counts: Counts): number {
  return counts.errors + counts.warnings + counts.infos;
}

/** Text for Markdown that is read as it stands, and wraps where it must. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&").replace(/^(\s*\d+)\./, "$1\\.");
}
