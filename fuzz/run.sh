#!/usr/bin/env bash
# Fuzzes each target for SECONDS (default 60), from the shipped plans and the saved corpus.
# What is worth keeping is copied to fuzz/corpus by hand, small; plain tests try it, too (checks.rs).
# usage: bash fuzz/run.sh [SECONDS] [TARGET…]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(cell parse check)
for target in "${targets[@]}"; do
  corpus=target/fuzz-corpus/$target
  mkdir -p "$corpus" "fuzz/corpus/$target"
  if [ "$target" != cell ]; then
    for file in crates/selaras-analysis/rules/dasar/* examples/*/*.selaras examples/*/*/*.r*; do
      [ -f "$file" ] && cp "$file" "$corpus/$(basename "$file")"
    done
  fi
  # No sanitizer: there is no unsafe code that it could watch, and without it five times as many inputs are tried.
  log=target/fuzz-$target.log
  if ! cargo +nightly fuzz run --fuzz-dir fuzz --sanitizer none "$target" "$corpus" "fuzz/corpus/$target" -- \
    -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "fuzz $target: failed; what broke it is in fuzz/artifacts/$target"
    exit 1
  fi
  grep -E "stat::number_of_executed_units|stat::average_exec_per_sec" "$log" | sed "s/^/fuzz $target: /"
done
