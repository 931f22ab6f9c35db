# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
use core case freq bars
expect 'two bars' "$(printf 'the   #### 4\nrings ## 2')" "$(printf '4 the\n2 rings\n' | tk_bars 4)"
expect 'never shorter than one' "$(printf 'a ## 9\nb # 1')" "$(printf '9 a\n1 b\n' | tk_bars 2)"
expect 'behind freq' "$(printf 'ring ######## 2\nthe  #### 1')" "$(echo 'ring the ring' | tk_freq | tk_bars 8)"
exit "$unexpected"
