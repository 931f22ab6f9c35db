package dev.ringmaster.model.issue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes the lines of a beads file. The same seed makes the same file. Lines have unknown fields, fields in any order, spaces, escapes and
 * numbers in several spellings, so that whoever writes them anew instead of copying them is seen.
 */
public final class IssueFileGenerator {

    /** Who would write such a file. */
    public enum Dialect {
        BD,
        BR
    }

    private static final String[] WORDS =
            "parse header retry queue worker lease flush index café 日本 gate merge \\u00e9tude tab\\there quote\\\"s slash\\/es emoji😀"
                    .split(" ", -1);
    private static final String[] TYPES = {
        "task", "task", "task", "bug", "feature", "chore", "docs", "spike", "enhancement"
    };
    private static final String[] LINKS = {
        "blocks", "blocks", "blocks", "blocks", "related", "discovered-from", "made-up"
    };

    private final Dialect dialect;
    private final Random random;
    private final String prefix;

    public IssueFileGenerator(long seed, Dialect dialect) {
        this.dialect = dialect;
        this.random = new Random(seed);
        this.prefix = dialect == Dialect.BD ? "bd" : "br";
    }

    /** A project of some age: epics with children and grandchildren, most of it closed, one or two links for each issue. */
    public List<String> project(int issues) {
        List<String> ids = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String epic = "";
        int child = 0;
        for (int i = 0; i < issues; i++) {
            boolean isEpic = i % 20 == 0;
            String id =
                    isEpic || chance(30) ? prefix + "-" + Integer.toString(36 * 36 * 36 + i, 36) : epic + "." + ++child;
            if (isEpic) {
                epic = id;
                child = 0;
            }
            List<String> links = new ArrayList<>();
            if (!isEpic && id.startsWith(epic + ".")) {
                links.add(link(id, epic, dialect == Dialect.BR && chance(20) ? "parent_child" : "parent-child"));
            }
            for (int k = random.nextInt(4); k > 0 && !ids.isEmpty(); k--) {
                links.add(link(id, ids.get(random.nextInt(ids.size())), pick(LINKS)));
            }
            if (chance(1)) {
                links.add(link(id, prefix + "-gone" + i, "blocks"));
            }
            lines.add(chance(1) ? tombstone(id) : issue(id, isEpic ? "epic" : pick(TYPES), links));
            ids.add(id);
        }
        if (dialect == Dialect.BD) {
            lines.add("{\"_type\":\"memory\",\"key\":\"style\",\"value\":\"Short sentences.\"}");
        }
        return lines;
    }

    /** Few issues and very many links, all of them blocking, without a cycle. */
    public List<String> dense(int issues) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < issues; i++) {
            List<String> links = new ArrayList<>();
            for (int other = 0; other < i; other++) {
                if (chance(50)) {
                    links.add(link(prefix + "-" + i, prefix + "-" + other, "blocks"));
                }
            }
            lines.add(issue(prefix + "-" + i, "task", links));
        }
        return lines;
    }

    /** The line with another title; everything else of it as it is. */
    public String retitled(String line) {
        // The unknown field has one too, with a brace for a title.
        int at = line.replace("\"title\":\"}\"", "\"-----\":\"}\"").indexOf("\"title\"");
        int from = line.indexOf('"', line.indexOf(':', at)) + 1;
        return line.substring(0, from) + "New " + random.nextInt(1000) + " " + line.substring(from);
    }

    private String issue(String id, String type, List<String> links) {
        List<String> fields = new ArrayList<>();
        boolean closed = chance(60);
        fields.add(field("title", text(3)));
        fields.add(field("description", text(20 + random.nextInt(60))));
        fields.add(field(
                "status", closed ? "closed" : pick("open", "open", "open", "in_progress", "blocked", "deferred")));
        fields.add("\"priority\":" + space() + random.nextInt(5));
        fields.add(field("issue_type", type));
        fields.add(field("created_at", time()));
        fields.add(field("updated_at", time()));
        if (closed) {
            fields.add(field("closed_at", time()));
            fields.add(field("close_reason", pick("done", "wontfix", "merged")));
        }
        if (!links.isEmpty()) {
            fields.add("\"dependencies\":" + space() + "[" + String.join("," + space(), links) + "]");
        }
        optional(fields, "design", text(8));
        optional(fields, "notes", text(5));
        optional(fields, "acceptance_criteria", "- it works\\n- it is fast");
        optional(fields, "assignee", "sam");
        if (chance(20)) {
            fields.add("\"labels\":[\"ui\"," + space() + "\"" + word() + "\"]");
        }
        if (chance(15)) {
            fields.add("\"estimated_minutes\":" + pick("45", "90", "1.2e2", "30.0"));
        }
        if (chance(10)) {
            fields.add("\"comments\":[{\"id\":" + (dialect == Dialect.BR ? "7" : "\"c-7\"") + ",\"issue_id\":\"" + id
                    + "\",\"text\":\"" + text(4) + "\"}]");
        }
        if (dialect == Dialect.BR) {
            fields.add("\"compaction_level\":0");
            fields.add("\"original_size\":0");
        }
        if (chance(40)) {
            fields.add("\"x_" + random.nextInt(9) + "\":" + space()
                    + pick(
                            "1e3",
                            "1.50",
                            "null",
                            "{\"deep\":[1,{\"id\":\"x\",\"title\":\"}\"}]}",
                            "\"\\u0041\"",
                            "[ ]",
                            "-0"));
        }
        Collections.shuffle(fields, random);
        fields.add(random.nextInt(2) == 0 ? 0 : fields.size(), field("id", id));
        return "{" + space() + String.join(space() + "," + space(), fields) + space() + "}";
    }

    private String tombstone(String id) {
        return "{" + field("id", id) + "," + field("title", "Gone") + "," + field("status", "tombstone") + ","
                + field("deleted_at", time()) + "," + field("original_type", "task") + "}";
    }

    private String link(String from, String to, String type) {
        return "{" + field("issue_id", from) + "," + field("depends_on_id", to) + "," + field("type", type) + ","
                + field("created_at", time()) + "}";
    }

    private void optional(List<String> fields, String name, String value) {
        if (chance(15)) {
            fields.add(field(name, value));
        }
    }

    private String field(String name, String escaped) {
        return "\"" + name + "\":" + space() + "\"" + escaped + "\"";
    }

    private String time() {
        return "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + "T10:00:00"
                + pick("Z", ".123Z", ".123456789Z", "+02:00");
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder(word());
        for (int i = 1; i < words; i++) {
            text.append(' ').append(word());
        }
        return text.toString();
    }

    private String word() {
        return pick(WORDS);
    }

    private String space() {
        return chance(5) ? "  " : "";
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }
}
