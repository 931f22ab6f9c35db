# SPDX-License-Identifier: Apache-2.0
# Read by every test. A test says what it uses and what it expects; its last line ends it with 1 if anything was otherwise.
LC_ALL=C
export LC_ALL
unexpected=0

# use NAME...: reads lib/NAME.sh
use() {
  for name in "$@"; do
    if [ ! -f "lib/$name.sh" ]; then
      echo "lib/$name.sh is missing"
      exit 1
    fi
    . "./lib/$name.sh"
  done
}

# expect WHAT WANTED GOT
expect() {
  [ "$2" = "$3" ] && return
  printf '%s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
  unexpected=1
}
