package dev.ringmaster.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

/** One type's JSON in a column of a service's database. Thread-safe. */
public final class StoredJson<T> {

    private static final ObjectMapper MAPPER = RingJson.mapper();

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    public StoredJson(Class<T> type) {
        this.type = type;
        this.reader = MAPPER.readerFor(type);
        this.writer = MAPPER.writerFor(type);
    }

    /** @throws IllegalStateException if the value has no JSON, which is a defect */
    public String write(T value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(type.getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /** @throws IllegalStateException if the text is not the JSON of this type */
    public T read(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
