# Says it in other words when a path does not exist, with a test.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
unknown_path 'No such path exists here'
test=api-service/src/test/java/dev/ringmaster/api/rest/UnknownPathTest.java
cat >"$test" <<'JAVA'
package dev.ringmaster.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.api.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class UnknownPathTest {

    @Test
    void unknownPathIsNotFound() {
        assertThat(ProblemCode.ofStatus(404)).isEqualTo(ProblemCode.NOT_FOUND);
    }
}
JAVA
