# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
use core case freq
expect 'the two most frequent' "$(printf '3 the\n2 ring')" "$(echo 'The ring, the tent: the RING.' | tk_freq 2)"
expect 'equal ones by name' "$(printf '1 a\n1 b\n1 c')" "$(echo '"c" b a' | tk_freq)"
expect 'no text' '' "$(tk_freq </dev/null)"
exit "$unexpected"
