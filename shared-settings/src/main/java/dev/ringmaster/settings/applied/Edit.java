package dev.ringmaster.settings.applied;

import dev.ringmaster.settings.SettingsProblem;
import java.util.List;
import java.util.Set;

/** What an edited {@code ringmaster.toml} means for the settings in force. */
public sealed interface Edit {

    /** It says what is in force already, word for word. */
    record Unchanged() implements Edit {}

    /** It cannot be used; the settings in force stay. @param problems at least one, in the file's order */
    record Refused(String hash, List<SettingsProblem> problems) implements Edit {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * It can be used, if every live component says so too.
     *
     * @param next what would be in force then
     * @param waiting changed keys that could open a door and stay as they are until they are confirmed
     */
    record Proposed(AppliedSettings next, Set<String> waiting) implements Edit {
        public Proposed {
            waiting = Set.copyOf(waiting);
        }
    }
}
