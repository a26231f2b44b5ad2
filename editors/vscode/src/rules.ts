/** A rule's page, readable beside the plan and without a network: the program's own explanation, as Markdown. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  commands,
  type Diagnostic,
  EventEmitter,
  languages,
  type Range,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
} from "vscode";
import type { Finding } from "./requests";
import type { Server } from "./server";
import { lang, t } from "./words";

export const SCHEME = "selaras-aturan";
const run = promisify(execFile);

interface Words {
  readonly id: string;
  readonly en: string;
}

interface Example {
  readonly title: Words;
  readonly excerpts: readonly { readonly file: string; readonly line: number; readonly text: string }[];
}

interface Rule {
  readonly code: string;
  readonly slug: string;
  readonly title: Words;
  readonly severity: "error" | "warning" | "info";
  readonly family: { readonly name: Words };
  readonly compares: Words;
  readonly why: Words;
  readonly repair_by: Words;
  readonly basis: { readonly kind: string; readonly number?: string; readonly verified?: boolean };
  readonly waivable: boolean;
}

interface Explained extends Rule {
  readonly wrong: readonly Example[];
  readonly right: readonly Example[];
}

export class Rules implements TextDocumentContentProvider, CodeActionProvider {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {}

  /** The page of the rule that is named, of the finding under the cursor, or of one that is chosen. */
  async explain(asked?: unknown): Promise<void> {
    const slug = slugOf(asked) ?? underCursor() ?? (await this.choose());
    if (slug === undefined) return;
    const page = Uri.from({ scheme: SCHEME, path: `/${slug}.md` });
    this.changed.fire(page);
    await commands.executeCommand("markdown.showPreviewToSide", page);
  }

  async provideTextDocumentContent(page: Uri): Promise<string> {
    const slug = page.path.replace(/^\/|\.md$/g, "");
    const rule = await this.ask<Explained>("explain", slug);
    return rule === undefined ? t("There is no rule named {0}.", slug) : markdown(rule);
  }

  /** At each finding: explain its rule. */
  provideCodeActions(_document: TextDocument, _range: Range, { diagnostics }: CodeActionContext): CodeAction[] {
    const slugs = new Set(diagnostics.filter(ours).map(ruleOf));
    return [...slugs].filter(known).map((slug) => {
      const action = new CodeAction(t("Explain the rule {0}", slug), CodeActionKind.Empty);
      action.command = { command: "selaras.explainRule", title: action.title, arguments: [slug] };
      return action;
    });
  }

  private async choose(): Promise<string | undefined> {
    const list = await this.ask<{ readonly rules: readonly Rule[] }>("rules");
    if (list === undefined) return undefined;
    const items = list.rules.map(({ code, slug, title, family }) => ({
      label: slug,
      description: `${code} · ${family.name[lang()]}`,
      detail: title[lang()],
    }));
    const title = t("Explain a rule");
    return (await window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true }))?.label;
  }

  private async ask<Answer>(...args: readonly string[]): Promise<Answer | undefined> {
    const program = this.server.program;
    if (program === undefined) return undefined;
    try {
      const { stdout } = await run(program, [...args, "--format", "json"], { maxBuffer: 1 << 26, windowsHide: true });
      return JSON.parse(stdout) as Answer;
    } catch (error) {
      this.server.log.warn(`${args.join(" ")}: ${error}`);
      return undefined;
    }
  }
}

function known(slug: string | undefined): slug is string {
  return slug !== undefined;
}

function ours({ source }: Diagnostic): boolean {
  return source === "selaras";
}

export function ruleOf({ code }: Diagnostic): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return value === undefined ? undefined : String(value);
}

/** From a row of the findings, or a name. */
function slugOf(asked: unknown): string | undefined {
  if (typeof asked === "string") return asked;
  const row = asked as { readonly finding?: Finding } | undefined;
  return row?.finding?.rule;
}

function underCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { active } = editor.selection;
  const near = languages
    .getDiagnostics(editor.document.uri)
    .filter((d) => ours(d) && d.range.start.line <= active.line && active.line <= d.range.end.line);
  const exact = near.find(({ range }) => range.contains(active)) ?? near[0];
  return exact === undefined ? undefined : ruleOf(exact);
}

function markdown(rule: Explained): string {
  const language = lang();
  const weight = { error: t("must be fixed"), warning: t("should be fixed"), info: t("suggestion") }[rule.severity];
  const examples = (title: string, list: readonly Example[]) =>
    list.flatMap((example) => [
      `## ${title}: ${example.title[language].replace(/\.$/, "")}`,
      ...example.excerpts.flatMap(({ file, line, text }) => [
        `\`${file}\`, ${t("line {0}", line)}:`,
        ["```renstra", text, "```"].join("\n"),
      ]),
    ]);
  const basis = rule.basis.number
    ? `${rule.basis.number}${rule.basis.verified ? "" : ` (${t("cited by its number, its text not yet read")})`}`
    : t("practice of reviewing plans");
  const parts = [
    `# ${rule.title[language]}`,
    `\`${rule.slug}\` · ${rule.code} · ${weight} · ${rule.family.name[language]}`,
    `## ${t("What is compared")}`,
    rule.compares[language],
    `## ${t("Why it matters")}`,
    rule.why[language],
    `## ${t("Who mends it")}`,
    rule.repair_by[language],
    `## ${t("Basis")}`,
    basis,
    ...examples(t("Wrong"), rule.wrong),
    ...examples(t("Right"), rule.right),
  ];
  if (rule.waivable) {
    parts.push(
      `## ${t("Left as it is, with a reason")}`,
      `\`\`\`renstra\nkecualikan ${rule.slug} pada … karena "…"\n\`\`\``,
    );
  }
  return `${parts.join("\n\n")}\n`;
}
