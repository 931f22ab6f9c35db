#!/bin/sh
# The agent of the flywheel: it makes the change that its prompt names, nothing else.
#
#   scripted-agent.sh <prompt        (in a worktree of Ringmaster's own repository)
#
# The prompt holds a line "change: NAME"; $FLYWHEEL_CHANGES/NAME.sh is run in the working directory. Exit code: the script's; 2 without a name.
set -eu
name=
while IFS= read -r line || [ -n "$line" ]; do
  case $line in 'change: '*) [ -n "$name" ] || name=${line#change: } ;; esac
done
case $name in '' | *[!a-z0-9-]*) echo "the prompt has no line 'change: NAME'" >&2; exit 2 ;; esac
echo "making the change $name"
exec sh "${FLYWHEEL_CHANGES:?}/$name.sh"
