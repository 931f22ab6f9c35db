package dev.ringmaster.release.tree;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bare repository whose commits are written as objects, so that they can hold what git's own commands would not write. */
public final class ScratchRepository {
    private final Path folder;
    private final Map<String, String> blobs = new HashMap<>();
    private final Map<String, String> listings = new HashMap<>();

    private ScratchRepository(Path folder) {
        this.folder = folder;
    }

    public static ScratchRepository in(Path folder) {
        ScratchRepository repository = new ScratchRepository(folder);
        repository.git("init", "-q", "--bare", folder.toString());
        return repository;
    }

    public Path gitFolder() {
        return folder;
    }

    public Trees trees() {
        return new Trees(folder);
    }

    public Comparison compare(String base, String result) {
        try {
            return trees().compare(base, result);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public String git(String... arguments) {
        return git(new byte[0], arguments);
    }

    public String git(byte[] input, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@b",
                "-c",
                "core.protectNTFS=false",
                "-c",
                "core.protectHFS=false"));
        line.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.resolve("..").normalize().toFile());
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            builder.environment().put("GIT_DIR", folder.toString());
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("git " + String.join(" ", arguments) + " failed");
            }
            return output.strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public String blob(String content) {
        return blobs.computeIfAbsent(
                content, text -> git(text.getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin"));
    }

    /** A commit of exactly these files. */
    public String commit(Map<String, String> files) {
        Draft draft = new Draft(new TreeMap<>(), "");
        files.forEach(draft::file);
        return draft.commit();
    }

    /** A change to begin with what a commit has. */
    public Draft on(String base) {
        Map<String, String> entries = new TreeMap<>();
        for (String line : listings.computeIfAbsent(base, commit -> git("ls-tree", "-r", "-z", commit))
                .split("\0")) {
            int tab = line.indexOf('\t');
            String[] words = line.substring(0, tab).split(" ");
            entries.put(line.substring(tab + 1), words[0] + " " + words[2]);
        }
        return new Draft(entries, base);
    }

    /** A commit of a tree that is already there. */
    public String commitTree(String tree, String... parents) {
        List<String> line = new ArrayList<>(List.of("commit-tree", "-m", "x"));
        for (String parent : parents) {
            line.add("-p");
            line.add(parent);
        }
        line.add(tree);
        return git(line.toArray(String[]::new));
    }

    /** A tree with one more entry at its root, whatever it is called. */
    public String treeWith(String commit, String mode, String type, String hash, String name) {
        String listed = git("ls-tree", "-z", commit);
        String all = listed + mode + " " + type + " " + hash + "\t" + name + "\0";
        return git(all.getBytes(StandardCharsets.UTF_8), "mktree", "-z", "--missing");
    }

    /** What a next commit will have. */
    public final class Draft {
        private final Map<String, String> entries;
        private final String base;

        private Draft(Map<String, String> entries, String base) {
            this.entries = entries;
            this.base = base;
        }

        public Draft file(String path, String content) {
            entries.put(path, "100644 " + blob(content));
            return this;
        }

        public Draft executable(String path, String content) {
            entries.put(path, "100755 " + blob(content));
            return this;
        }

        public Draft link(String path, String target) {
            entries.put(path, "120000 " + blob(target));
            return this;
        }

        public Draft submodule(String path) {
            entries.put(path, "160000 " + "1".repeat(40));
            return this;
        }

        public Draft delete(String path) {
            if (entries.remove(path) == null) {
                throw new AssertionError("not there: " + path);
            }
            return this;
        }

        public Draft deleteFolder(String folder) {
            entries.keySet().removeIf(path -> path.startsWith(folder + "/"));
            return this;
        }

        public Draft mode(String path, String mode) {
            entries.computeIfPresent(path, (key, entry) -> mode + entry.substring(6));
            return this;
        }

        public Draft move(String from, String to) {
            String entry = entries.remove(from);
            if (entry == null) {
                throw new AssertionError("not there: " + from);
            }
            entries.put(to, entry);
            return this;
        }

        public String tree() {
            StringBuilder lines = new StringBuilder();
            entries.forEach((path, entry) ->
                    lines.append(entry).append('\t').append(path).append('\0'));
            git("read-tree", "--empty");
            git(lines.toString().getBytes(StandardCharsets.UTF_8), "update-index", "-z", "--index-info");
            return git("write-tree", "--missing-ok");
        }

        public String commit() {
            return base.isEmpty() ? commitTree(tree()) : commitTree(tree(), base);
        }
    }
}
