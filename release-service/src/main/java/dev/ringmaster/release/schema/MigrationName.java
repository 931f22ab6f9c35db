package dev.ringmaster.release.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration is called: {@code folder/V<version>__<words>.sql}.
 *
 * @param version its numbers, such as 1 and 2 of {@code V1_2__…}
 */
record MigrationName(String folder, List<Integer> version) implements Comparable<MigrationName> {
    private static final Pattern FORM =
            Pattern.compile("(.*/db/(?:migration|runtime))/V(\\d{1,6}(?:[._]\\d{1,6})*)__\\w+\\.sql");
    private static final Pattern FOLDER = Pattern.compile("(?:.*/)?db/(?:migration|runtime)/.*");

    /** Empty for a file that migrates nothing, or is called so that nobody knows when. */
    static Optional<MigrationName> of(String path) {
        Matcher form = FORM.matcher(path);
        return form.matches()
                ? Optional.of(new MigrationName(
                        form.group(1),
                        Arrays.stream(form.group(2).split("[._]"))
                                .map(Integer::valueOf)
                                .toList()))
                : Optional.empty();
    }

    static boolean isMigrationFolder(String path) {
        return FOLDER.matcher(path).matches();
    }

    /** By version; 1 and 1.0 are the same, as for Flyway. */
    @Override
    public int compareTo(MigrationName other) {
        int parts = Math.max(version.size(), other.version.size());
        for (int i = 0; i < parts; i++) {
            int order = Integer.compare(part(i), other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int part(int i) {
        return i < version.size() ? version.get(i) : 0;
    }
}
