package dev.ringmaster.settings;

/**
 * A key with the value it has in the end, and why.
 *
 * @param key the whole key, such as {@code kafka.port}
 * @param value as the file would hold it
 * @param source {@code default}, {@code ringmaster.toml:12} with the line, or the environment variable's name
 */
public record EffectiveSetting(String key, String value, String source) {}
