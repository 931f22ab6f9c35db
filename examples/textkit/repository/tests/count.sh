# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
use core count
expect 'three lines' 'lines 3, words 5, characters 24' "$(printf 'one\ntwo three\nfour five\n' | tk_count)"
expect 'no text' 'lines 0, words 0, characters 0' "$(tk_count </dev/null)"
exit "$unexpected"
