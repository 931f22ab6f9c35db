package dev.ringmaster.agent.report;

import dev.ringmaster.model.usage.AgentReport;
import org.jspecify.annotations.Nullable;

/**
 * All that an agent's output says of itself.
 *
 * @param marker the sign with which its last words sum up; null when there is none
 * @param spoke whether any of its output was understood
 * @param words its last words, cut to a bounded length; empty when there were none
 */
public record Testimony(
        AgentReport report, Ending ending, @Nullable Marker marker, boolean spoke, String words) {

    /** Of any program whose output is for people. */
    public static Testimony ofWords(String words) {
        return new Testimony(
                AgentReport.silent("generic"),
                new Ending.Unsaid(null),
                Marker.lastIn(words).orElse(null),
                false,
                words);
    }
}
