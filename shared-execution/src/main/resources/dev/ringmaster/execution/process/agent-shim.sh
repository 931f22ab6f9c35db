#!/bin/sh
# Runs one command so that nothing about it is lost when whoever started it dies. Linux, any POSIX sh; forks as little as it can.
#
#   agent-shim.sh DIR stdin|file[+errors] CWD -- COMMAND [ARGUMENT...]
#
# DIR exists. The command runs in CWD, in a session and process group of its own, with DIR/prompt.md (stdin) or nothing (file) as its
# input and DIR/output.log, appended to, as its output; with +errors what it writes to standard error goes to DIR/errors.log. To survive its starter the shim itself is started by setsid(1).
#
#   DIR/process.json   the claim and the identity at once: written aside as claim.<pid>, then hard-linked, which only the first can do.
#                      It is there before the command is exec'd, so a command that runs is always known.
#   DIR/exit.json      the exit code, durable before it is seen. Its time of modification is when the command ended. When it is there,
#                      nothing of the command's process group runs any more.
#
# Prints one line, "<pid> <start ticks> <boot id> <shim pid> <shim start ticks>", just before the exec, and closes its stdout.
# Of its environment it keeps two variables for itself: RINGMASTER_SHIM_CGROUP, a folder of cgroup v2 that the command is put into,
# and RINGMASTER_SHIM_FILE_BLOCKS, the largest file that it may write, in blocks of 512 bytes.
#
# TERM, INT and HUP are passed on as TERM to the command's group. Exits with the command's code; 75: another has the claim;
# 74: the claim could not be written or CWD not entered, see DIR/output.log; 64: wrong usage.

[ $# -ge 5 ] && [ "$4" = -- ] || { echo "usage: agent-shim.sh DIR stdin|file[+errors] CWD -- COMMAND [ARGUMENT...]" >&2; exit 64; }
case $1 in /*) shim_dir=$1 ;; *) shim_dir=$PWD/$1 ;; esac
case $2 in stdin*) shim_input=$shim_dir/prompt.md ;; *) shim_input=/dev/null ;; esac
case $2 in *+errors) shim_errors=$shim_dir/errors.log ;; *) shim_errors=$shim_dir/output.log ;; esac
exec </dev/null 2>>"$shim_dir/output.log" || exit 74
cd -- "$3" || exit 74
shim_cgroup=$RINGMASTER_SHIM_CGROUP shim_blocks=$RINGMASTER_SHIM_FILE_BLOCKS
unset OLDPWD RINGMASTER_SHIM_CGROUP RINGMASTER_SHIM_FILE_BLOCKS
shift 4

# A command started with & has INT and QUIT ignored and a shell cannot undo that; the installer empties this where env cannot either.
shim_reset='env --default-signal=HUP,INT,QUIT'

# Sets shim_pid and shim_ticks (fields 1 and 22) of a process; a name may hold blanks and parentheses, so fields count from the last one.
shim_identify() {
  read -r shim_stat <"/proc/$1/stat" || exit 74
  shim_pid=${shim_stat%% *}
  set -- ${shim_stat##*) }
  shim_ticks=${20}
}

read -r shim_boot </proc/sys/kernel/random/boot_id
shim_identify $$
shim_own="\"shimPid\":$$,\"shimStartTicks\":$shim_ticks,\"bootId\":\"$shim_boot\"}"
shim_own_ticks=$shim_ticks

shim_child= shim_told=
shim_pass_on() {
  shim_told=1
  [ -z "$shim_child" ] || kill -s TERM -- "-$shim_child" 2>/dev/null || kill -s TERM "$shim_child" 2>/dev/null
}
trap shim_pass_on TERM INT HUP

(
  # Before the claim, so that it can still be tried again. 0 is whoever writes it: this subshell, which becomes the command.
  [ -z "$shim_cgroup" ] || echo 0 >"$shim_cgroup/cgroup.procs" || exit 74
  # Refused only where the limit is lower already.
  [ -z "$shim_blocks" ] || ulimit -f "$shim_blocks" 2>/dev/null
  # /proc/self is this subshell here: the redirection is opened by it, not by a program.
  shim_identify self
  echo "{\"pid\":$shim_pid,\"startTicks\":$shim_ticks,$shim_own" >"$shim_dir/claim.$shim_pid" || exit 74
  ln "$shim_dir/claim.$shim_pid" "$shim_dir/process.json" 2>/dev/null || exit 75
  trap '' PIPE
  echo "$shim_pid $shim_ticks $shim_boot $$ $shim_own_ticks" 2>/dev/null
  trap - PIPE
  exec $shim_reset setsid "$@" <"$shim_input" >&2 2>>"$shim_errors"
) &
shim_child=$!
exec >/dev/null
[ -z "$shim_told" ] || shim_pass_on

# A signal ends a wait early, with a code above 128 that is not the command's, even when the command has ended and was collected meanwhile;
# the next wait tells its code, or 127 where the one before did.
shim_code=
while :; do
  shim_told=
  wait "$shim_child" 2>/dev/null
  shim_next=$?
  [ -n "$shim_code" ] && [ "$shim_next" = 127 ] && break
  shim_code=$shim_next
  [ "$shim_code" -gt 128 ] && [ -n "$shim_told" ] || break
done

read -r shim_record 2>/dev/null <"$shim_dir/process.json" || exit 74
case $shim_record in *"$shim_own") ;; *) exit 75 ;; esac

# Whether anything in the command's group runs: to kill(1) one that has ended and was not collected yet counts too.
shim_group_runs() {
  for shim_file in /proc/[0-9]*/stat; do
    read -r shim_stat 2>/dev/null <"$shim_file" || continue
    set -- ${shim_stat##*) }
    [ "$3" != "$shim_child" ] || [ "$1" = Z ] || return 0
  done
  return 1
}

# What the command left running in its group ends with it: a second to tidy up, then by force.
if kill -s TERM -- "-$shim_child" 2>/dev/null; then
  for shim_turn in 1 2 3 4 5 6 7 8 9 10; do
    shim_group_runs || break
    sleep 0.1 2>/dev/null || sleep 1
  done
  kill -s KILL -- "-$shim_child" 2>/dev/null
fi

# A full disk is waited out: the code is not lost while this process lives.
until echo "{\"exitCode\":$shim_code}" >"$shim_dir/exit.tmp" && sync "$shim_dir/exit.tmp" \
  && mv "$shim_dir/exit.tmp" "$shim_dir/exit.json" && sync "$shim_dir"; do
  [ -d "$shim_dir" ] || exit 74
  sleep 1
done
exit "$shim_code"
