/** The command line as tasks: `selaras check`, and the style. */

import {
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  type TaskProvider,
  TaskScope,
  type WorkspaceFolder,
  workspace,
} from "vscode";
import type { Server } from "./server";
import { lang, t } from "./words";

const MATCHERS = ["$selaras-wajib", "$selaras-perlu", "$selaras-saran"];

interface SelarasTask extends TaskDefinition {
  readonly verb: "check" | "fmt";
  readonly args?: readonly string[];
}

export class Tasks implements TaskProvider {
  constructor(private readonly server: Server) {}

  provideTasks(): Task[] {
    const folders = workspace.workspaceFolders ?? [];
    return folders
      .flatMap((folder) => [
        this.task({ type: "selaras", verb: "check" }, folder, t("check the workspace")),
        this.task({ type: "selaras", verb: "fmt" }, folder, t("tidy all plans")),
      ])
      .filter((task) => task !== undefined);
  }

  resolveTask(task: Task): Task | undefined {
    const definition = task.definition as SelarasTask;
    const scope = task.scope ?? TaskScope.Workspace;
    return this.task(definition, typeof scope === "object" ? scope : workspace.workspaceFolders?.[0], task.name);
  }

  private task(definition: SelarasTask, folder: WorkspaceFolder | undefined, name: string): Task | undefined {
    const program = this.server.program;
    if (program === undefined || folder === undefined) return undefined;
    const args = definition.args ?? (definition.verb === "check" ? ["--format", "short"] : []);
    const run = new ProcessExecution(program, [definition.verb, ...args, "--lang", lang(), "."], {
      cwd: folder.uri.fsPath,
    });
    // The server's findings stand in Problems already; a second list of the same would only double them.
    const matchers = definition.verb === "check" && this.server.client === undefined ? MATCHERS : [];
    const task = new Task(definition, folder, name, "selaras", run, matchers);
    if (definition.verb === "check") task.group = TaskGroup.Test;
    return task;
  }
}
