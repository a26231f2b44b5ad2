#!/usr/bin/env bash
# Measures Selaras beside its peers and its bars (docs/performance.md), and asserts what each run found.
# usage: bash tests/bench.sh [--quick] [parse] [check] [edit] [server] [nasional]
#
# `server` installs other people's language servers, once: yaml-language-server (MIT) where npm is, taplo (MIT), which takes
# some minutes to build.
set -euo pipefail
cd "$(dirname "$0")/.."
peers=$PWD/target/tools/peers

wants_server() {
  local any=0 word
  for word in "$@"; do
    case $word in server) return 0 ;; -*) ;; *) any=1 ;; esac
  done
  [ "$any" = 0 ]
}

if wants_server "$@"; then
  yaml=$peers/node_modules/yaml-language-server
  if [ ! -e "$yaml" ] && command -v npm >/dev/null 2>&1; then
    npm install --silent --no-audit --no-fund --prefix "$peers" yaml-language-server@1.25.0
  fi
  if [ ! -x "$peers/bin/taplo" ]; then
    # Published builds come without their language server.
    cargo install taplo-cli --version 0.9.3 --locked --quiet --features lsp --root "$peers" ||
      echo "taplo could not be built; it is left out" >&2
  fi
fi

cargo build --release --quiet -p selaras -p selaras-bench
exec target/release/selaras-bench "$@"
