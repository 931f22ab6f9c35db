package dev.ringmaster.execution.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** A signal, sent only to the process that is meant. */
public enum ProcessSignal {
    /** Asks a program to end. */
    TERM,
    /** Ends a program that cannot object. */
    KILL;

    // The identity is looked at and the signal sent by one shell, a few microseconds apart: field 22 of stat is ${23}
    // after the three
    // arguments. Before its exec a command is in no group of its own yet.
    private static final String SEND = """
            read -r stat <"/proc/$1/stat" || exit 1
            set -- "$1" "$2" "$3" ${stat##*) }
            [ "${23}" = "$2" ] || exit 1
            """;

    private static final String TO_GROUP = SEND + "kill -s \"$3\" -- \"-$1\" 2>/dev/null || kill -s \"$3\" \"$1\"";
    private static final String TO_ONE = SEND + "kill -s \"$3\" \"$1\"";

    /**
     * Signals the whole process group that the process leads.
     *
     * @return whether it was sent; false where that process is no more
     */
    public boolean sendToGroup(ProcessIdentity leader) throws IOException, InterruptedException {
        return send(TO_GROUP, leader);
    }

    /** As {@link #sendToGroup}, to the one process only. */
    public boolean send(ProcessIdentity process) throws IOException, InterruptedException {
        return send(TO_ONE, process);
    }

    private boolean send(String script, ProcessIdentity to) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        script,
                        "signal",
                        Long.toString(to.pid()),
                        Long.toString(to.startTicks()),
                        name())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        shell.getOutputStream().close();
        return shell.waitFor() == 0;
    }
}
