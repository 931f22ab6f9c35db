package dev.ringmaster.scheduler.runtime;

/** Where an attempt stands, found without changing anything; {@link AgentRuntime#find} makes what is open here final. */
public enum Standing {
    /** There is nothing of it. */
    ABSENT,
    /** It cannot be looked at, for example because of permissions: no proof of anything. */
    UNREADABLE,
    /** There is something of it, and nobody has the claim. */
    UNCLAIMED,
    /** The claim was taken so that it never starts. */
    WITHDRAWN,
    /** Its agent, or the shim that is writing down its exit, is alive: known by boot id, pid and start time. */
    ALIVE,
    /** Its exit was recorded. */
    ENDED,
    /** Its process is gone, or the number is another's by now, or the machine was started anew; and there is no exit record. */
    LOST
}
