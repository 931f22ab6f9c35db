# Says it in other words, and in yet others each time, when a path does not exist; with a test of the new words.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
file=$api/rest/http/ProblemDefaults.java
round=$(($(sed -n 's/.*No such path exists here, said for the \([0-9]*\)\. time\..*/\1/p' "$file" | grep . || echo 0) + 1))
sed -E "s#\"(There is no such path\.|No such path exists here, said for the [0-9]+\. time\.) /q/#\"No such path exists here, said for the $round. time. /q/#" "$file" >"$file.new"
! cmp -s "$file" "$file.new" || { echo "$file does not hold the words to change" >&2; exit 1; }
cat "$file.new" >"$file"
rm "$file.new"
cat >"api-service/src/test/java/dev/ringmaster/api/rest/UnknownPath${round}Test.java" <<JAVA
package dev.ringmaster.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.api.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class UnknownPath${round}Test {

    @Test
    void unknownPathIsNotFound() {
        assertThat(ProblemCode.ofStatus(404)).isEqualTo(ProblemCode.NOT_FOUND);
    }
}
JAVA
