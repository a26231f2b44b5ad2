#!/usr/bin/env bash
# The grammars of editors: made from the words of the language, true to their scope tests, and of one mind with the lexer
# about every keyword, text, number and comment of the examples, the rules' plan and generated plans, damaged ones too.
#
# Needs cargo, node and npm; what is not here is skipped, and named.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"

cargo build --quiet -p selaras-generator
cargo build --quiet -p selaras-syntax --example grammars
built=${CARGO_TARGET_DIR:-target}/debug
lexer=$built/examples/grammars
generator=$built/selaras-generator

"$lexer" words | diff - grammar/words.json
"$generator" small --out "$work/small"
"$generator" kota --out "$work/kota"
"$generator" small --mistakes 120 --out "$work/damaged"
find examples crates/selaras-analysis/rules/dasar crates/selaras-syntax/tests "$work" -type f \
  \( -name '*.rpjmd' -o -name '*.renstra' -o -name '*.selaras' \) | sort >"$work/paths"
"$lexer" classes <"$work/paths" >"$work/lexer.json"
judged=()

if command -v npm >/dev/null 2>&1; then
  installed=$here/node_modules/.package-lock.json
  if [ ! -e "$installed" ] || [ "$here/package-lock.json" -nt "$installed" ]; then
    npm ci --prefix "$here" --loglevel=error
  fi
  node grammar/textmate/make.mjs --check
  (cd "$here" && node_modules/.bin/vscode-tmgrammar-test -g ../../grammar/textmate/selaras.tmLanguage.json scopes.selaras)
  node "$here/textmate.mjs" <"$work/paths" >"$work/textmate.json"
  judged+=("$work/textmate.json")
else
  echo "skipped: the TextMate grammar: npm is not here"
fi

[ ${#judged[@]} = 0 ] || python3 "$here/compare.py" "$work/paths" "$work/lexer.json" "${judged[@]}"
