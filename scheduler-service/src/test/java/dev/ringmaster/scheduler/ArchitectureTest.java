package dev.ringmaster.scheduler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ringmaster.scheduler", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The core decides: no framework, no database, no files, no threads, no clock. */
    @ArchTest
    static final ArchRule coreIsPlainJava = classes()
            .that()
            .resideInAPackage("..scheduler.attempt")
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
                    "dev.ringmaster.agent.event",
                    "dev.ringmaster.agent.failure",
                    "dev.ringmaster.agent.report",
                    "dev.ringmaster.scheduler.attempt");

    @ArchTest
    static final ArchRule coreAsksNoClock = noClasses()
            .that()
            .resideInAPackage("..scheduler.attempt")
            .should()
            .callMethod(java.time.Instant.class, "now");

    /** What runs agents, gates and git is plain Java, so that another shell could use it. */
    @ArchTest
    static final ArchRule adaptersKnowNoFramework = noClasses()
            .that()
            .resideInAnyPackage("..scheduler.runtime..", "..scheduler.gate..", "..scheduler.workspace..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "jakarta..",
                    "org.apache.kafka..",
                    "java.sql..",
                    "dev.ringmaster.runtime..",
                    "dev.ringmaster.scheduler.operations..",
                    "dev.ringmaster.scheduler.store..");

    @ArchTest
    static final ArchRule sqlStaysInTheStore = noClasses()
            .that()
            .resideInAnyPackage(
                    "..scheduler.launch..", "..scheduler.landing..", "..scheduler.conduct..", "..scheduler.attempt..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule kafkaStaysInMessaging = noClasses()
            .that()
            .resideOutsideOfPackage("..scheduler.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive..");

    /** Landing goes on from what was proven, and hands what people decide to its desks: neither knows it. */
    @ArchTest
    static final ArchRule landingsPartsKnowNoLanding = noClasses()
            .that()
            .resideInAnyPackage("..scheduler.landing.proof", "..scheduler.landing.proposal")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..scheduler.landing");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.ringmaster.scheduler.(*)..").should().beFreeOfCycles();
}
