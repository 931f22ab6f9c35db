package dev.ringmaster.api.task;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Where a page of a list ended. Opaque to clients and bound to the list's filter and sort: it means nothing in another list.
 *
 * @param key the last task's value of the sort field
 * @param ordinal the last task's place in the order of creation, which breaks ties
 */
public record TaskCursor(String key, long ordinal) {

    /** @param list the filter and sort of the list */
    public String encode(String list) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + text.length)
                .putInt(fingerprint(list))
                .putLong(ordinal)
                .put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws IllegalArgumentException if the text is no cursor of this list */
    public static TaskCursor decode(String text, String list) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() < Integer.BYTES + Long.BYTES || bytes.getInt() != fingerprint(list)) {
            throw new IllegalArgumentException(
                    "it was made for a list with another filter or sort, or is no cursor at all");
        }
        long ordinal = bytes.getLong();
        return new TaskCursor(StandardCharsets.UTF_8.decode(bytes).toString(), ordinal);
    }

    private static int fingerprint(String list) {
        CRC32C sum = new CRC32C();
        sum.update(list.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
