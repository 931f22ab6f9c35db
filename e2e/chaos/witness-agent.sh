#!/bin/sh
# The agent of the chaos runs: it does next to nothing, but it is a witness that Ringmaster cannot influence.
#
#   witness-agent.sh LEAST_MS MOST_MS [SEED] <prompt
#
# The prompt holds a line "witness: NAME". Outside of Ringmaster, in $WITNESS_DIR (a folder that exists), it
#   - holds a lock on NAME.lock while it works, with its pid and start ticks in it. Finding it held is the proof that two attempts of
#     one task ran at once;
#   - appends lines to "journal", each by one write:  WORD NAME TIME PID TICKS CWD, where WORD is
#       start, end           one pair for each attempt that ran to its end
#       stopped              ended by SIGTERM in between
#       takeover             an earlier holder was killed with -9: its start has no end
#       OVERLAP, REPEATED    must never be: see above; the work of NAME was already in the folder, so it had landed before
# In the working directory it writes work/NAME.txt. It sleeps LEAST to MOST milliseconds; the same SEED and NAME sleep the same time.
#
# Exit codes: 0 done, 2 wrong use or no name in the prompt, 3 overlap, 143 stopped.
set -eu
LC_ALL=C
export LC_ALL

fail() {
  echo "witness: $1" >&2
  exit "$2"
}

case ${1:-x}${2:-x} in *[!0-9]*) fail 'usage: witness-agent.sh LEAST_MS MOST_MS [SEED] <prompt' 2 ;; esac
least=$1 most=$2
[ "$most" -ge "$least" ] || fail "$most ms is less than $least ms" 2
[ -d "${WITNESS_DIR:-}" ] || fail "WITNESS_DIR is no folder: '${WITNESS_DIR:-}'" 2

name=
while IFS= read -r line || [ -n "$line" ]; do
  case $line in
    'witness: '*) [ -n "$name" ] || name=${line#witness: } ;;
  esac
done
case $name in '' | *[!A-Za-z0-9._-]* | .*) fail "the prompt has no line 'witness: NAME'" 2 ;; esac

# Field 22 of a stat, counted behind the program's name, which may hold anything.
ticks_in() {
  shift 19
  echo "$1"
}
read -r stat </proc/$$/stat
ticks=$(ticks_in ${stat##*) })
# PID TICKS: whether that very process still runs; one that was killed and is not yet reaped does not.
runs() {
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  stat=${stat##*) }
  case $stat in Z* | X*) return 1 ;; esac
  [ "$(ticks_in $stat)" = "$2" ]
}
number=$(printf '%s' "${3:-$$.$ticks} $name" | cksum)
pause=$((least + ${number%% *} % (most - least + 1)))
lock=$WITNESS_DIR/$name.lock

# One write of less than a pipe's worth, to a file opened for appending: lines of several witnesses never mix.
journal() {
  printf '%s %s %s %s %s %s\n' "$1" "$name" "$(exec 9>&-; date +%s.%N)" $$ "$ticks" "$PWD" >>"$WITNESS_DIR/journal"
}

# The kernel's lock ends with its holder, however that ends. The file stays, so that nobody locks one that was just deleted.
command -v flock >/dev/null || fail 'flock (util-linux) is not installed' 2
exec 9>>"$lock"
left=250
until flock -n 9; do
  read -r holder <"$lock" || holder=
  # A killed shell may leave a program behind that it had just started, which holds the lock until it ends. That is no attempt.
  if [ -z "$holder" ] || runs $holder || [ "$left" = 0 ]; then
    journal OVERLAP
    fail "$name is being worked on by process ${holder:-unknown}" 3
  fi
  left=$((left - 1))
  sleep 0.02 9>&-
done
{ read -r killed <"$lock"; } && journal takeover
echo "$$ $ticks" >"$lock"
trap ': >"$lock"' EXIT
sleeping=
trap 'journal stopped; [ -z "$sleeping" ] || kill "$sleeping" 2>/dev/null; exit 143' TERM INT HUP

journal start
[ ! -e "work/$name.txt" ] || journal REPEATED
echo "witness: $name started"

# In the background: a shell hears a signal while it waits, not while it runs a program.
sleep "$((pause / 1000)).$(printf '%03d' $((pause % 1000)))" 9>&- &
sleeping=$!
wait "$sleeping"
sleeping=

mkdir -p work 9>&-
echo "$name was here" >"work/$name.txt"
journal end
echo "witness: $name ended after $pause ms"
