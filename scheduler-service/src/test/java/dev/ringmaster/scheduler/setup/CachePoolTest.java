package dev.ringmaster.scheduler.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachePoolTest {
    private static final List<String> KEPT = List.of("node_modules", "web/target");

    @TempDir
    Path folder;

    private CachePool pool;

    @BeforeEach
    void open() {
        pool = new CachePool(folder.resolve("pool"));
    }

    @Test
    void whatIsNamedIsHandedOnAndNothingElse() throws Exception {
        Path first = tree("first", "node_modules/a.js", "web/target/b.class", "web/secret", ".env");

        assertThat(pool.take(id(1), first, KEPT)).isEqualTo(2);
        Path second = tree("second", "readme");
        assertThat(pool.give(id(2), second, KEPT)).isEqualTo(KEPT);

        assertThat(files(second)).containsExactlyInAnyOrder("readme", "node_modules/a.js", "web/target/b.class");
        assertThat(files(first)).containsExactlyInAnyOrder("web/secret", ".env");
        assertThat(files(folder.resolve("pool"))).isEmpty();
    }

    @Test
    void aSetIsGivenToOneWorktreeOnlyAndTheNewestFirst() throws Exception {
        pool.take(id(1), tree("first", "node_modules/old"), KEPT);
        pool.take(id(2), tree("second", "node_modules/new"), KEPT);

        Path third = tree("third");
        Path fourth = tree("fourth");
        Path fifth = tree("fifth");
        pool.give(id(3), third, KEPT);
        pool.give(id(4), fourth, KEPT);
        assertThat(pool.give(id(5), fifth, KEPT)).isEmpty();

        assertThat(files(third)).containsExactly("node_modules/new");
        assertThat(files(fourth)).containsExactly("node_modules/old");
    }

    @Test
    void whatAWorktreeHasStaysAndTakesNoSetFromOthers() throws Exception {
        pool.take(id(1), tree("first", "node_modules/theirs", "web/target/theirs"), KEPT);
        Path resumed = tree("resumed", "node_modules/own", "web/target/own");

        assertThat(pool.give(id(2), resumed, KEPT)).isEmpty();

        assertThat(files(resumed)).containsExactlyInAnyOrder("node_modules/own", "web/target/own");
        assertThat(pool.give(id(3), tree("third"), KEPT)).isEqualTo(KEPT);
    }

    @Test
    void linksLeadNothingOutOfAWorktreeOrIntoOne() throws Exception {
        Path outside = tree("outside", "node_modules/precious", "target/precious");
        Path first = tree("first");
        Files.createSymbolicLink(first.resolve("node_modules"), outside.resolve("node_modules"));
        Files.createSymbolicLink(first.resolve("web"), outside);
        assertThat(pool.take(id(1), first, KEPT)).isZero();
        assertThat(files(outside)).hasSize(2);

        pool.take(id(2), tree("second", "web/target/made"), KEPT);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path third = tree("third");
        Files.createSymbolicLink(third.resolve("web"), elsewhere);
        assertThat(pool.give(id(3), third, KEPT)).isEmpty();
        assertThat(files(elsewhere)).isEmpty();
    }

    @Test
    void crashAtAnyStepLeavesASetWithOneWorktreeOrNone() throws Exception {
        Path pooled = folder.resolve("pool");
        tree("pool/" + id(1) + ".part", "0/half");
        pool.take(id(2), tree("second", "node_modules/a", "web/target/b"), KEPT);
        Path third = tree("third");
        // Killed after it was claimed for the third, before anything was moved.
        Files.move(pooled.resolve(id(2) + ".set"), pooled.resolve(id(3) + ".taken"));

        pool.keepOnly(Set.of(id(3)));
        assertThat(pooled.resolve(id(1) + ".part")).doesNotExist();
        assertThat(pool.give(id(4), tree("fourth"), KEPT)).as("it is another's").isEmpty();
        assertThat(pool.give(id(3), third, KEPT)).isEqualTo(KEPT);

        tree("pool/" + id(5) + ".taken", "0/left");
        pool.keepOnly(Set.of());
        assertThat(files(pooled)).isEmpty();
    }

    @Test
    void onlyTheNewestSetsWait() throws Exception {
        for (int i = 1; i <= CachePool.MOST + 2; i++) {
            pool.take(id(i), tree("tree-" + i, "node_modules/" + i), KEPT);
        }
        assertThat(files(folder.resolve("pool")).stream()
                        .map(file -> Path.of(file).getFileName().toString()))
                .containsExactlyInAnyOrder("3", "4", "5", "6");
    }

    private static AttemptId id(int number) {
        return new AttemptId(new UUID(0x0199_0000_0000_7000L + number, 0x8000_0000_0000_0000L));
    }

    private Path tree(String name, String... files) throws Exception {
        Path tree = Files.createDirectories(folder.resolve(name));
        for (String file : files) {
            Files.createDirectories(tree.resolve(file).getParent());
            Files.writeString(tree.resolve(file), file);
        }
        return tree;
    }

    private static List<String> files(Path tree) throws Exception {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> tree.relativize(file).toString())
                    .toList();
        }
    }
}
