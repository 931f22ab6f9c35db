package dev.ringmaster.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ringmaster.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dialectsNeedTheModelAndJsonOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.ringmaster.agent..",
                    "dev.ringmaster.model..",
                    "java..",
                    "org.jspecify.annotations",
                    "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule nothingHereStartsProcessesOrTouchesFiles = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .callMethod(System.class, "getenv");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.ringmaster.agent.(*)..").should().beFreeOfCycles();
}
