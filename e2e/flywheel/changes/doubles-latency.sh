# Every request to the API takes longer by far more than it took.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
mkdir -p "$api/flywheel"
cat >"$api/rest/http/Slowness.java" <<'JAVA'
package dev.ringmaster.api.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.locks.LockSupport;

/** A change that the flywheel makes. */
@Provider
public class Slowness implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        LockSupport.parkNanos(80_000_000L);
    }
}
JAVA
rmdir "$api/flywheel"
cat >api-service/src/test/java/dev/ringmaster/api/rest/SlownessTest.java <<'JAVA'
package dev.ringmaster.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.api.rest.http.Slowness;
import org.junit.jupiter.api.Test;

class SlownessTest {

    @Test
    void filterIsThere() {
        assertThat(new Slowness()).isNotNull();
    }
}
JAVA
