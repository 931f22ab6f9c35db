package dev.ringmaster.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@AnalyzeClasses(packages = "dev.ringmaster.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "..api.problem..",
        "..api.task..",
        "..api.project..",
        "..api.beads..",
        "..api.feed..",
        "..api.idempotency..",
        "..api.attempt..",
        "..api.why",
        "..api.why.line"
    };

    @ArchTest
    static final ArchRule coreIsPlainJava = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "dev.ringmaster.model..",
                    "..api.problem..",
                    "..api.task..",
                    "..api.project..",
                    "..api.beads..",
                    "..api.feed..",
                    "..api.idempotency..",
                    "..api.attempt..",
                    "..api.why",
                    "..api.why.line");

    @ArchTest
    static final ArchRule coreReadsNoClockAndStartsNoProcess = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Thread.class, java.sql.Connection.class);

    @ArchTest
    static final ArchRule plansAreComposedWithoutClockAndStore = noClasses()
            .that()
            .resideInAPackage("..api.plan..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.sql.Connection.class, dev.ringmaster.runtime.ledger.Ledger.class);

    @ArchTest
    static final ArchRule nothingInsideKnowsTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages("..api.rest..", "..api.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api.rest..", "..api.messaging..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule storesDecideNothing = noClasses()
            .that()
            .resideInAnyPackage("..api.store..", "..api.view..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api.command..", "..api.readmodel..");

    @ArchTest
    static final ArchRule consumersAreNamedSo = classes()
            .that()
            .containAnyMethodsThat(
                    com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(Incoming.class))
            .should()
            .haveSimpleNameEndingWith("Consumer");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.ringmaster.api.(**)").should().beFreeOfCycles();
}
