# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
[ -f bin/textkit ] || { echo 'bin/textkit is missing'; exit 1; }
[ -f lib/tour.sh ] || { echo 'lib/tour.sh is missing'; exit 1; }
shown=$(sh bin/textkit </dev/null)
for part in '| Ladies And Gentlemen' '####' 'characters' 'ladies-and-gentlemen'; do
  case $shown in
    *"$part"*) ;;
    *) expect 'textkit without a command' "something with '$part'" "$shown" ;;
  esac
done
expect 'the same by its name' "$shown" "$(sh bin/textkit tour </dev/null)"
exit "$unexpected"
