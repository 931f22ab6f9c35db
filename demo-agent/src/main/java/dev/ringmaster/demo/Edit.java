package dev.ringmaster.demo;

/** One change of a file that an instruction asks for. Paths are as the prompt wrote them. */
sealed interface Edit {

    String path();

    /** The text becomes the whole file, whether there was one or not. */
    record Create(String path, String text) implements Edit {}

    /** The text goes behind the end of a file. */
    record Append(String path, String text) implements Edit {}

    /** Lines that occur exactly once in a file become other lines. */
    record Replace(String path, String before, String after) implements Edit {}
}
