package dev.ringmaster.execution.process;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the shim puts a command into before it is exec'd.
 *
 * @param cgroup the folder of a control group; null for none
 * @param fileBytes the largest file that the command may write (RLIMIT_FSIZE); 0 sets no limit
 */
public record Confinement(@Nullable Path cgroup, long fileBytes) {

    public static final Confinement NONE = new Confinement(null, 0);
}
