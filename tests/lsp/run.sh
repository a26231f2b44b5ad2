#!/usr/bin/env bash
# Judges every message that the language server said in recorded sessions.   tests/lsp/run.sh FOLDER-OF-TAPES
#
# The tests of the server write the tapes where SELARAS_LSP_TAPES names a folder. Installs PyPI lsprotocol (MIT) into
# target/lsp-venv, once.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=$root/target/lsp-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import lsprotocol' 2>/dev/null || "$venv/bin/pip" install --quiet --disable-pip-version-check lsprotocol==2025.0.0
model=()
[ -f "$root/../shared/lsp/metaModel-3.18.0.json" ] && model=(--model "$root/../shared/lsp/metaModel-3.18.0.json")
"$venv/bin/python" "$here/selftest.py" "${model[@]}"
"$venv/bin/python" "$here/judge.py" "${model[@]}" "$1"/*.jsonl
