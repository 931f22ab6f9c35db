package dev.ringmaster.scheduler.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the environment of agents and gates from nothing: a variable gets in by name or not at all. */
public final class CleanEnvironment {
    /** What programs need to find other programs, their user's files and the language; none holds a secret. */
    public static final List<String> BASICS = List.of(
            "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "JAVA_HOME");

    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private CleanEnvironment() {}

    /**
     * Picks {@link #BASICS} and the given names from an environment; what is not set there stays unset, except {@code PATH}.
     *
     * @param own usually {@link System#getenv()}
     * @param names further names, such as a worker's {@code env}
     */
    public static Map<String, String> of(Map<String, String> own, Collection<String> names) {
        Map<String, String> clean = new TreeMap<>();
        clean.put("PATH", DEFAULT_PATH);
        for (String name : BASICS) {
            pass(own, name, clean);
        }
        for (String name : names) {
            pass(own, name, clean);
        }
        return clean;
    }

    private static void pass(Map<String, String> own, String name, Map<String, String> clean) {
        String value = own.get(name);
        if (value != null) {
            clean.put(name, value);
        }
    }
}
