package dev.ringmaster.enricher.stage;

/** The sections of a prompt, in its order. */
enum Section {
    TITLE(""),
    OBJECTIVE("## Objective"),
    CONTEXT("## Context"),
    /** The heading is relied on by agents that look for what went wrong. */
    PREVIOUS_ATTEMPT("## Previous attempt"),
    REQUIREMENTS("## Requirements"),
    ACCEPTANCE_CRITERIA("## Acceptance criteria"),
    FILES("## Files"),
    INSTRUCTIONS("## Instructions"),
    SIGNALS("## Signals");

    private final String heading;

    Section(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
