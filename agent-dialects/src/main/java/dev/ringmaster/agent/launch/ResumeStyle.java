package dev.ringmaster.agent.launch;

import java.util.ArrayList;
import java.util.List;

/** How an agent is told to go on from an earlier session. */
public enum ResumeStyle {
    /** {@code --resume ID} at the end. */
    RESUME_OPTION {
        @Override
        List<String> resuming(List<String> args, String session) {
            return withLast(args, "--resume", session);
        }
    },
    /** {@code --session ID} at the end. */
    SESSION_OPTION {
        @Override
        List<String> resuming(List<String> args, String session) {
            return withLast(args, "--session", session);
        }
    },
    /** {@code resume ID} as a subcommand after the options, before the dash that stands for standard input. */
    RESUME_SUBCOMMAND {
        @Override
        List<String> resuming(List<String> args, String session) {
            boolean dashed = !args.isEmpty() && args.getLast().equals("-");
            List<String> options = dashed ? args.subList(0, args.size() - 1) : args;
            List<String> line = withLast(options, "resume", session);
            return dashed ? withLast(line, "-") : line;
        }
    },
    /** {@code threads continue ID} as the first arguments. */
    THREADS_SUBCOMMAND {
        @Override
        List<String> resuming(List<String> args, String session) {
            List<String> line = new ArrayList<>(List.of("threads", "continue", session));
            line.addAll(args);
            return List.copyOf(line);
        }
    },
    /** {@code --resume} beside the name that each start gives. */
    RESUME_FLAG {
        @Override
        List<String> resuming(List<String> args, String session) {
            return withLast(args, "--resume");
        }
    },
    /** It cannot; it is started afresh. */
    NONE {
        @Override
        List<String> resuming(List<String> args, String session) {
            return args;
        }
    };

    abstract List<String> resuming(List<String> args, String session);

    /** Whether a later start can go on from an earlier one. */
    public boolean canResume() {
        return this != NONE;
    }

    private static List<String> withLast(List<String> args, String... more) {
        List<String> line = new ArrayList<>(args);
        line.addAll(List.of(more));
        return List.copyOf(line);
    }
}
