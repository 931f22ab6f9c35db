package dev.ringmaster.enricher.stage;

import dev.ringmaster.model.task.TaskKind;
import java.util.List;
import java.util.regex.Pattern;

/** Tells from a task's words what sort of work it is. The title counts three times as much as the description. */
final class Classification {

    private record Words(TaskKind kind, Pattern pattern) {}

    /** In the order that decides between equals. */
    private static final List<Words> WORDS = List.of(
            words(
                    TaskKind.BUG_FIX,
                    "fix(?:es|ed)?|bugs?|crash(?:es|ed)?|broken|regressions?|fails?|failing|incorrect|wrong|defect"),
            words(
                    TaskKind.RESEARCH,
                    "investigate|research|explore|compare|evaluate|spike|find out|feasibility|analy[sz]e"),
            words(TaskKind.DOCUMENTATION, "document(?:ation)?|docs|readme|javadoc|changelog|tutorial|guide"),
            words(
                    TaskKind.INFRASTRUCTURE,
                    "ci|pipeline|docker(?:file)?|helm|kubernetes|deploy(?:ment)?|maven|gradle|build script|workflow|infrastructure"),
            words(TaskKind.CHORE, "rename|clean ?up|bump|upgrade|reformat|remove unused|tidy|housekeeping"),
            words(TaskKind.FEATURE, "add|implement|support|create|introduce|allow|provide|new|extend|write"));

    private Classification() {}

    static TaskKind of(String title, String description) {
        TaskKind best = TaskKind.FEATURE;
        int most = 0;
        for (Words words : WORDS) {
            int score = 3 * count(words.pattern(), title) + count(words.pattern(), description);
            if (score > most) {
                most = score;
                best = words.kind();
            }
        }
        return best;
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }

    private static Words words(TaskKind kind, String alternatives) {
        return new Words(kind, Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE));
    }
}
