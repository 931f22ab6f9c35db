# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
[ -f bin/textkit ] || { echo 'bin/textkit is missing'; exit 1; }
expect 'slug' 'hello-ring' "$(echo 'Hello, ring' | sh bin/textkit slug)"
expect 'wrap with a width' "$(printf 'one\ntwo')" "$(echo 'one two' | sh bin/textkit wrap 4)"
expect 'count' 'lines 1, words 2, characters 8' "$(echo 'one two' | sh bin/textkit count)"
expect 'freq into bars' 'one #### 2' "$(echo 'one one' | sh bin/textkit freq | sh bin/textkit bars 4)"
expect 'frame' "$(printf '+---+\n| a |\n+---+')" "$(echo a | sh bin/textkit frame)"
expect 'title' 'One Two' "$(echo 'one two' | sh bin/textkit title)"
expect 'from another folder' 'a' "$(root=$PWD; cd / && echo ' a ' | sh "$root/bin/textkit" trim)"
expect 'an unknown command' "textkit: there is no command 'dance'; try: textkit help" "$(sh bin/textkit dance 2>&1)"
sh bin/textkit dance 2>/dev/null && expect 'an unknown command' 'exit code 1' 'exit code 0'
case $(sh bin/textkit help) in
  *count*trim*upper*slug*wrap*frame*freq*bars*) ;;
  *) expect 'help' 'all commands' "$(sh bin/textkit help)" ;;
esac
exit "$unexpected"
