package dev.ringmaster.execution.process;

/**
 * Who runs a folder's command.
 *
 * @param command the command itself, leader of its session and process group
 * @param shim the process that waits for it and writes down its exit
 */
public record RunRecord(ProcessIdentity command, ProcessIdentity shim) {}
