# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
use core trim wrap frame
expect 'two paragraphs' "$(printf '+------+\n| ring |\n|      |\n| a    |\n+------+')" "$(printf 'ring\n\na\n' | tk_frame)"
expect 'wrapped first' "$(printf '+------+\n| to   |\n| the  |\n| ring |\n+------+')" "$(echo 'to the ring' | tk_frame 4)"
exit "$unexpected"
