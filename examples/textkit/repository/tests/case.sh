# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
use core case
expect 'upper' 'RING, MASTER 3' "$(echo 'Ring, master 3' | tk_upper)"
expect 'lower' 'ring, master 3' "$(echo 'RING, Master 3' | tk_lower)"
expect 'title' 'The Quick Brown Fox' "$(echo 'the QUICK  brown fox' | tk_title)"
expect 'title with a star' 'A * B' "$(echo 'a * b' | tk_title)"
exit "$unexpected"
