package dev.ringmaster.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ringmaster.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule modelIsPlainJava = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.ringmaster.model..", "java..", "org.jspecify.annotations", "com.fasterxml.jackson.annotation");

    @ArchTest
    static final ArchRule idsKnowNothingElse = noClasses()
            .that()
            .resideInAPackage("..model.id")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..model.task..",
                    "..model.attempt..",
                    "..model.project..",
                    "..model.decision..",
                    "..model.worker..",
                    "..model.event..",
                    "..model.settings..");

    @ArchTest
    static final ArchRule nothingButEventsKnowsEvents = noClasses()
            .that()
            .resideOutsideOfPackage("..model.event..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..model.event..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.ringmaster.model.(*)..").should().beFreeOfCycles();
}
