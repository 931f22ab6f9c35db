package dev.ringmaster.api.why;

import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.ModelChoice;
import dev.ringmaster.model.id.TaskId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the reason of a dispatch into words. */
final class DispatchWords {

    private DispatchWords() {}

    /** Two sentences: why this task, and why this worker; a third on its model where tiers are set. */
    static String of(DispatchReason why, String worker) {
        return whyThen(why) + " " + whyThere(why, worker) + whyModel(why.model());
    }

    private static String whyThen(DispatchReason why) {
        TaskId next = why.runnerUp();
        String line = why.ready() == 1
                ? "It was the only ready task of its project"
                : "It stood at place " + why.place() + " of " + why.ready() + " ready tasks of its project";
        String before = next == null ? ", and no other could have had the slot" : ", before " + next;
        return line + ", with a score of " + number(why.score()) + " (" + terms(why) + ")" + before + ".";
    }

    private static String whyThere(DispatchReason why, String worker) {
        String others = why.others().isEmpty()
                ? "no other worker had a free slot for it"
                : Wording.some(why.others(), 3) + " could have taken it too";
        return "Worker " + worker + " " + why.worker() + "; " + others + ".";
    }

    private static String whyModel(@Nullable ModelChoice choice) {
        if (choice == null) {
            return "";
        }
        String model = choice.model() == null ? "Its agent chose the model" : "It got model " + choice.model();
        return " " + model + ", tier " + choice.tier().word() + ": " + choice.because() + ".";
    }

    /** The greatest first: what it got of what there was to get. */
    private static String terms(DispatchReason why) {
        return why.terms().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(term -> term.getKey().replace('_', ' ') + " " + number(term.getValue())
                        + of(why.weights().get(term.getKey())))
                .collect(Collectors.joining(", "));
    }

    private static String of(@Nullable Double weight) {
        return weight == null ? "" : " of " + number(weight);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
