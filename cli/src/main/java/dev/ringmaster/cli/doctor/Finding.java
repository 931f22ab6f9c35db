package dev.ringmaster.cli.doctor;

/**
 * What one check found.
 *
 * @param subject what was looked at, such as {@code git}
 * @param detail what was found, one sentence without its full stop
 * @param fix how to mend it; empty when there is nothing to mend
 */
record Finding(Level level, String subject, String detail, String fix) {

    /** How bad it is. */
    enum Level {
        OK("ok"),
        /** Works, but not as well as it could. */
        NOTE("note"),
        /** The ring or its tasks will fail. */
        PROBLEM("problem");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding ok(String subject, String detail) {
        return new Finding(Level.OK, subject, detail, "");
    }

    static Finding note(String subject, String detail, String fix) {
        return new Finding(Level.NOTE, subject, detail, fix);
    }

    static Finding problem(String subject, String detail, String fix) {
        return new Finding(Level.PROBLEM, subject, detail, fix);
    }
}
