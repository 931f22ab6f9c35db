package dev.ringmaster.e2e.conformance.cli;

import java.util.List;

/**
 * A situation whose stream is kept.
 *
 * @param name the fixture's name
 * @param script what the model answers
 * @param login what the CLI identifies itself with
 * @param resume what the run before this one must have been, empty for a fresh session
 */
record Scenario(String name, String script, Driver.Login login, Resume resume) {

    /** Which session a run goes on with. */
    enum Resume {
        NOTHING,
        OWN_FIRST_RUN,
        UNKNOWN_SESSION
    }

    private static final String SERVER_GONE = "server-gone";

    /** Whether nothing listens at the address that the CLI is given. */
    boolean isServerGone() {
        return name.equals(SERVER_GONE);
    }

    static List<Scenario> all() {
        return List.of(
                fresh("success", "success"),
                fresh("question", "question"),
                new Scenario("limit", "limit-hours", Driver.Login.ACCOUNT, Resume.NOTHING),
                new Scenario("limit-days", "limit-days", Driver.Login.ACCOUNT, Resume.NOTHING),
                fresh("limit-key", "limit-hours"),
                new Scenario("resume", "resume", Driver.Login.KEY, Resume.OWN_FIRST_RUN),
                new Scenario("resume-unknown", "resume", Driver.Login.KEY, Resume.UNKNOWN_SESSION),
                fresh("unauthorized", "unauthorized"),
                new Scenario("no-login", "success", Driver.Login.NONE, Resume.NOTHING),
                fresh("overflow", "overflow"),
                fresh("rate", "rate"),
                fresh("overloaded", "overloaded"),
                fresh("cut", "cut"),
                fresh(SERVER_GONE, "success"));
    }

    private static Scenario fresh(String name, String script) {
        return new Scenario(name, script, Driver.Login.KEY, Resume.NOTHING);
    }

    String prompt() {
        return "Please do the scripted work.\nconformance-script: " + script + "\n";
    }
}
