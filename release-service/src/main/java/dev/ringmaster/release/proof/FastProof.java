package dev.ringmaster.release.proof;

import dev.ringmaster.release.modules.Affected;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The proof for rehearsals: the tests that guard the rules, and the unit tests of what a change reaches; no integration tests. It takes
 * about a minute where the whole proof takes many.
 */
public final class FastProof {
    /** In a configured command: the modules to build, parted by commas. */
    public static final String MODULES = "{modules}";

    /** In a configured command: the tests to run, parted by commas. */
    public static final String TESTS = "{tests}";

    // Judges of what a change may do, and the rules of architecture.
    private static final List<String> GUARDING_MODULES = List.of("shared-execution", "release-service");
    private static final List<String> GUARDING_TESTS = List.of(
            "**/*ArchitectureTest", "dev/ringmaster/release/**/*Test", "dev/ringmaster/execution/protection/*Test");

    private FastProof() {}

    /** The configured command, with its placeholders filled in. */
    public static List<String> command(List<String> configured, Affected affected) {
        return configured.stream()
                .map(word -> word.replace(MODULES, modules(affected)).replace(TESTS, tests(affected)))
                .toList();
    }

    static String modules(Affected affected) {
        Set<String> modules = new LinkedHashSet<>(GUARDING_MODULES);
        modules.addAll(affected.tested());
        return String.join(",", modules);
    }

    static String tests(Affected affected) {
        List<String> tests = new ArrayList<>(GUARDING_TESTS);
        affected.tested().forEach(folder -> tests.add("dev/ringmaster/" + packageOf(folder) + "/**/*Test"));
        return String.join(",", tests);
    }

    /** Each module has a package of its own, called as its first or its last word. */
    private static String packageOf(String folder) {
        String[] words = folder.split("-");
        return words[0].equals("shared") ? words[words.length - 1] : words[0].equals("local") ? "broker" : words[0];
    }
}
