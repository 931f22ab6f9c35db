package dev.ringmaster.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.ringmaster.release", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The core decides: no framework, no database, no files, no threads, no clock. */
    @ArchTest
    static final ArchRule coreIsPlainJava = classes()
            .that()
            .resideInAPackage("..release.pipeline")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..",
                    "dev.ringmaster.model..",
                    "dev.ringmaster.release.pipeline")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule coreAsksNoClock = noClasses()
            .that()
            .resideInAPackage("..release.pipeline")
            .should()
            .callMethod(Instant.class, "now")
            .allowEmptyShould(true);

    /** What judges a change and what works the stages is plain Java, so that another shell could use it. */
    @ArchTest
    static final ArchRule judgesAndStagesKnowNoFramework = noClasses()
            .that()
            .resideInAnyPackage(
                    "..release.guard..",
                    "..release.tests..",
                    "..release.coverage..",
                    "..release.modules..",
                    "..release.tree..",
                    "..release.schema..",
                    "..release.proof..",
                    "..release.stage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "jakarta..",
                    "org.apache.kafka..",
                    "java.sql..",
                    "dev.ringmaster.runtime.ledger..",
                    "dev.ringmaster.release.operation..",
                    "dev.ringmaster.release.store..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule sqlStaysInTheStore = noClasses()
            .that()
            .resideInAnyPackage("..release.pipeline..", "..release.stage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kafkaStaysInMessaging = noClasses()
            .that()
            .resideOutsideOfPackage("..release.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.ringmaster.release.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);
}
