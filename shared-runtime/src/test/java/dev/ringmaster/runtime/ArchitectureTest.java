package dev.ringmaster.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.ringmaster.runtime.ledger.EventEncoder;
import dev.ringmaster.runtime.ledger.OutboxEntry;

@AnalyzeClasses(packages = "dev.ringmaster.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_LEDGER_KNOWS_NO_KAFKA = noClasses()
            .that()
            .resideInAPackage("..runtime.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.smallrye.reactive..",
                    "..runtime.messaging..",
                    "..runtime.outbox..",
                    "..runtime.inbox..");

    @ArchTest
    static final ArchRule MESSAGING_KNOWS_OF_THE_LEDGER_ONLY_THE_FORM_OF_ITS_ROWS = noClasses()
            .that()
            .resideInAPackage("..runtime.messaging..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "lie in the ledger, but for its port",
                    (JavaClass type) -> type.getPackageName().startsWith("dev.ringmaster.runtime.ledger")
                            && !type.isEquivalentTo(EventEncoder.class)
                            && !type.isEquivalentTo(OutboxEntry.class)));

    @ArchTest
    static final ArchRule MESSAGING_RUNS_WITHOUT_OUTBOX_AND_INBOX = noClasses()
            .that()
            .resideInAPackage("..runtime.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..runtime.outbox..", "..runtime.inbox..");

    @ArchTest
    static final ArchRule OUTBOX_DOES_NOT_KNOW_INBOX = noClasses()
            .that()
            .resideInAPackage("..runtime.outbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..runtime.inbox..");

    @ArchTest
    static final ArchRule INBOX_DOES_NOT_KNOW_OUTBOX = noClasses()
            .that()
            .resideInAPackage("..runtime.inbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..runtime.outbox..");

    @ArchTest
    static final ArchRule HTTP_KNOWS_NEITHER_DATABASE_NOR_MESSAGES = noClasses()
            .that()
            .resideInAPackage("..runtime.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..runtime.ledger..",
                    "..runtime.messaging..",
                    "..runtime.outbox..",
                    "..runtime.inbox..",
                    "java.sql..",
                    "org.apache.kafka..");
}
