package dev.ringmaster.cli.release.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.ReleasePrograms;
import dev.ringmaster.cli.release.OverseerRestarts;
import dev.ringmaster.cli.release.Releases;
import dev.ringmaster.cli.release.Swaps;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.model.id.ReleaseId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the release commands share: the ring, its installation, and one JSON object as the answer. These commands are for
 * release-service; a person uses {@code releases}.
 */
record ReleaseDesk(RingmasterCommand root, Ring ring, Installation installation) {

    /** An answer in the making; {@code ok} false in it makes the exit code 1. */
    @FunctionalInterface
    interface Work {
        ObjectNode answer(ReleaseDesk desk) throws IOException, InterruptedException;
    }

    /** Does the work and prints its answer; a failure is an answer too, with its reason. */
    static int answer(RingmasterCommand root, Work work) throws InterruptedException {
        ObjectNode answer = Json.object();
        long began = System.nanoTime();
        try {
            answer.setAll(work.answer(open(root)));
        } catch (IOException | CommandFailure failure) {
            answer.put("ok", false).put("reason", String.valueOf(failure.getMessage()));
        }
        if (!answer.has("ok")) {
            answer.put("ok", true);
        }
        answer.put("took_ms", (System.nanoTime() - began) / 1_000_000);
        root.surroundings().out().println(answer);
        return answer.path("ok").asBoolean() ? ExitCode.OK.code() : ExitCode.FAILED.code();
    }

    private static ReleaseDesk open(RingmasterCommand root) {
        return new ReleaseDesk(
                root, Ring.lenient(root), Installation.ofProcess().orElseThrow(ReleaseDesk::noScript));
    }

    private static CommandFailure noScript() {
        return new CommandFailure(
                ExitCode.FAILED,
                "this is not run by the installed command",
                "Use .ringmaster/app/bin/ringmaster of the ring.");
    }

    ReleasePrograms programs() {
        return new ReleasePrograms(installation);
    }

    Releases releases() {
        PrintStream err = root.surroundings().err();
        return new Releases(
                programs(),
                new Swaps(installation, new OverseerRestarts(ring, installation), err::println),
                root.surroundings().clock());
    }

    /** The checkout whose build was installed first. */
    static Path checkout() throws IOException {
        @Nullable String checkout = System.getProperty("ringmaster.checkout");
        if (checkout == null) {
            throw new IOException("this is not run by the installed command");
        }
        return Path.of(checkout);
    }

    /** @throws IOException if no release can be named so */
    static ReleaseId id(String word) throws IOException {
        try {
            return new ReleaseId(word);
        } catch (IllegalArgumentException notOne) {
            throw new IOException(notOne.getMessage(), notOne);
        }
    }

    static ObjectNode outcome(Swaps.Outcome outcome) {
        ObjectNode answer = Json.object();
        ArrayNode swaps = answer.putArray("swaps");
        outcome.swaps()
                .forEach(swap -> swaps.addObject()
                        .put("component", swap.component())
                        .put("from", swap.from())
                        .put("to", swap.to())
                        .put("gapMillis", swap.gapMillis()));
        if (outcome.failed() != null) {
            answer.put("ok", false).put("failed", outcome.failed().word()).put("reason", outcome.reason());
        }
        return answer;
    }
}
