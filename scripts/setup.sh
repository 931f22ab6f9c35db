#!/bin/sh
# Checks that this machine can build and run Ringmaster, says what is missing, and builds. Changes nothing outside the checkout but the
# caches of Maven. scripts/setup.sh --check only checks.
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
wrong=0

good() { printf '  ok       %s\n' "$*"; }
bad() { printf '  MISSING  %s\n' "$*"; wrong=$((wrong + 1)); }
note() { printf '  note     %s\n' "$*"; }

echo "This machine:"
case $(uname -s) in
  Linux) good "Linux $(uname -r)" ;;
  Darwin) note "macOS: agents' memory and processes are not limited there, and it is tried less often than Linux" ;;
  *) bad "Linux or macOS; on Windows use WSL 2" ;;
esac

if jdk=$(sh "$here/scripts/find-jdk.sh" 2>/dev/null); then
  good "JDK 25 or newer in $jdk"
else
  bad "a JDK 25 or newer, under JAVA_HOME, on the PATH or where systems put theirs (Debian: openjdk-25-jdk-headless or Temurin 25)"
fi

if command -v git >/dev/null 2>&1; then
  version=$(git --version | sed 's/[^0-9]*\([0-9]*\)\.\([0-9]*\).*/\1 \2/')
  if [ "${version% *}" -gt 2 ] || { [ "${version% *}" = 2 ] && [ "${version#* }" -ge 38 ]; }; then
    good "$(git --version)"
  else
    bad "git 2.38 or newer, not $(git --version)"
  fi
else
  bad "git 2.38 or newer"
fi

if command -v mvn >/dev/null 2>&1; then
  good "Maven on the PATH; ./mvnw fetches the version it needs with it, once"
else
  bad "any Maven on the PATH (Debian: maven); ./mvnw fetches the version it needs with it"
fi

for tool in setsid find sed ps; do
  command -v "$tool" >/dev/null 2>&1 || bad "$tool (Debian: util-linux, findutils, sed, procps)"
done

free=$(df -Pk "$here" | awk 'NR == 2 { print int($4 / 1024) }')
if [ "$free" -ge 3000 ]; then good "$free MB of disk"; else bad "3000 MB of free disk for the build and the programs; there are $free"; fi

if [ -r /proc/meminfo ]; then
  memory=$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)
  if [ "$memory" -ge 2000 ]; then
    good "$memory MB of memory"
  else
    bad "2000 MB of free memory: an idle ring takes 0.7 GB, and each agent 0.2 to 0.7; there are $memory MB"
  fi
fi

if command -v bwrap >/dev/null 2>&1; then
  good "bubblewrap, for sandbox = \"bubblewrap\""
else
  note "without bubblewrap no worker can have sandbox = \"bubblewrap\""
fi
found=
for agent in claude codex gemini qwen opencode copilot; do
  command -v "$agent" >/dev/null 2>&1 && found="$found $agent"
done
if [ -n "$found" ]; then good "agents on the PATH:$found"; else note "no agent's program on the PATH yet; ./ringmaster demo needs none"; fi

if [ $wrong -gt 0 ]; then
  echo "$wrong missing. Install what is missing and run this again."
  exit 1
fi
[ "${1:-}" != --check ] || exit 0
echo "Building (minutes the first time):"
"$here/ringmaster" build || exit 1
echo "Done. Next: ./ringmaster demo, or ./ringmaster up -d and ./ringmaster project add <path>"
