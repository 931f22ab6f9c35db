package dev.ringmaster.release.guard;

import dev.ringmaster.model.settings.SelfImprovementSettings;
import dev.ringmaster.release.tree.ScratchRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A repository laid out as Ringmaster's own, with one file for each thing that matters, and what the guard says of changes to it. */
final class GuardedRepository {
    static final String RANK = "queue-service/src/main/java/dev/ringmaster/queue/Rank.java";
    static final String GUARD = "release-service/src/main/java/dev/ringmaster/release/guard/TreeGuard.java";
    static final String MIGRATION = "queue-service/src/main/resources/db/migration/V1__create_queue.sql";

    private final ScratchRepository repository;
    private final String base;

    private GuardedRepository(ScratchRepository repository, String base) {
        this.repository = repository;
        this.base = base;
    }

    static GuardedRepository in(Path folder) {
        ScratchRepository repository = ScratchRepository.in(folder);
        Map<String, String> files = new TreeMap<>();
        for (String path : List.of(
                "pom.xml",
                "ringmaster.toml",
                ".gitattributes",
                ".gitignore",
                "LICENSE",
                "README.md",
                "docs/guide.md",
                "web/page.html",
                "docs/contracts/api.md",
                "scripts/find-jdk.sh",
                "queue-service/pom.xml",
                "queue-service/src/test/resources/junit-platform.properties",
                "queue-service/src/main/resources/application.properties",
                "api-service/src/main/resources/logo.txt",
                "e2e/flywheel/Story.java",
                MIGRATION)) {
            files.put(path, "of the base: " + path + "\n");
        }
        for (String path : List.of(
                RANK,
                GUARD,
                "queue-service/src/test/java/dev/ringmaster/queue/RankTest.java",
                "queue-service/src/test/java/dev/ringmaster/queue/ArchitectureTest.java",
                "release-service/src/test/java/dev/ringmaster/release/guard/ProtectedPathsTest.java",
                "cli/src/main/java/dev/ringmaster/cli/supervisor/Supervisor.java",
                "cli/src/main/java/dev/ringmaster/cli/install/Installer.java",
                "shared-execution/src/main/java/dev/ringmaster/execution/git/Git.java",
                "shared-settings/src/main/java/dev/ringmaster/settings/KeyTable.java",
                "scheduler-service/src/main/java/dev/ringmaster/scheduler/landing/AttemptLander.java",
                "scheduler-service/src/main/java/dev/ringmaster/scheduler/health/Ward.java")) {
            files.put(path, source(path));
        }
        String plain = repository.commit(files);
        String base = repository
                .on(plain)
                .executable("mvnw", "#!/bin/sh\n")
                .executable("ringmaster", "#!/bin/sh\n")
                .executable(".ci/run", "#!/bin/sh\n")
                .executable("examples/tool.sh", "#!/bin/sh\n")
                .commit();
        return new GuardedRepository(repository, base);
    }

    /** A class that says where it lies. */
    static String source(String path) {
        String inJava = path.substring(path.indexOf("/java/") + "/java/".length());
        int slash = inJava.lastIndexOf('/');
        return "package " + inJava.substring(0, slash).replace('/', '.') + ";\n\nclass "
                + inJava.substring(slash + 1).replace(".java", "") + " {}\n";
    }

    String base() {
        return base;
    }

    ScratchRepository scratch() {
        return repository;
    }

    ScratchRepository.Draft change() {
        return repository.on(base);
    }

    List<Violation> judge(ScratchRepository.Draft change) {
        return judge(change.commit());
    }

    List<Violation> judge(String result) {
        return judgeFrom(base, result).violations();
    }

    Judgement judgeFrom(String from, String result) {
        return new TreeGuard(GuardRules.of(
                        SelfImprovementSettings.DEFAULT.changeable(), List.of("LICENSE", "docs/contracts/**")))
                .judge(repository.compare(from, result));
    }

    List<Rule> rules(ScratchRepository.Draft change) {
        return judge(change).stream().map(Violation::rule).toList();
    }
}
