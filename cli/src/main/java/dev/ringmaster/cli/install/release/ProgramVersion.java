package dev.ringmaster.cli.install.release;

/**
 * One program of a release.
 *
 * @param id names its folder, {@code app/<program>/<id>}; follows from content, JDK and options
 * @param content the SHA-256 of its files' names and bytes, without its start-up cache
 * @param javaHome the JDK that it was installed for
 */
public record ProgramVersion(String id, String content, String javaHome) {}
