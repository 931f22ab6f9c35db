package dev.ringmaster.release.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.release.tree.ScratchRepository;
import dev.ringmaster.release.tree.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactorTest {
    private static final Module MODEL = new Module("model", "model", Set.of(), Set.of());
    private static final Module BROKER = new Module("broker", "broker", Set.of("model"), Set.of());
    private static final Module RUNTIME = new Module("runtime", "runtime", Set.of("model"), Set.of("broker"));
    private static final Module QUEUE = new Module("queue", "queue", Set.of("runtime"), Set.of("broker"));
    private static final Module API = new Module("api", "api", Set.of("runtime"), Set.of());
    private static final Module TOOL = new Module("tool", "tool", Set.of(), Set.of());
    private static final Reactor REACTOR = new Reactor(List.of(MODEL, BROKER, RUNTIME, QUEUE, API, TOOL));
    private static final Set<String> PRODUCTS = Set.of("broker", "queue", "api", "tool");

    @TempDir
    private Path folder;

    @Test
    void programThatChangesReachesAllThatUseIt() {
        Affected affected = REACTOR.affectedBy(List.of("runtime/src/main/java/A.java"), PRODUCTS);

        assertThat(affected.changed()).containsExactly("runtime");
        assertThat(affected.built()).containsExactly("runtime", "queue", "api");
        assertThat(affected.tested()).containsExactly("runtime", "queue", "api");
        assertThat(affected.products()).containsExactly("queue", "api");
    }

    @Test
    void programThatOnlyTestsUseReachesTheirTestsAlone() {
        Affected affected = REACTOR.affectedBy(List.of("broker/src/main/java/A.java"), PRODUCTS);

        assertThat(affected.built()).containsExactly("broker");
        assertThat(affected.tested()).containsExactly("broker", "runtime", "queue");
        assertThat(affected.products()).containsExactly("broker");
    }

    @Test
    void testsThatChangeReplaceNoProgram() {
        Affected affected = REACTOR.affectedBy(List.of("queue/src/test/java/ATest.java"), PRODUCTS);

        assertThat(affected.changed()).containsExactly("queue");
        assertThat(affected.tested()).containsExactly("queue");
        assertThat(affected.replacesNothing()).isTrue();
    }

    @Test
    void whatLiesInNoModuleReachesNothing() {
        Affected affected = REACTOR.affectedBy(List.of("docs/a.md", "queue.md", "queues/x"), PRODUCTS);

        assertThat(affected).isEqualTo(new Affected(List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void rootPomReachesEverything() {
        assertThat(REACTOR.affectedBy(List.of("pom.xml"), PRODUCTS).built())
                .containsExactly("model", "broker", "runtime", "queue", "api", "tool");
        assertThat(REACTOR.affectedBy(List.of(".mvn/jvm.config"), PRODUCTS).products())
                .containsExactly("broker", "queue", "api", "tool");
    }

    @Test
    void modulesAreReadFromTheCommitAndNotFromTheDisk() throws IOException, InterruptedException {
        ScratchRepository repository = ScratchRepository.in(folder.resolve("r.git"));
        String commit = repository.commit(
                Map.of(
                        "pom.xml",
                        "<project xmlns='http://maven.apache.org/POM/4.0.0'><modules><module>b</module><module>a</module></modules>"
                                + "<dependencyManagement><dependencies><dependency><groupId>dev.ringmaster</groupId>"
                                + "<artifactId>b</artifactId></dependency></dependencies></dependencyManagement></project>",
                        "a/pom.xml",
                        "<project><artifactId>a</artifactId><dependencies>"
                                + "<dependency><groupId>dev.ringmaster</groupId><artifactId>b</artifactId></dependency>"
                                + "<dependency><groupId>org.other</groupId><artifactId>c</artifactId></dependency>"
                                + "</dependencies></project>",
                        "b/pom.xml",
                        "<project><parent><artifactId>root</artifactId></parent><artifactId>b</artifactId>"
                                + "<profiles><profile><dependencies><dependency><groupId>dev.ringmaster</groupId>"
                                + "<artifactId>t</artifactId><scope>test</scope></dependency></dependencies></profile></profiles></project>"));
        Trees trees = repository.trees();

        assertThat(Reactor.of(trees.revision(commit), trees).modules())
                .containsExactly(
                        new Module("b", "b", Set.of(), Set.of("t")), new Module("a", "a", Set.of("b"), Set.of()));
    }

    @Test
    void missingOrBrokenPomIsSaid() {
        ScratchRepository repository = ScratchRepository.in(folder.resolve("r.git"));
        String missing =
                repository.commit(Map.of("pom.xml", "<project><modules><module>b</module></modules></project>"));
        String broken = repository.commit(Map.of("pom.xml", "<project><modules>"));
        String entity = repository.commit(
                Map.of("pom.xml", "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><project>&x;</project>"));

        assertThatThrownBy(() -> read(repository, missing)).hasMessage("b/pom.xml is not there");
        assertThatThrownBy(() -> read(repository, broken)).isInstanceOf(UnreadablePomException.class);
        assertThatThrownBy(() -> read(repository, entity)).isInstanceOf(UnreadablePomException.class);
    }

    private static void read(ScratchRepository repository, String commit) throws IOException, InterruptedException {
        Reactor.of(repository.trees().revision(commit), repository.trees());
    }
}
