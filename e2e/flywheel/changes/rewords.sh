# Says it in other words, and in yet others each time, when a path does not exist; with a test of the new words.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
round=$(($(sed -n 's/.*No such path exists here, said for the \([0-9]*\)\. time\..*/\1/p' "$api/rest/http/ProblemDefaults.java" | grep . || echo 0) + 1))
unknown_path "No such path exists here, said for the $round. time"
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
