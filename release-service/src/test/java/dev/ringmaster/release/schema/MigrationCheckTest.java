package dev.ringmaster.release.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.release.tree.Comparison;
import dev.ringmaster.release.tree.Entry;
import dev.ringmaster.release.tree.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationCheckTest {
    private static final String FOLDER = "queue-service/src/main/resources/db/migration/";
    private static final String FIRST = FOLDER + "V1__create.sql";
    private static final String SECOND = FOLDER + "V2__more.sql";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE fresh (a INTEGER NOT NULL PRIMARY KEY, b TEXT UNIQUE CHECK (b <> ';'));",
                "create table fresh (a integer); create unique index fresh_a on fresh (a);",
                "CREATE INDEX task_by_age ON task (since) WHERE since > 0;",
                "CREATE VIEW old AS SELECT id FROM task;",
                "ALTER TABLE task ADD COLUMN note TEXT;",
                "ALTER TABLE task ADD note VARCHAR(40) DEFAULT 'not null' COLLATE NOCASE;",
                "ALTER TABLE \"task\" ADD COLUMN \"rank\" INTEGER NOT NULL DEFAULT 0;",
                "ALTER TABLE task ADD COLUMN of VARCHAR(40) REFERENCES project (id);",
                "CREATE TABLE fresh (a TEXT); INSERT INTO fresh (a) VALUES ('x;y'); INSERT OR REPLACE INTO fresh SELECT id FROM task;",
                "CREATE TABLE log (a TEXT); CREATE TRIGGER t AFTER INSERT ON task BEGIN INSERT INTO log VALUES (new.id); DELETE FROM log; END;",
                "-- DROP TABLE task;\n/* DELETE FROM task; */\nCREATE TABLE fresh (a TEXT) -- the end"
            })
    void whatOnlyExpandsPasses(String sql) {
        SchemaJudgement judgement = added(sql);

        assertThat(judgement.problems()).isEmpty();
        assertThat(judgement.migrations()).containsExactly(SECOND);
        assertThat(judgement.needsRehearsal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE task;",
                "DROP INDEX task_by_age;",
                "DELETE FROM task;",
                "UPDATE task SET a = 1;",
                "ALTER TABLE task RENAME TO job;",
                "ALTER TABLE task RENAME COLUMN a TO b;",
                "ALTER TABLE task DROP COLUMN a;",
                "ALTER TABLE task ADD COLUMN a TEXT NOT NULL;",
                "ALTER TABLE task ADD COLUMN a TEXT NOT NULL DEFAULT NULL;",
                "ALTER TABLE task ADD COLUMN a TEXT UNIQUE;",
                "ALTER TABLE task ADD COLUMN a INTEGER CHECK (a > 0);",
                "ALTER TABLE task ADD COLUMN a INTEGER GENERATED ALWAYS AS (b + 1);",
                "ALTER TABLE task ADD CONSTRAINT c UNIQUE (a);",
                "CREATE UNIQUE INDEX one ON task (a);",
                "INSERT INTO task (id) VALUES ('x');",
                "REPLACE INTO task (id) VALUES ('x');",
                "WITH x AS (SELECT 1) INSERT INTO task SELECT * FROM x;",
                "CREATE TRIGGER t BEFORE INSERT ON task BEGIN SELECT RAISE(ABORT, 'no'); END;",
                "CREATE TRIGGER t AFTER UPDATE ON task BEGIN UPDATE task SET a = 1; END;",
                "CREATE TRIGGER t AFTER UPDATE ON task BEGIN DELETE FROM task; END;",
                "CREATE TRIGGER t AFTER INSERT ON fresh BEGIN DELETE FROM task; END;",
                "CREATE TABLE IF NOT EXISTS task (a TEXT);",
                "CREATE TEMP TABLE x (a TEXT);",
                "CREATE VIRTUAL TABLE x USING fts5(a);",
                "PRAGMA writable_schema = 1;",
                "ATTACH 'x' AS y;",
                "VACUUM;",
                "CREATE TABLE a (b TEXT); DROP TABLE task;",
                "CREATE TABLE a (b TEXT DEFAULT 'it''s'); DROP TABLE task;",
                "CREATE TABLE a (b TEXT); /* ; */ DROP /* x */ TABLE task",
                "CREATE TABLE a (b ${kind});"
            })
    void everythingElseIsRefusedWithASentence(String sql) {
        assertThat(added(sql).problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.sentence()).startsWith(SECOND).hasSizeGreaterThan(SECOND.length() + 10));
    }

    @Test
    void tableIsNewToAllThatFollowTheMigrationThatMakesIt() {
        Map<String, String> after = base();
        after.put(FOLDER + "V2__a.sql", "CREATE TABLE fresh (a TEXT);");
        after.put(FOLDER + "V10__b.sql", "INSERT INTO fresh VALUES ('x');");
        assertThat(judge(base(), after).problems()).isEmpty();

        after.put(FOLDER + "V10__b.sql", "CREATE TABLE fresh (a TEXT);");
        after.put(FOLDER + "V2__a.sql", "INSERT INTO fresh VALUES ('x');");
        assertThat(judge(base(), after).problems()).hasSize(1);
    }

    @Test
    void tableThatIsNewToOneDatabaseIsNotNewToAnother() {
        Map<String, String> after = base();
        after.put(SECOND.replace("queue", "api"), "CREATE TABLE fresh (a TEXT);");
        after.put(SECOND, "INSERT INTO fresh VALUES ('x');");

        assertThat(judge(base(), after).problems())
                .extracting(SchemaProblem::path)
                .containsExactly(SECOND);
    }

    @Test
    void migrationThatIsThereIsNeitherChangedNorDeleted() {
        Map<String, String> changed = base();
        changed.put(FIRST, "CREATE TABLE task (id TEXT, a TEXT);");
        assertThat(judge(base(), changed).problems())
                .extracting(SchemaProblem::path)
                .containsExactly(FIRST);

        Map<String, String> deleted = base();
        deleted.remove(FIRST);
        assertThat(judge(base(), deleted).problems())
                .extracting(SchemaProblem::path)
                .containsExactly(FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V1__again.sql",
                "V0_9__before.sql",
                "V1_0__same.sql",
                "V01__same.sql",
                "R__repeatable.sql",
                "v2__small.sql",
                "V2_no_name.sql",
                "V2__x.sql.conf",
                "beforeMigrate.sql",
                "V2__x.java",
                "sub/V2__x.sql"
            })
    void nameThatFlywayWouldRunOtherwiseIsRefused(String name) {
        Map<String, String> after = base();
        after.put(FOLDER + name, "CREATE TABLE fresh (a TEXT);");

        assertThat(judge(base(), after).problems())
                .extracting(SchemaProblem::path)
                .contains(FOLDER + name);
    }

    @Test
    void twoOfOneVersionAreRefused() {
        Map<String, String> after = base();
        after.put(FOLDER + "V2__a.sql", "CREATE TABLE a (a TEXT);");
        after.put(FOLDER + "V2__b.sql", "CREATE TABLE b (a TEXT);");

        assertThat(judge(base(), after).problems()).hasSize(1);
    }

    @Test
    void changeWithoutMigrationsNeedsNoRehearsal() {
        Map<String, String> after = base();
        after.put("queue-service/src/main/java/A.java", "class A {}");

        assertThat(judge(base(), after).needsRehearsal()).isFalse();
        assertThat(judge(base(), after).onlyExpands()).isTrue();
    }

    @Test
    void everyMigrationOfThisRepositoryExpandsWhatCameBefore() throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Map<String, String> all = new TreeMap<>();
        try (var folders = Files.list(root)) {
            for (Path module : folders.filter(Files::isDirectory).toList()) {
                Path resources = module.resolve("src/main/resources/db");
                if (Files.isDirectory(resources)) {
                    try (var files = Files.walk(resources)) {
                        for (Path file : files.filter(Files::isRegularFile).toList()) {
                            all.put(root.relativize(file).toString(), Files.readString(file));
                        }
                    }
                }
            }
        }

        SchemaJudgement judgement = judge(Map.of(), all);

        assertThat(judgement.migrations()).hasSizeGreaterThan(5);
        assertThat(judgement.problems()).isEmpty();
    }

    private static SchemaJudgement added(String sql) {
        Map<String, String> after = base();
        after.put(SECOND, sql);
        return judge(base(), after);
    }

    private static Map<String, String> base() {
        return new TreeMap<>(Map.of(FIRST, "CREATE TABLE task (id TEXT, since BIGINT);"));
    }

    private static SchemaJudgement judge(Map<String, String> before, Map<String, String> after) {
        Map<String, String> texts = new HashMap<>();
        after.values().forEach(text -> texts.put(hash(text), text));
        return MigrationCheck.judge(
                new Comparison(revision("b", before), revision("r", after), texts, true, List.of()));
    }

    private static Revision revision(String commit, Map<String, String> files) {
        return new Revision(
                commit,
                commit,
                List.of(),
                files.entrySet().stream()
                        .map(file -> new Entry(file.getKey(), Entry.FILE, hash(file.getValue())))
                        .toList());
    }

    private static String hash(String text) {
        return Integer.toHexString(text.hashCode());
    }
}
