package dev.ringmaster.model.settings;

/** A value of {@code ringmaster.toml} that its record does not accept; names the key, so that a reader can find its line. */
public final class InvalidSettingException extends IllegalArgumentException {

    private final String key;
    private final String problem;

    /**
     * @param key the key inside its section, as it is written in the file
     * @param message what is wrong with its value and what is allowed
     */
    public InvalidSettingException(String key, String message) {
        super(message);
        this.key = key;
        this.problem = message;
    }

    public String key() {
        return key;
    }

    /** The message; unlike {@link #getMessage} it is never null. */
    public String problem() {
        return problem;
    }
}
