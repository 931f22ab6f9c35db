package dev.ringmaster.enricher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ringmaster.enricher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule TEXT_NEEDS_ONLY_JAVA = classes()
            .that()
            .resideInAPackage("..enricher.text..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..enricher.text..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule CORE_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAnyPackage("..enricher.stage..", "..enricher.repository..", "..enricher.intake..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.ringmaster.enricher..", "dev.ringmaster.model..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule STAGES_KNOW_NO_MESSAGES = noClasses()
            .that()
            .resideInAnyPackage("..enricher.stage..", "..enricher.repository..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..enricher.messaging..", "..enricher.intake..");

    @ArchTest
    static final ArchRule STAGES_START_NO_PROCESS = noClasses()
            .that()
            .resideInAPackage("..enricher.stage..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Process.class);
}
