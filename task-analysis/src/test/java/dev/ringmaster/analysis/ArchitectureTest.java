package dev.ringmaster.analysis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ringmaster.analysis", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** JGraphT is what the tests compare with; nothing that runs needs it. */
    @ArchTest
    static final ArchRule ANALYSIS_IS_PLAIN_JAVA = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "dev.ringmaster.model..",
                    "dev.ringmaster.analysis..");

    @ArchTest
    static final ArchRule ANALYSIS_READS_NO_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("dev.ringmaster.analysis.(*)..").should().beFreeOfCycles();
}
