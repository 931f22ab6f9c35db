package dev.ringmaster.agent.launch;

/**
 * A file that an agent's own folder needs; one that is there already stays as it is, for a person may have changed it.
 *
 * @param path relative to the folder
 */
public record ConfigFile(String path, String content) {}
