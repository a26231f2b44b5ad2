#!/usr/bin/env bash
# The VS Code extension in real VS Code: packed with a binary, installed from the packed file, driven.   tests/vscode/run.sh SELARAS
#
# Installs once, into target/tools: VS Code itself (code-server) with the Node it is built for, and what the extension's build
# needs; from Debian, where apt-get may be used, Chromium and what native modules are compiled with. What a machine cannot carry
# is skipped, and named. Reports and pictures are left in target/vscode.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
selaras=$(realpath "$1")
tools=$root/target/tools
failed=0

skip() {
  echo "skipped: $1"
  exit "$failed"
}

command -v npm >/dev/null 2>&1 || skip "VS Code: npm is not here"
debian=()
command -v chromium >/dev/null 2>&1 || debian+=(chromium)
if ! [ -e "$tools/vscode-current/code-server" ]; then
  command -v dpkg >/dev/null 2>&1 && for package in build-essential python3 libkrb5-dev; do
    dpkg -s "$package" >/dev/null 2>&1 || debian+=("$package")
  done
fi
if [ ${#debian[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${debian[@]}" >/dev/null
  else
    skip "VS Code: ${debian[*]} is not here and cannot be installed"
  fi
fi
"$here/install.sh" "$tools/vscode-current" 4.139.1 24.21.0 || skip "VS Code: code-server 4.139.1 cannot be built here"
current=$tools/vscode-current/code-server

# From here on with that Node: the packer needs a newer one than some systems have.
export PATH=$tools/vscode-current/node-home/bin:$PATH
for folder in "$root/editors/vscode" "$here"; do
  installed=$folder/node_modules/.package-lock.json
  if [ ! -e "$installed" ] || [ "$folder/package-lock.json" -nt "$installed" ]; then
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error
  fi
done

echo "-- the extension: style, types, packing"
npm --prefix "$root/editors/vscode" --silent run check
vsix=$(node "$root/editors/vscode/build.mjs" --bin "$selaras" --out "$root/target/vscode")

echo "-- VS Code's own API"
node "$here/host.mjs" "$current" "$vsix" current || failed=1

echo "-- VS Code as it is seen"
node "$here/seen.mjs" "$current" "$vsix" current || failed=1

echo "-- the oldest VS Code that is tried"
if "$here/install.sh" "$tools/vscode-oldest" 4.100.3 20.20.2 1.15.11; then
  node "$here/host.mjs" "$tools/vscode-oldest/code-server" "$vsix" oldest || failed=1
else
  echo "skipped: an older VS Code: code-server 4.100.3 cannot be built here"
fi

echo "-- the same tests with a broken server, which must fail"
export SELARAS_TEST_BINARY=$selaras SELARAS_TEST_SERVER=$here/mute.mjs SELARAS_TEST_PATIENCE=1000
node "$here/host.mjs" "$current" "$vsix" broken &
host=$!
SELARAS_TEST_PATIENCE=2500 node "$here/seen.mjs" "$current" "$vsix" broken | grep -v '^ok' || failed=1
wait "$host" || failed=1

exit "$failed"
