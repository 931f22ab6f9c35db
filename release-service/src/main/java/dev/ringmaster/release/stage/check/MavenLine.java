package dev.ringmaster.release.stage.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Maven as the configured proof calls it: the same program, and offline or with the same settings where that one is. A proof by another
 * program says nothing of how to build: the checkout's own {@code mvnw} does it then.
 */
record MavenLine(List<String> start) {

    private static final Set<String> MAVEN = Set.of("mvn", "mvnw", "mvnd");

    static MavenLine like(List<String> proof) {
        Path program = Path.of(proof.getFirst()).getFileName();
        if (program == null || !MAVEN.contains(program.toString())) {
            return new MavenLine(List.of("./mvnw", "-B"));
        }
        List<String> start = new ArrayList<>(List.of(proof.getFirst()));
        for (int i = 1; i < proof.size(); i++) {
            String word = proof.get(i);
            if (word.equals("-o") || word.equals("--offline")) {
                start.add(word);
            } else if ((word.equals("-s") || word.equals("--settings")) && i + 1 < proof.size()) {
                start.add(word);
                start.add(proof.get(++i));
            }
        }
        start.add("-B");
        return new MavenLine(start);
    }

    /** The command that runs a phase for modules and what they need. */
    List<String> run(List<String> modules, String phase, String... options) {
        List<String> line = new ArrayList<>(start);
        line.addAll(List.of(options));
        line.addAll(List.of("-pl", String.join(",", modules), "-am", phase));
        return line;
    }
}
