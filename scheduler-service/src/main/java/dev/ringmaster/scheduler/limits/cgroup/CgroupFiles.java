package dev.ringmaster.scheduler.limits.cgroup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The files of a cgroup v2 hierarchy: making a folder makes a group, and the kernel puts its files there. */
interface CgroupFiles {

    /** What a file says; empty where there is none. */
    Optional<String> read(Path file);

    /** @throws IOException if the kernel refuses it */
    void write(Path file, String text) throws IOException;

    /** @throws IOException if it may not be made */
    void make(Path group) throws IOException;

    /**
     * Removes an empty group.
     *
     * @return whether it is gone; one that still holds processes stays
     */
    boolean remove(Path group);

    /** Whether a group was made longer ago than that. */
    boolean isOlderThan(Path group, Duration age);

    /** The groups directly below one. */
    List<Path> below(Path group);
}
