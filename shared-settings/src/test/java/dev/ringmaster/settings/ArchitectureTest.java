package dev.ringmaster.settings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ringmaster.settings", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule settingsNeedTheModelAndParsersOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.ringmaster.settings..",
                    "dev.ringmaster.model..",
                    "java..",
                    "org.jspecify.annotations",
                    "org.tomlj",
                    "com.fasterxml.jackson..");

    /** The environment is handed in, so that a test can say what it holds. */
    @ArchTest
    static final ArchRule onlyTheFinderOfTheHomeLooksAtTheProcess = noClasses()
            .that()
            .doNotBelongToAnyOf(RingFolder.class)
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class);
}
