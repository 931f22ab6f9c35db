package dev.ringmaster.e2e.conformance.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes out of a stream what names the machine it was captured on: paths, ports and ids; equal ids stay equal. What a vendor wrote for
 * its own model, the descriptions of skills, goes too.
 */
public final class Scrub {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-([1-8])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1:\\d+");

    /** The beginning of a workplace's path, where a stream of pieces cuts it. */
    private static final Pattern PART = Pattern.compile("/tmp/conformance-\\d*");

    private static final Pattern SKILLS = Pattern.compile(
            "(\"type\":\"session\\.skills_loaded\",\"data\":\\{\"skills\":)\\[.*](}(?:,\"ephemeral\"|}))");

    private final Map<String, String> paths;
    private final Map<String, String> ids = new LinkedHashMap<>();

    /**
     * Makes a scrub for the streams of one session.
     *
     * @param paths what to put in place of which path; earlier ones first
     */
    public Scrub(Map<String, String> paths) {
        this.paths = new LinkedHashMap<>(paths);
    }

    public List<String> lines(List<String> lines) {
        return lines.stream().map(this::text).toList();
    }

    public String text(String text) {
        String scrubbed = text;
        for (Map.Entry<String, String> path : paths.entrySet()) {
            scrubbed = scrubbed.replace(path.getKey(), path.getValue());
            // Some CLIs name folders after paths, with their separators replaced.
            scrubbed = scrubbed.replace(dashed(path.getKey()), dashed(path.getValue()));
        }
        scrubbed = PART.matcher(scrubbed).replaceAll("/home/agent");
        scrubbed = SKILLS.matcher(scrubbed).replaceAll("$1[]$2");
        scrubbed = LOOPBACK.matcher(scrubbed).replaceAll("127.0.0.1:8080");
        return UUID.matcher(scrubbed).replaceAll(this::id);
    }

    private static String dashed(String path) {
        return path.replace('/', '-').replace('.', '-');
    }

    private String id(MatchResult found) {
        return ids.computeIfAbsent(
                found.group(), _ -> "00000000-0000-%s000-8000-%012d".formatted(found.group(1), ids.size() + 1));
    }
}
