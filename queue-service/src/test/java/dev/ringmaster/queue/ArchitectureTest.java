package dev.ringmaster.queue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The core is plain Java, and the adapters stand around it. */
@AnalyzeClasses(packages = "dev.ringmaster.queue", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "dev.ringmaster.queue.task..",
        "dev.ringmaster.queue.retry..",
        "dev.ringmaster.queue.graph..",
        "dev.ringmaster.queue.rank..",
        "dev.ringmaster.queue.dispatch..",
        "dev.ringmaster.queue.slot..",
        "dev.ringmaster.queue.worker..",
        "dev.ringmaster.queue.budget..",
        "dev.ringmaster.queue.tier..",
        "dev.ringmaster.queue.board.."
    };

    @ArchTest
    static final ArchRule CORE_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "dev.ringmaster.model..",
                    "dev.ringmaster.analysis..",
                    "dev.ringmaster.queue.(task|retry|graph|rank|dispatch|slot|board|worker|budget|tier)..");

    @ArchTest
    static final ArchRule CORE_STARTS_NO_THREADS = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule CORE_READS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("dev.ringmaster.queue.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ADAPTERS_STAND_AT_THE_EDGE = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy(CORE)
            .layer("store")
            .definedBy("dev.ringmaster.queue.store..")
            .layer("shell")
            .definedBy("dev.ringmaster.queue.shell..")
            .layer("messaging")
            .definedBy("dev.ringmaster.queue.messaging..")
            .whereLayer("messaging")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("shell")
            .mayOnlyBeAccessedByLayers("messaging")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("shell");
}
