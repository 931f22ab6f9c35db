package dev.ringmaster.cli.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    @TempDir
    Path checkout;

    @Test
    void failureIsToldInMavensWords() throws IOException, InterruptedException {
        maven("echo '[INFO] fine'; echo '[ERROR] A.java:[3,1] what is that'; exit 1");
        assertThat(build().run(List.of("queue-service"))).containsExactly("[ERROR] A.java:[3,1] what is that");
    }

    @Test
    void failureWithoutAWordIsToldToo() throws IOException, InterruptedException {
        maven("exit 3");
        assertThat(build().run(List.of("queue-service"))).containsExactly("Maven ended with code 3");
    }

    @Test
    void modulesAreBuiltWithWhatTheyNeed() throws IOException, InterruptedException {
        maven("echo \"$@\"");
        assertThat(build().run(List.of("api-service", "cli"))).isEmpty();
        assertThat(checkout.resolve("build.log")).content().contains("package", "-am -pl api-service,cli");
    }

    private Build build() {
        return new Build(checkout, checkout.resolve("build.log"));
    }

    private void maven(String script) throws IOException {
        Files.writeString(checkout.resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
    }
}
