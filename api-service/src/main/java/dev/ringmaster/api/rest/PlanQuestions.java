package dev.ringmaster.api.rest;

import dev.ringmaster.api.plan.WhatIf;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a plan is asked about from query parameters; what cannot be read is refused with its name. */
final class PlanQuestions {

    private static final int MOST = 8;
    private static final Pattern WORKERS = Pattern.compile("(?:([^=\\s]+)=)?([+-]\\d{1,4})");
    private static final Pattern DELAY = Pattern.compile("(\\S+):(\\d{1,5})(s|m|h|d)");

    private PlanQuestions() {}

    static List<WhatIf> read(
            @Nullable List<String> more,
            @Nullable List<String> without,
            @Nullable List<String> done,
            @Nullable List<String> delay) {
        List<WhatIf> asked = new ArrayList<>();
        given(more).forEach(text -> asked.add(workers(text)));
        given(without).forEach(text -> asked.add(new WhatIf.Without("without " + text, text)));
        given(done).forEach(text -> asked.add(new WhatIf.IfDone("if " + text + " were done", text)));
        given(delay).forEach(text -> asked.add(delay(text)));
        if (asked.size() > MOST) {
            throw new ProblemException(
                    ProblemCode.INVALID_QUERY, asked.size() + " questions are more than the " + MOST + " of one plan.");
        }
        return asked;
    }

    static int count(String name, @Nullable Integer value, int whenMissing, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new ProblemException(ProblemCode.INVALID_QUERY, name + ": " + value + " is not 1 to " + most + ".");
        }
        return value == null ? whenMissing : value;
    }

    private static WhatIf workers(String text) {
        // A plus sign that was not escaped arrives as a space.
        Matcher form = WORKERS.matcher(text.replace(' ', '+'));
        if (!form.matches()) {
            throw new ProblemException(
                    ProblemCode.INVALID_QUERY,
                    "workers: '" + text
                            + "' is neither a number of slots such as +2 nor a worker with one, claude=+2.");
        }
        String worker = form.group(1) == null ? "" : form.group(1);
        return new WhatIf.Workers(
                (worker.isEmpty() ? "workers " : "worker " + worker + " ") + form.group(2),
                worker,
                Integer.parseInt(form.group(2)));
    }

    private static WhatIf delay(String text) {
        Matcher form = DELAY.matcher(text);
        if (!form.matches()) {
            throw new ProblemException(
                    ProblemCode.INVALID_QUERY,
                    "delay: '" + text + "' is not a decision and a time such as d-shop-7-1-agent-question:1d.");
        }
        long number = Long.parseLong(form.group(2));
        Duration by = switch (form.group(3)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return new WhatIf.Delay("delay " + form.group(1) + " by " + form.group(2) + form.group(3), form.group(1), by);
    }

    private static List<String> given(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }
}
