package dev.ringmaster.execution.process;

import java.time.Instant;

/**
 * How a process ended, as its shim wrote it down.
 *
 * @param exitCode 0 to 255; 128 + signal where a signal ended it
 */
public record ExitRecord(int exitCode, Instant endedAt) {}
