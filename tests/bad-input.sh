#!/usr/bin/env bash
# Hands bad files and folders to a built program and prints what each took: the longest time and the highest memory of
# `check` in two formats and `fmt --check`, the exit code, and the finding that must be there. Fails where something is
# not said, does not end, or takes more than 10 s or 1,280 MB.
# usage: bash tests/bad-input.sh [SELARAS]
set -euo pipefail
cd "$(dirname "$0")/.."
selaras=$(realpath "${1:-target/release/selaras}")
SELARAS=$selaras cargo test --quiet -p selaras --test cli bad_input::table -- --ignored --nocapture
