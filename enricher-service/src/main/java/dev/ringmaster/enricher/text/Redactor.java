package dev.ringmaster.enricher.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text and counts them. It knows a secret by its form; one that looks like any other word is not found. For use by one
 * thread.
 */
public final class Redactor {

    public static final String MARK = "[redacted]";

    private static final String KEY = "(?:password|passwd|passphrase|pwd|secret|(?:api|access|secret|private)[_-]?key|"
            + "client[_-]?secret|token)[\"']?";

    /** Each pattern keeps its groups 1 and 2 and loses what is between them. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----)[\\s\\S]*?"
                    + "(-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\\z)"),
            token("(?:AKIA|ASIA)[0-9A-Z]{16}"),
            token("(?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{20,}+"),
            token("(?:sk|rk|pk)[-_](?=[A-Za-z0-9_-]{0,80}[0-9])[A-Za-z0-9_-]{16,}+"),
            token("xox[abeoprs]-[A-Za-z0-9-]{10,}+"),
            token("AIza[0-9A-Za-z_-]{30,}+"),
            token("(?:glpat-|npm_|hf_|pypi-|dop_v1_)[A-Za-z0-9_-]{16,}+"),
            token("eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]*+"),
            // The digit keeps "bearer authentication" in a sentence.
            Pattern.compile(
                    "(?i)(\\bbearer\\s{1,4}|\\bauthorization[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?[a-z]{0,10}\\s{1,4})"
                            + "(?=[^\\s\"']{0,200}[0-9=+/])[a-z0-9._~+/-]{8,}+=*+()"),
            Pattern.compile("(\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/:@]{0,100}:)[^\\s/@]{1,200}+(@)"),
            Pattern.compile("(?i)(" + KEY + "\\s{0,4}(?::=|=>|[:=])\\s{0,4}\")(?![$<{])[^\"\\n]{4,4000}+(\")"),
            Pattern.compile("(?i)(" + KEY + "\\s{0,4}(?::=|=>|[:=])\\s{0,4}')(?![$<{])[^'\\n]{4,4000}+(')"),
            // As a shell or a properties file writes it, without a space around the sign.
            Pattern.compile("(?i)(" + KEY + "[=:])(?![$<{\"'])[^\\s\"'`;,&()<>]{4,4000}+(?!\\()()"),
            // With a space, only what cannot be a name: code says `password = request.password`.
            Pattern.compile(
                    "(?i)(" + KEY + "\\s{0,4}[=:]\\s{1,4})(?![$<{\"'])(?=\\S{0,4000}[0-9!@#%^&*])(?=\\S{0,4000}[a-z])"
                            + "[^\\s\"'`;,()<>.]{6,4000}+(?![(.])()"));

    private int count;

    /** The text without its secrets; each is counted. */
    public String clean(String text) {
        String result = text;
        for (Pattern form : FORMS) {
            result = without(form, result);
        }
        return result;
    }

    /** Counts secrets of a text that was cleaned before. */
    public void add(int redactions) {
        count += redactions;
    }

    /** How many secrets have been taken out. */
    public int count() {
        return count;
    }

    private String without(Pattern form, String text) {
        Matcher secret = form.matcher(text);
        if (!secret.find()) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int from = 0;
        do {
            String found = text.substring(secret.end(1), secret.start(2));
            if (!found.contains(MARK)) {
                result.append(text, from, secret.end(1)).append(MARK);
                from = secret.start(2);
                count++;
            }
        } while (secret.find());
        return result.append(text, from, text.length()).toString();
    }

    private static Pattern token(String form) {
        return Pattern.compile("(?<![A-Za-z0-9_-])()" + form + "()");
    }
}
