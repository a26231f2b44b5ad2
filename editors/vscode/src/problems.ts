/** Problems sorts by weight: findings in Renstra of others become information there, so that mine stand first. */

import { type Diagnostic, DiagnosticSeverity, languages, Uri, workspace } from "vscode";
import type { Middleware, vsdiag } from "vscode-languageclient/node";
import type { Agencies } from "./agencies";
import type { Region } from "./region";
import type { Counts } from "./requests";

type Others = "last" | "show" | "hide";

/** What was really found in a file, where Problems tells it more softly. */
const softened = new Map<string, Counts>();

/** A file's findings by their own weight. */
export function countFindings(uri: Uri): Counts {
  return (
    softened.get(uri.toString()) ?? count(languages.getDiagnostics(uri).filter(({ source }) => source === "selaras"))
  );
}

function count(diagnostics: readonly Diagnostic[]): Counts {
  const of = (wanted: DiagnosticSeverity) => diagnostics.filter(({ severity }) => severity === wanted).length;
  return {
    errors: of(DiagnosticSeverity.Error),
    warnings: of(DiagnosticSeverity.Warning),
    infos: of(DiagnosticSeverity.Information) + of(DiagnosticSeverity.Hint),
    waived: 0,
  };
}

export function problemsMiddleware(region: Region, agencies: Agencies): Middleware {
  const sorter = async (): Promise<(uri: Uri, items: Diagnostic[]) => Diagnostic[]> => {
    const others = workspace.getConfiguration("selaras").get<Others>("problems.others", "last");
    if (agencies.mine.size === 0 || others === "show") {
      softened.clear();
      return (_, items) => items;
    }
    const owners = await ownersOf(region);
    return (uri, items) => {
      const owner = owners.get(uri.toString());
      if (owner === undefined || agencies.has([...owner])) {
        softened.delete(uri.toString());
        return items;
      }
      softened.set(uri.toString(), count(items));
      return others === "hide" ? [] : items.map(asInformation);
    };
  };
  return {
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      if (report?.kind !== "full") return report;
      const uri = document instanceof Uri ? document : document.uri;
      return { ...report, items: (await sorter())(uri, report.items) };
    },
    provideWorkspaceDiagnostics: async (previous, token, reporter, next) => {
      const sort = await sorter();
      const sorted = (item: vsdiag.WorkspaceDocumentDiagnosticReport) =>
        item.kind === "full" ? { ...item, items: sort(item.uri, item.items) } : item;
      const report = await next(previous, token, (chunk) => {
        reporter(chunk === null ? null : { ...chunk, items: chunk.items.map(sorted) });
      });
      return report ? { ...report, items: report.items.map(sorted) } : report;
    },
  };
}

/** The agencies that each Renstra with findings belongs to; other files are everyone's. */
async function ownersOf(region: Region): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const owners = new Map<string, Set<string>>();
  for (const { agency, location } of (await region.findings())?.findings ?? []) {
    const uri = Uri.parse(location.uri, true);
    if (agency === null || !uri.path.endsWith(".renstra")) continue;
    owners.set(uri.toString(), (owners.get(uri.toString()) ?? new Set()).add(agency));
  }
  return owners;
}

function asInformation(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.severity <= DiagnosticSeverity.Warning) diagnostic.severity = DiagnosticSeverity.Information;
  return diagnostic;
}
