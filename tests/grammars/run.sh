#!/usr/bin/env bash
# The grammars of editors: made from the words of the language, true to their own tests, without an error on any whole plan,
# and of one mind with the lexer about every keyword, text, number and comment of the corpus. The corpus: the examples, the
# rules' plan, those of the language's page, generated plans (also such with one mistake), and sentences that are derived from the
# reference grammar.
#
# Needs cargo and python3; node and npm for TextMate, node and a C compiler for tree-sitter. What is not here is skipped, and
# named.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
built=${CARGO_TARGET_DIR:-$root/target}
sitter=grammar/tree-sitter

cargo build --quiet -p selaras-generator
cargo build --quiet -p selaras-syntax --example grammars
lexer=$built/debug/examples/grammars
generator=$built/debug/selaras-generator

plans() { find "$@" -type f \( -name '*.rpjmd' -o -name '*.renstra' -o -name '*.selaras' \) | sort; }

"$lexer" words | diff - grammar/words.json
"$generator" small --out "$work/small"
"$generator" kota --out "$work/kota"
"$generator" small --mistakes 45 --out "$work/damaged"
python3 "$here/blocks.py" docs/bahasa.md "$work/docs"
mkdir "$work/sentences"
SELARAS_SENTENCES=$work/sentences cargo test --quiet -p selaras-syntax --test grammar derived_sentences >/dev/null
plans examples crates/selaras-analysis/rules/dasar crates/selaras-syntax/tests "$work"/{small,kota,docs,sentences} >"$work/whole"
plans "$work/damaged" | cat "$work/whole" - >"$work/paths"
"$lexer" classes <"$work/paths" >"$work/lexer.json"
judged=()

# What ships for editors that are not run here is well-formed, at least.
python3 - editors/helix/languages.toml editors/zed/{extension.toml,Cargo.toml,languages/selaras/config.toml} <<'PY'
import sys, tomllib
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        tomllib.load(file)
PY

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

venv=$root/target/grammars-venv
if ! command -v cc >/dev/null 2>&1 || ! command -v node >/dev/null 2>&1; then
  echo "skipped: the tree-sitter grammar: a C compiler or node is not here"
elif ! [ -x "$venv/bin/python" ] && ! python3 -m venv "$venv"; then
  echo "skipped: the tree-sitter grammar: python3 makes no environments here"
elif ! "$venv/bin/python" -c 'import tree_sitter' 2>/dev/null &&
  ! "$venv/bin/pip" install --quiet --disable-pip-version-check tree-sitter==0.26.1; then
  echo "skipped: the tree-sitter grammar: its library cannot be installed from PyPI"
else
  # The parser is the one that the grammar makes.
  cargo build --quiet --locked --manifest-path "$here/generate/Cargo.toml" --target-dir "$built/grammars"
  mkdir "$work/parser"
  "$built/grammars/debug/generate" "$sitter" "$work/parser"
  for file in parser.c grammar.json node-types.json; do
    cmp "$work/parser/$file" "$sitter/src/$file" || {
      echo "write it anew: $built/grammars/debug/generate $sitter $sitter/src" >&2
      exit 1
    }
  done
  cc -shared -fPIC -O1 -Wall -Wextra -Werror -Wno-unused -I "$sitter/src" -o "$work/selaras.so" "$sitter"/src/{parser,scanner}.c
  ask() { "$venv/bin/python" "$here/treesitter.py" "$work/selaras.so" "$@"; }
  ask corpus "$sitter/test/corpus"
  ask whole <"$work/whole"
  # Those of Helix and Zed, which are not run anywhere here, too.
  grep -v /sentences/ "$work/whole" |
    ask queries "$sitter"/queries/*.scm editors/helix/queries/selaras/*.scm editors/zed/languages/selaras/*.scm
  plans examples/kab-sumedang/{daerah.selaras,renstra,rpjmd/matrik.rpjmd} \
    crates/selaras-analysis/rules/dasar/pendampingan.selaras | ask damaged
  ask classes <"$work/paths" >"$work/treesitter.json"
  judged+=("$work/treesitter.json")
fi

[ ${#judged[@]} = 0 ] || python3 "$here/compare.py" "$work/paths" "$work/lexer.json" "${judged[@]}"
