#!/usr/bin/env bash
# Measures Selaras beside its peers and its bars (docs/performance.md), and asserts what each run found.
# usage: bash tests/bench.sh [--quick] [parse] [check] [edit] [server] [nasional]
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet -p selaras -p selaras-bench
exec target/release/selaras-bench "$@"
