# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
use core
expect 'a text repeated' '=-=-=-' "$(tk_repeat '=-' 3)"
expect 'a text repeated no times' '' "$(tk_repeat x 0)"
for number in 1 7 80; do
  tk_number "$number" || expect "$number" 'a number' 'not a number'
done
for text in '' 0 -1 8x 007; do
  tk_number "$text" && expect "'$text'" 'not a number' 'a number'
done
expect 'a failure says why' 'textkit: no such thing' "$( (tk_fail 'no such thing') 2>&1)"
(tk_fail 'no such thing') 2>/dev/null && expect 'a failure' 'exit code 1' 'exit code 0'
exit "$unexpected"
