#!/usr/bin/env bash
# Sets everything up and runs every test. What a machine cannot carry is skipped, and named at the end.
#
# Needs a Rust toolchain. Node and npm judge the reports; a nightly toolchain fuzzes with coverage.
# FUZZ_SECONDS=60 is the time of each fuzz target.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
tools=$root/target/tools
skipped=()

step() { printf '\n== %s (%s)\n' "$1" "$(date +%T)"; }

# A cargo tool in a folder of the project's own, built once.
tool() {
  local name=$1 version=$2
  [ -x "$tools/bin/$name" ] && [ -e "$tools/$name-$version" ] && return
  cargo install "$name" --version "$version" --locked --quiet --root "$tools"
  touch "$tools/$name-$version"
}

step "format of the code"
cargo fmt --all --check

step "clippy, warnings as errors"
cargo clippy --workspace --all-targets --quiet -- -D warnings

step "documentation of the code"
RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --document-private-items --quiet

step "unused dependencies"
tool cargo-machete 0.9.2
"$tools/bin/cargo-machete" crates

step "tests: units, rules both ways, damage, grammar, documentation, licences, black-box cases, seeded mistakes"
cargo test --workspace

step "the binary"
cargo build --release --quiet -p selaras
selaras=$root/target/release/selaras

step "style of the shipped plans"
"$selaras" fmt --check examples crates/selaras-analysis/rules/dasar

step "reports, judged by other people's validators"
if command -v npm >/dev/null 2>&1; then
  bash tests/validators/run.sh "$selaras" examples/kab-sumedang
else
  skipped+=("validators of reports: npm is not here")
fi

step "cases beside the project"
if [ -f ../shared/accept/run.py ]; then
  python3 ../shared/accept/run.py "$selaras"
else
  skipped+=("cases beside the project: there are none")
fi

step "fuzzing for a bounded time"
if cargo +nightly --version >/dev/null 2>&1; then
  tool cargo-fuzz 0.13.2
  PATH=$tools/bin:$PATH bash fuzz/run.sh "${FUZZ_SECONDS:-60}"
else
  skipped+=("coverage-guided fuzzing: no nightly toolchain; the property tests and the saved corpus ran with the tests")
fi

printf '\nall legs passed; %s skipped\n' "${#skipped[@]}"
for what in ${skipped[@]+"${skipped[@]}"}; do printf '  skipped: %s\n' "$what"; done
