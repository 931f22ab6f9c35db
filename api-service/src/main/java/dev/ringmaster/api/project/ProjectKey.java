package dev.ringmaster.api.project;

import dev.ringmaster.model.id.ProjectId;
import java.text.Normalizer;
import java.util.Locale;

/** Derives a project's id from what people call it. */
public final class ProjectKey {

    private static final int LIMIT = 40;

    private ProjectKey() {}

    /**
     * The name in lower case, with everything but letters and digits as single hyphens; {@code p-} is put before a leading digit.
     *
     * @throws IllegalArgumentException if nothing usable is left
     */
    public static ProjectId ofName(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("no project id can be made from '" + name + "': give one as 'id'");
        }
        String key = Character.isDigit(plain.charAt(0)) ? "p-" + plain : plain;
        return new ProjectId(key.substring(0, Math.min(LIMIT, key.length())).replaceAll("-+$", ""));
    }

    /** The last part of a path or URL, without {@code .git}. */
    public static String nameOfRepository(String repository) {
        String trimmed =
                repository.replaceAll("/+$", "").replaceAll("\\.git$", "").replaceAll("/+$", "");
        int cut = Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf(':'));
        return trimmed.substring(cut + 1);
    }
}
