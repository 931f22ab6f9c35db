package dev.ringmaster.api.beads.format;

import com.fasterxml.jackson.core.JsonToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What sort of value a field of an issue has. Null stands for absent everywhere. */
enum FieldShape {
    TEXT("text"),
    NUMBER("a number"),
    /** Old backups write 0 and 1. */
    FLAG("true or false"),
    LIST("a list"),
    ANY("anything");

    private static final Map<String, FieldShape> SHAPES = new HashMap<>();

    static {
        List.of(
                        "_type id title description design acceptance_criteria notes spec_id status issue_type assignee owner",
                        "created_at created_by updated_at started_at closed_at close_reason closed_by_session due_at defer_until",
                        "external_ref source_system compacted_at compacted_at_commit sender wisp_type await_type await_id",
                        "source_formula source_location mol_type work_type event_kind actor target parent",
                        "deleted_at deleted_by delete_reason original_type")
                .forEach(names -> put(names, TEXT));
        put("estimated_minutes compaction_level original_size dependency_count dependent_count comment_count", NUMBER);
        put("ephemeral wisp no_history pinned is_template", FLAG);
        put("labels dependencies comments", LIST);
    }

    private final String words;

    FieldShape(String words) {
        this.words = words;
    }

    private static void put(String names, FieldShape shape) {
        for (String name : names.split(" ", -1)) {
            SHAPES.put(name, shape);
        }
    }

    /** Any field that is not known may hold anything. */
    static FieldShape of(String field) {
        return SHAPES.getOrDefault(field, ANY);
    }

    String words() {
        return words;
    }

    boolean fits(JsonToken value) {
        return value == JsonToken.VALUE_NULL
                || switch (this) {
                    case TEXT -> value == JsonToken.VALUE_STRING;
                    case NUMBER -> value.isNumeric();
                    case FLAG -> value.isBoolean() || value == JsonToken.VALUE_NUMBER_INT;
                    case LIST -> value == JsonToken.START_ARRAY;
                    case ANY -> true;
                };
    }

    /** What a value is, in words. */
    static String wordsFor(JsonToken value) {
        return switch (value) {
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case START_ARRAY -> "a list";
            default -> "an object";
        };
    }
}
