package dev.ringmaster.release.guard;

/** Writes paths so that nothing in them hides or moves a terminal's cursor. */
final class Printable {
    private Printable() {}

    static String of(String path) {
        StringBuilder text = new StringBuilder();
        path.codePoints().forEach(point -> {
            if (point >= 0x20 && point < 0x7F) {
                text.appendCodePoint(point);
            } else {
                text.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return text.toString();
    }
}
