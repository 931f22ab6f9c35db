package dev.ringmaster.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ringmaster.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ClientArchitectureTest {

    @ArchTest
    static final ArchRule CLIENT_KNOWS_NO_COMMAND = noClasses()
            .that()
            .resideInAPackage("..cli.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..cli.command..", "..cli.output..", "..cli.supervisor..", "..cli.install..");

    @ArchTest
    static final ArchRule OUTPUT_KNOWS_NO_SERVER = noClasses()
            .that()
            .resideInAPackage("..cli.output..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..cli.client..", "..cli.command..", "..cli.supervisor..", "java.net..");

    @ArchTest
    static final ArchRule COMMANDS_START_NO_PROCESS = noClasses()
            .that()
            .resideInAPackage("..cli.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..cli.supervisor..", "..cli.install..");
}
