# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
use core trim wrap
expect 'width 9' "$(printf 'the quick\nbrown fox\njumps')" "$(echo 'the quick brown   fox jumps' | tk_wrap 9)"
expect 'lines are joined' 'one two three' "$(printf 'one\n  two\nthree\n' | tk_wrap 40)"
expect 'paragraphs stay apart' "$(printf 'one\n\ntwo')" "$(printf 'one\n\ntwo\n' | tk_wrap 40)"
expect 'a long word stays whole' "$(printf 'a\nextraordinary\nb')" "$(echo 'a extraordinary b' | tk_wrap 5)"
expect 'no width' "textkit: wrap needs a width above 0, not 'x'" "$( (echo a | tk_wrap x) 2>&1)"
exit "$unexpected"
