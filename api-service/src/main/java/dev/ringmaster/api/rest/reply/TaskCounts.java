package dev.ringmaster.api.rest.reply;

import java.util.Map;

/** How many tasks there are in each status. */
public record TaskCounts(Map<String, Long> counts, long total) {}
