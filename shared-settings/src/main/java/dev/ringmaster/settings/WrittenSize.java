package dev.ringmaster.settings;

import dev.ringmaster.model.settings.MemorySize;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 64KB}, {@code 500MB}, {@code 8GB}, in powers of 1024. */
final class WrittenSize {

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,8})(B|KB|MB|GB|TB)");

    private WrittenSize() {}

    /** Empty when the text is not a size. */
    static Optional<MemorySize> parse(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        int shift = switch (size.group(2)) {
            case "B" -> 0;
            case "KB" -> 10;
            case "MB" -> 20;
            case "GB" -> 30;
            default -> 40;
        };
        long number = Long.parseLong(size.group(1));
        return number > Long.MAX_VALUE >> shift ? Optional.empty() : Optional.of(new MemorySize(number << shift));
    }
}
