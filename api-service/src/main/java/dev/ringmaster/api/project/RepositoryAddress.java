package dev.ringmaster.api.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a project's repository is: on this machine, or somewhere git can clone from. */
public sealed interface RepositoryAddress {

    Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*)://(.*)");
    /** The schemes that fetch over a network; others, such as {@code ext::}, can run programs. */
    Pattern ALLOWED = Pattern.compile("(?i)https?|ssh|git");
    /** The short form of SSH: user, host, colon, path. */
    Pattern SHORT_SSH = Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^:].*");

    /** @param path absolute */
    record Local(Path path) implements RepositoryAddress {}

    record Remote(String url) implements RepositoryAddress {}

    /** @throws IllegalArgumentException if the text is neither an absolute path nor a URL that is safe to give to git */
    static RepositoryAddress of(String text) {
        var scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            if ("file".equalsIgnoreCase(scheme.group(1))) {
                return local(scheme.group(2));
            }
            if (!ALLOWED.matcher(scheme.group(1)).matches()) {
                throw new IllegalArgumentException(
                        "a URL starts with https, http, ssh, git or file, not " + scheme.group(1));
            }
            String authority = scheme.group(2).replaceAll("/.*", "");
            if (authority.contains("@")
                    && authority.substring(0, authority.indexOf('@')).contains(":")) {
                throw new IllegalArgumentException(
                        "the URL holds a password, which every reader of events would see: use a credential helper or an SSH key");
            }
            return new Remote(text);
        }
        return SHORT_SSH.matcher(text).matches() ? new Remote(text) : local(text);
    }

    private static Local local(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return new Local(path.normalize());
            }
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("not a path: " + invalid.getReason(), invalid);
        }
        throw new IllegalArgumentException("expected an absolute path or a URL, not '" + text + "'");
    }
}
