package dev.ringmaster.release.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.release.tree.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The poms of this very repository, as they lie here, put into a commit. */
class OwnModulesTest {
    private static final Set<String> PRODUCTS = Set.of(
            "local-broker",
            "api-service",
            "queue-service",
            "enricher-service",
            "scheduler-service",
            "release-service",
            "cli");

    @TempDir
    private static Path folder;

    private static Reactor reactor;

    @BeforeAll
    static void read() throws IOException, InterruptedException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Map<String, String> poms = new TreeMap<>();
        poms.put("pom.xml", Files.readString(root.resolve("pom.xml")));
        try (var folders = Files.list(root)) {
            for (Path pom : folders.map(module -> module.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList()) {
                poms.put(root.relativize(pom).toString(), Files.readString(pom));
            }
        }
        ScratchRepository repository = ScratchRepository.in(folder.resolve("r.git"));
        String commit = repository.commit(poms);
        reactor = Reactor.of(repository.trees().revision(commit), repository.trees());
    }

    @Test
    void everyModuleIsKnownByItsFolderAndNeedsOnlyOthersThatAre() {
        Set<String> names =
                Set.copyOf(reactor.modules().stream().map(Module::name).toList());

        assertThat(names)
                .contains("shared-model", "shared-execution", "queue-service", "release-service", "cli", "e2e");
        assertThat(reactor.modules()).allSatisfy(module -> {
            assertThat(module.folder()).isEqualTo(module.name());
            assertThat(names).containsAll(module.needs()).containsAll(module.testsNeed());
        });
    }

    @Test
    void changeOfOneServiceReplacesThatServiceAlone() {
        Affected affected = reactor.affectedBy(
                List.of("enricher-service/src/main/java/dev/ringmaster/enricher/A.java", "docs/events.md"), PRODUCTS);

        assertThat(affected.products()).containsExactly("enricher-service");
        assertThat(affected.tested()).containsExactly("enricher-service");
    }

    @Test
    void changeOfTheModelReplacesEveryServiceAndTheProgramsThatReadIt() {
        Affected affected =
                reactor.affectedBy(List.of("shared-model/src/main/java/dev/ringmaster/model/A.java"), PRODUCTS);

        assertThat(affected.products())
                .contains(
                        "api-service",
                        "queue-service",
                        "enricher-service",
                        "scheduler-service",
                        "release-service",
                        "cli");
    }

    @Test
    void changeOfTheBrokerIsTestedByTheServicesThatTestWithIt() {
        Affected affected =
                reactor.affectedBy(List.of("local-broker/src/main/java/dev/ringmaster/broker/A.java"), PRODUCTS);

        assertThat(affected.products()).containsExactly("local-broker");
        assertThat(affected.tested()).contains("local-broker", "shared-runtime", "queue-service");
    }
}
