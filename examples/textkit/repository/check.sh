#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The checks of textkit, for people and for machines.
#
#   sh check.sh            everything
#   sh check.sh slug wrap  the tests tests/slug.sh and tests/wrap.sh
#   sh check.sh --style    the conventions; prints fixes in the form  path:line: fix: ...
#
# Needs a POSIX shell and the usual core utilities, nothing else.
set -u
LC_ALL=C
export LC_ALL
cd -- "$(dirname -- "$0")" || exit 2

licence='# SPDX-License-Identifier: Apache-2.0'
problems=0

# problem FILE LINE WHAT FIX
problem() {
  printf '%s:%s: error: %s\n%s:%s: fix: %s\n' "$1" "$2" "$3" "$1" "$2" "$4"
  problems=$((problems + 1))
}

# Every shell file starts with the licence (behind its #! line, if it has one), and declares functions as POSIX does.
style_of() {
  number=0 wanted=1
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    case $number$line in '1#!'*) wanted=2 ;; esac
    if [ "$number" = "$wanted" ] && [ "$line" != "$licence" ]; then
      problem "$1" "$number" 'the licence line is missing' "insert \"$licence\""
    fi
    case $line in
      'function '*'('*)
        name=${line#function }
        name=${name%%[ (]*}
        problem "$1" "$number" "'function' is not POSIX shell" "replace \"function $name\" with \"$name\""
        ;;
    esac
  done <"$1"
}

style() {
  files=0
  for file in lib/*.sh bin/*; do
    [ -f "$file" ] || continue
    files=$((files + 1))
    style_of "$file"
  done
  if [ "$files" = 0 ]; then
    echo 'style: nothing to check yet, lib/ holds no *.sh'
    return 1
  fi
  for file in check.sh tests/*.sh; do
    files=$((files + 1))
    style_of "$file"
  done
  echo "style: problems $problems, files $files"
  [ "$problems" = 0 ]
}

# run NAME...: the tests of these names
run() {
  failed=0
  for name in "$@"; do
    if [ ! -f "tests/$name.sh" ]; then
      echo "check.sh: there is no test tests/$name.sh"
      failed=1
    elif sh "tests/$name.sh"; then
      echo "ok      $name"
    else
      echo "FAILED  $name"
      failed=1
    fi
  done
  return "$failed"
}

case ${1-} in
  --style) style ;;
  -*) echo "check.sh: unknown option $1; see the first lines of check.sh" >&2; exit 2 ;;
  '')
    style
    styled=$?
    set --
    for file in tests/*.sh; do
      name=${file#tests/}
      [ "$name" = expect.sh ] || set -- "$@" "${name%.sh}"
    done
    run "$@" && [ "$styled" = 0 ]
    ;;
  *) run "$@" ;;
esac
