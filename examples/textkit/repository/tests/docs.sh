# SPDX-License-Identifier: Apache-2.0
. tests/expect.sh
[ -f docs/commands.md ] || { echo 'docs/commands.md is missing'; exit 1; }
manual=$(cat docs/commands.md)
for command in count trim upper lower title slug wrap frame freq bars; do
  case $manual in
    *"## $command"*) ;;
    *) expect "docs/commands.md on $command" "a heading '## $command'" 'none' ;;
  esac
done
case $(cat README.md) in
  *docs/commands.md*) ;;
  *) expect 'README.md' 'a link to docs/commands.md' 'none' ;;
esac
exit "$unexpected"
