package dev.ringmaster.release.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.Entry;
import dev.ringmaster.release.tree.Revision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofSourcesTest {
    private static final Comparison CHANGE = new Comparison(
            revision(
                    new Entry("pom.xml", Entry.FILE, "1"),
                    new Entry("mvnw", Entry.EXECUTABLE, "1"),
                    new Entry(".ci/run", Entry.EXECUTABLE, "1"),
                    new Entry("queue-service/src/main/java/A.java", Entry.FILE, "1"),
                    new Entry(
                            "queue-service/src/test/java/dev/ringmaster/queue/ArchitectureTest.java", Entry.FILE, "1")),
            revision(
                    new Entry("pom.xml", Entry.FILE, "2"),
                    new Entry("mvnw", Entry.FILE, "1"),
                    new Entry(".ci/run", Entry.EXECUTABLE, "1"),
                    new Entry("queue-service/src/main/java/A.java", Entry.FILE, "2"),
                    new Entry("api-service/src/test/resources/junit-platform.properties", Entry.FILE, "2")),
            Map.of(),
            true,
            List.of());

    @Test
    void whatSaysHowToProveComesFromTheBase() {
        assertThat(ProofSources.restoration(CHANGE, false))
                .isEqualTo(new Restoration(
                        List.of(
                                "pom.xml",
                                "mvnw",
                                "queue-service/src/test/java/dev/ringmaster/queue/ArchitectureTest.java"),
                        List.of("api-service/src/test/resources/junit-platform.properties")));
    }

    @Test
    void whatAPersonHasApprovedIsProvedAsItIs() {
        assertThat(ProofSources.restoration(CHANGE, true)).isEqualTo(Restoration.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue-service/pom.xml",
                ".mvn/jvm.config",
                "scripts/find-jdk.sh",
                "e2e/chaos/run",
                "release-service/src/test/java/dev/ringmaster/release/guard/LinksTest.java",
                "cli/src/test/java/dev/ringmaster/cli/supervisor/SupervisorTest.java",
                "cli/src/test/java/dev/ringmaster/cli/ClientArchitectureTest.java"
            })
    void guardingTestsAndConfigurationDecide(String path) {
        assertThat(ProofSources.decides(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue-service/src/test/java/dev/ringmaster/queue/RankTest.java",
                "queue-service/src/main/java/dev/ringmaster/queue/Rank.java",
                "docs/pom.md"
            })
    void ordinaryTestsAreTheWorksOwn(String path) {
        assertThat(ProofSources.decides(path)).isFalse();
    }

    private static Revision revision(Entry... entries) {
        return new Revision("c", "t", List.of(), List.of(entries));
    }
}
