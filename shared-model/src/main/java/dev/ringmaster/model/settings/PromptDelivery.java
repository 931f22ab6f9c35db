package dev.ringmaster.model.settings;

import java.util.Locale;

/** How an agent gets its prompt; never as an argument, which every user of the machine could read. */
public enum PromptDelivery {
    /** On standard input, which is then closed. */
    STDIN,
    /** In a file, whose path takes the place of {@code {prompt_file}} in the arguments. */
    FILE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
