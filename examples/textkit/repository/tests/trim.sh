# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
use core trim
expect 'blanks on both sides' '[left and right]' "[$(printf '  \t left and right \t\n' | tk_trim)]"
expect 'inner blanks stay' 'a   b' "$(printf ' a   b ' | tk_trim)"
expect 'backslashes and stars stay' '\n * \t' "$(printf '%s\n' '  \n * \t  ' | tk_trim)"
exit "$unexpected"
