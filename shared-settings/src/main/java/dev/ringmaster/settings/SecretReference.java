package dev.ringmaster.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Names where a secret lies instead of holding it: {@code file:/path} or {@code env:NAME}. A secret itself in its place is refused, so
 * that none ends up in a file or a manifest that is shared.
 */
public final class SecretReference {

    private static final String FILE = "file:";
    private static final String ENVIRONMENT = "env:";

    private SecretReference() {}

    /**
     * The secret that a setting refers to, without the line's end that files of secrets often have.
     *
     * @param setting what the setting is called, for the message
     * @throws IllegalArgumentException if it is no reference or leads to nothing; the message never holds its value
     */
    public static String resolve(String setting, String reference, Map<String, String> environment) {
        String secret;
        if (reference.startsWith(FILE)) {
            secret = read(setting, Path.of(reference.substring(FILE.length())));
        } else if (reference.startsWith(ENVIRONMENT)) {
            secret = environment.getOrDefault(reference.substring(ENVIRONMENT.length()), "");
        } else {
            throw new IllegalArgumentException(
                    setting + " must name where the secret lies, as file:/path or env:NAME, not hold it");
        }
        if (secret.isEmpty()) {
            throw new IllegalArgumentException(setting + " refers to " + reference + ", where there is nothing");
        }
        return secret;
    }

    private static String read(String setting, Path file) {
        if (!file.isAbsolute()) {
            throw new IllegalArgumentException(setting + " must name an absolute path: " + FILE + file);
        }
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new IllegalArgumentException(setting + " refers to " + file + ", which cannot be read: " + e, e);
        }
    }
}
