#!/usr/bin/env bash
# Sets everything up and runs every test. What a machine cannot carry is skipped, and named at the end.
#
# Needs a Rust toolchain. Node and npm judge the reports and drive VS Code; python3 judges the language server’s messages and drives editors; a nightly toolchain fuzzes with coverage.
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
rm -rf "$root/target/tapes" && mkdir -p "$root/target/tapes"
SELARAS_LSP_TAPES=$root/target/tapes cargo test --workspace

step "grammars of editors, beside the lexer"
if command -v python3 >/dev/null 2>&1; then
  bash tests/grammars/run.sh | tee "$root/target/grammars.log"
  while IFS= read -r line; do skipped+=("grammars: ${line#skipped: }"); done < <(grep '^skipped: ' "$root/target/grammars.log" || true)
else
  skipped+=("grammars of editors: python3 is not here")
fi

step "the language server's messages, judged by the protocol's own types"
if command -v python3 >/dev/null 2>&1; then
  bash tests/lsp/run.sh "$root/target/tapes"
else
  skipped+=("messages of the language server: python3 is not here")
fi

# The binary that the tests built: it checks itself for overflows, and need not be built a second time.
selaras=$root/target/debug/selaras

step "the language server in real editors, headless"
if command -v python3 >/dev/null 2>&1; then
  bash tests/editors/run.sh "$selaras" | tee "$root/target/editors.log"
  while IFS= read -r line; do skipped+=("editors: ${line#skipped: }"); done < <(grep '^skipped: ' "$root/target/editors.log" || true)
else
  skipped+=("real editors: python3 is not here")
fi

step "the extension in real VS Code"
bash tests/vscode/run.sh "$selaras" | tee "$root/target/vscode.log"
while IFS= read -r line; do skipped+=("VS Code: ${line#skipped: }"); done < <(grep '^skipped: ' "$root/target/vscode.log" || true)

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
