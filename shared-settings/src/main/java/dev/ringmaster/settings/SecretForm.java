package dev.ringmaster.settings;

import java.util.List;
import java.util.regex.Pattern;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Recognises keys and tokens by their well-known forms; no secret belongs into a file that is shared. */
final class SecretForm {

    private static final Pattern KNOWN = Pattern.compile("(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{16,}"
            + "|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}"
            + "|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY-----"
            + "|(?i:(api[-_]?key|token|secret|password)=[^\\s{$]{8,})");

    private SecretForm() {}

    /** Whether a value of the file, or any text inside it, looks like a secret. */
    static boolean isIn(Object raw) {
        return switch (raw) {
            case String text -> KNOWN.matcher(text).find();
            case TomlArray array -> array.toList().stream().anyMatch(SecretForm::isIn);
            case TomlTable table -> table.toMap().values().stream().anyMatch(SecretForm::isIn);
            case List<?> list -> list.stream().anyMatch(SecretForm::isIn);
            default -> false;
        };
    }
}
