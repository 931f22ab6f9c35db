package dev.ringmaster.release.guard;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is protected whatever the configuration says. A path that is matched here cannot be declared changeable: only a person's approval
 * of a whole tree lets it change.
 */
final class BuiltInProtection {
    /** Migrations: a new one is the schema's business, one that is there belongs to databases that have run it. */
    static final List<String> MIGRATIONS = List.of("**/db/migration/**", "**/db/runtime/**");

    private static final List<String> JUDGES = List.of(
            "release-service/**",
            "shared-execution/**",
            "shared-settings/**",
            "shared-model/src/*/java/dev/ringmaster/model/release/**",
            "shared-model/src/*/java/dev/ringmaster/model/settings/**",
            "shared-model/**/improvementevent*.java",
            "api-service/**/api/command/decisioncommands*.java",
            "scheduler-service/src/*/java/dev/ringmaster/scheduler/landing/**",
            "scheduler-service/src/*/java/dev/ringmaster/scheduler/protection/**",
            "scheduler-service/src/*/java/dev/ringmaster/scheduler/gate/**",
            "scheduler-service/src/*/java/dev/ringmaster/scheduler/sandbox/**",
            "scheduler-service/src/*/java/dev/ringmaster/scheduler/workspace/**");

    private static final List<String> STARTS = List.of(
            "cli/src/*/java/dev/ringmaster/cli/*",
            "cli/**/supervisor/**",
            "cli/**/supervision/**",
            "cli/**/install/**",
            "cli/**/release/**",
            "cli/**/release*.java",
            "ringmaster",
            "ringmaster.toml",
            "scripts/**");

    private static final List<String> PROVES = List.of(
            ".ci/**",
            ".github/**",
            ".mvn/**",
            "mvnw",
            "mvnw.cmd",
            "**/pom.xml",
            "**/*.gradle*",
            "**/junit-platform.properties",
            "**/jqwik.properties",
            "**/application*.properties",
            "**/microprofile-config*.properties",
            "**/meta-inf/services/**",
            "**/*architecturetest.java",
            "e2e/**");

    private static final List<String> GIT =
            List.of("**/.gitattributes", "**/.gitmodules", "**/.gitignore", "**/.lfsconfig", "**/.git/**");

    /** All but migrations, in small letters. */
    static final List<String> PATHS =
            Stream.of(JUDGES, STARTS, PROVES, GIT).flatMap(List::stream).toList();

    private BuiltInProtection() {}
}
