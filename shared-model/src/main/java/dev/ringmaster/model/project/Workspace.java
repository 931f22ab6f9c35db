package dev.ringmaster.model.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an attempt of a project works. */
public enum Workspace {
    /** In a git worktree and branch of its own; done means landed on the target branch. */
    WORKTREE,
    /** In an empty folder of its own, without git; done means that the gates passed or, where there are none, exit code 0. */
    NONE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no workspace has this word */
    public static Workspace ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
