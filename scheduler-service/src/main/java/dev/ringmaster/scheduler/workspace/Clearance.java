package dev.ringmaster.scheduler.workspace;

/** Whether something that was left may go, or has gone. */
public sealed interface Clearance {
    /**
     * @param evidence what shows that nothing is lost by it, one sentence
     * @param whole whether the branch and the refs that keep its work go too; false: only the checkout
     */
    record Safe(String evidence, boolean whole) implements Clearance {}

    /** @param reason what would be lost, or cannot be told, one sentence */
    record Unsafe(String reason) implements Clearance {}
}
