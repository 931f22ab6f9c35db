package dev.ringmaster.execution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ringmaster.execution", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nothingButJavaIsNeeded = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.ringmaster.execution..", "java..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule packagesKnowNothingOfEachOther =
            slices().matching("dev.ringmaster.execution.(*)..").should().notDependOnEachOther();
}
