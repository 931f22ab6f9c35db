# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
use core trim case slug
expect 'a title' 'hello-world-2-times' "$(echo '  Hello, World: 2 times!  ' | tk_slug)"
expect 'each line is one' "$(printf 'a-b\nc')" "$(printf 'A & B\n--C--\n' | tk_slug)"
exit "$unexpected"
