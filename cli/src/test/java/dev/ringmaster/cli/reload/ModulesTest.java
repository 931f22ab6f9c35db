package dev.ringmaster.cli.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {

    @TempDir
    Path root;

    private Modules modules;

    @BeforeEach
    void createCheckout() throws IOException {
        Files.writeString(
                root.resolve("pom.xml"),
                "<project><modules><module>base</module><module>middle</module><module>top</module>"
                        + "<module>apart</module></modules></project>");
        pom("base");
        pom("middle", "base");
        pom("top", "middle", "junit");
        pom("apart");
        modules = Modules.read(root);
    }

    @Test
    void changeReachesThoseThatNeedIt() {
        assertThat(affected("middle/src/main/java/A.java")).containsExactly("middle", "top");
        assertThat(affected("base/pom.xml")).containsExactly("base", "middle", "top");
        assertThat(affected("apart/src/B.java", "top/src/C.java")).containsExactly("apart", "top");
    }

    @Test
    void changeOfTheParentReachesAll() {
        assertThat(affected("pom.xml")).containsExactly("apart", "base", "middle", "top");
    }

    @Test
    void fileOfNoModuleReachesNone() {
        assertThat(affected("docs/a.md", "../elsewhere/middle/A.java", "README.md"))
                .isEmpty();
    }

    @Test
    void thisCheckoutsOwnPomsAreUnderstood() throws IOException {
        Path checkout = Path.of("..").toAbsolutePath().normalize();
        Modules own = Modules.read(checkout);
        assertThat(own.affected(List.of(checkout.resolve("shared-settings/src/main/java/A.java"))))
                .contains("shared-settings", "shared-runtime", "queue-service", "cli")
                .doesNotContain("shared-model", "demo-agent");
    }

    private Iterable<String> affected(String... files) {
        return modules.affected(List.of(files).stream().map(root::resolve).toList());
    }

    private void pom(String name, String... needs) throws IOException {
        StringBuilder dependencies = new StringBuilder();
        for (String need : needs) {
            dependencies
                    .append("<dependency><groupId>g</groupId><artifactId>")
                    .append(need)
                    .append("</artifactId></dependency>");
        }
        Files.createDirectories(root.resolve(name));
        Files.writeString(
                root.resolve(name).resolve("pom.xml"),
                "<project><parent><artifactId>parent</artifactId></parent><artifactId>" + name
                        + "</artifactId><dependencies>" + dependencies + "</dependencies></project>");
    }
}
