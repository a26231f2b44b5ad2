#!/usr/bin/env bash
# Real VS Code for the tests: code-server with the Node it is built for, from npm.   tests/vscode/install.sh FOLDER CODE_SERVER NODE [RIPGREP]
#
# Leaves FOLDER/code-server, to be run. Its native modules are compiled here, once (about two minutes, 1 GB); what never runs is removed.
# RIPGREP is the version of @vscode/ripgrep in an older one, which downloads its program instead of having it from npm: the
# program of a newer package is laid where that one keeps what it has downloaded.
set -euo pipefail
folder=$1 code_server=$2 node=$3 ripgrep=${4:-}
[ -e "$folder/ready-$code_server" ] && exit
rm -rf "$folder"
mkdir -p "$folder/node" "$folder/vscode"
folder=$(cd "$folder" && pwd)

# The npm package of Node carries the binary and the headers that native modules are compiled against.
npm install --prefix "$folder/node" --no-audit --no-fund --loglevel=error "node@$node"
home=$(dirname "$(dirname "$(find "$folder/node/node_modules" -path '*/bin/node' -type f -size +1M | head -n 1)")")
ln -s "${home#"$folder"/}" "$folder/node-home"

if [ -n "$ripgrep" ]; then
  npm install --prefix "$folder/ripgrep" --no-audit --no-fund --loglevel=error @vscode/ripgrep-linux-x64@1.18.0
  export TMPDIR=$folder/tmp
  mkdir -p "$TMPDIR/vscode-ripgrep-cache-$ripgrep"
  tar -czf "$TMPDIR/vscode-ripgrep-cache-$ripgrep/ripgrep-v13.0.0-10-x86_64-unknown-linux-musl.tar.gz" \
    -C "$(dirname "$(find "$folder/ripgrep" -name rg -type f | head -n 1)")" rg
fi

PATH="$folder/node-home/bin:$PATH" npm_config_nodedir="$home" npm_config_yes=true \
  npm install --prefix "$folder/vscode" --no-audit --no-fund --loglevel=error --unsafe-perm "code-server@$code_server"

lib=$folder/vscode/node_modules/code-server/lib/vscode/node_modules
find "$lib" -path '*/build/Release/obj*' -prune -exec rm -rf {} + 2>/dev/null || true
rm -rf "$folder/tmp" "$folder/ripgrep" "$lib"/@github/copilot* "$lib"/@vscode/sqlite3/deps

cat >"$folder/code-server" <<'RUN'
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
PATH="$here/node-home/bin:$PATH" exec "$here/vscode/node_modules/.bin/code-server" "$@"
RUN
chmod +x "$folder/code-server"
touch "$folder/ready-$code_server"
