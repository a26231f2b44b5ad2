#!/usr/bin/env bash
# A real Kate as the client, in a window on a screen that nobody sees. It is told of the plan's findings, and when it is closed
# it ends the server, with `shutdown` as a notification.   OUT=folder for its record and its picture
#
# SELARAS is the binary, PLANS a copy of the example, EDITORS the folder of what ships for editors.
set -euo pipefail
out=${OUT:-$(dirname "$PLANS")/kate}
home=$(mktemp -d)
pids=()
end() {
  kill "${pids[@]}" 2>/dev/null || true
  rm -rf "$home"
}
trap end EXIT
mkdir -p "$out" "$home/run" "$home/bin" "$home/config/kate/lspclient" "$home/data/org.kde.syntax-highlighting/syntax"
chmod 700 "$home/run"
export HOME=$home XDG_RUNTIME_DIR=$home/run XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache
export QT_QPA_PLATFORM=xcb QT_LOGGING_RULES='*=false'

# As its README says.
cp "$EDITORS/kate/selaras.xml" "$XDG_DATA_HOME/org.kde.syntax-highlighting/syntax/"
cp "$EDITORS/kate/settings.json" "$XDG_CONFIG_HOME/kate/lspclient/"
# The `selaras` on the PATH records what is said.
cat >"$home/bin/selaras" <<SH
#!/bin/sh
echo \$\$ >"$out/server"
exec "$SELARAS" "\$@" --record "$out/record.jsonl"
SH
chmod +x "$home/bin/selaras"
export PATH=$home/bin:$PATH
# Else Kate asks in a dialogue whether it may start the program.
printf '[Kate Plugins]\nlspclientplugin=true\n\n[lspclient]\nAllowedServerCommandLines=%s server\nDiagnostics=true\n' \
  "$home/bin/selaras" >"$XDG_CONFIG_HOME/katerc"
printf '\n[General]\nShow welcome view for new window=false\n' >>"$XDG_CONFIG_HOME/katerc"

rm -f "$out/record.jsonl" "$out/server"
Xvfb -displayfd 3 -screen 0 1200x800x24 -nolisten tcp 3>"$home/display" >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do [ -s "$home/display" ] && break || sleep 0.1; done
DISPLAY=:$(cat "$home/display")
export DISPLAY
kate -b --startanon "$PLANS/renstra/diskominfo.renstra" >"$out/kate.log" 2>&1 &
pids+=($!)

picture() { xwd -root -silent | convert xwd:- "$out/kate.png"; }
seen() { grep -q "$1" "$out/record.jsonl" 2>/dev/null; }
wait_for() {
  for _ in $(seq $((10 * ${PATIENCE:-20}))); do seen "$2" && return || sleep 0.1; done
  picture
  echo "not right: never: $1"
  exit 1
}
wait_for "the plan is opened as Renstra" 'textDocument/didOpen'
wait_for "its findings are told" 'publishDiagnostics.*awal-berbeda'
sleep 1
picture
# Without a window manager the keys go to where the pointer is.
xdotool mousemove 400 300 click 1 key ctrl+q
wait_for "Kate ends the server" '"shutdown"'
server=$(cat "$out/server")
for _ in $(seq 50); do kill -0 "$server" 2>/dev/null && sleep 0.1 || break; done
if kill -0 "$server" 2>/dev/null; then
  echo "not right: the server is still there"
  exit 1
fi
echo "Kate $(dpkg-query -W -f '${Version}' kate 2>/dev/null): the plan, its findings, an orderly end"
