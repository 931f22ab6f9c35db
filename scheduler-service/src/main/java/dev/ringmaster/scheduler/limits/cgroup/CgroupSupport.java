package dev.ringmaster.scheduler.limits.cgroup;

/** What cgroups can do for attempts here. */
public enum CgroupSupport {
    /** Nothing: this service may make none. Limits are watched by looking. */
    NONE,
    /** They hold an attempt's processes together, so that all are known and end at once; limits are watched by looking. */
    TREE,
    /** They also keep memory and processes within their limits; nothing outside an attempt suffers from it. */
    LIMITS
}
