package dev.ringmaster.execution.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatchReaderTest {

    @Test
    void everyKindOfChangeIsRead() {
        List<FileChange> read = PatchReader.read("""
                diff --git a/new.txt b/new.txt
                new file mode 100644
                index 0000000..3e75765
                --- /dev/null
                +++ b/new.txt
                @@ -0,0 +1 @@
                +new
                diff --git a/old name b/x.txt b/old name b/x.txt
                deleted file mode 100644
                --- a/old name b/x.txt
                +++ /dev/null
                @@ -1,2 +0,0 @@
                -one
                -two
                diff --git a/from.py b/to.py
                similarity index 90%
                rename from from.py
                rename to to.py
                @@ -3 +3,2 @@ def test_a():
                -    assert a
                +    pass
                +    pass
                @@ -9 +10,0 @@
                -x
                diff --git a/logo.png b/logo.png
                index 1..2 100644
                Binary files a/logo.png and b/logo.png differ
                """);

        assertThat(read)
                .containsExactly(
                        new FileChange(null, "new.txt", List.of(new Hunk(List.of(), List.of("new")))),
                        new FileChange("old name b/x.txt", null, List.of(new Hunk(List.of("one", "two"), List.of()))),
                        new FileChange(
                                "from.py",
                                "to.py",
                                List.of(
                                        new Hunk(List.of("    assert a"), List.of("    pass", "    pass")),
                                        new Hunk(List.of("x"), List.of()))),
                        new FileChange("logo.png", "logo.png", List.of()));
    }

    @Test
    void lineThatLooksLikeAHeadIsText() {
        List<FileChange> read = PatchReader.read("""
                diff --git a/a.sql b/a.sql
                --- a/a.sql
                +++ b/a.sql
                @@ -1,2 +1 @@
                --- a/drop
                -diff --git a/x b/x
                +++ b/add
                \\ No newline at end of file
                """);

        assertThat(read)
                .containsExactly(new FileChange(
                        "a.sql",
                        "a.sql",
                        List.of(new Hunk(List.of("-- a/drop", "diff --git a/x b/x"), List.of("++ b/add")))));
    }

    @Test
    void quotedNamesAreReadAsTheyAre() {
        List<FileChange> read = PatchReader.read("""
                diff --git "a/tab\\there" "b/tab\\there"
                deleted file mode 100644
                """);

        assertThat(read).containsExactly(new FileChange("tab\there", null, List.of()));
    }
}
