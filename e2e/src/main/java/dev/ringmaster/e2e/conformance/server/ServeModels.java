package dev.ringmaster.e2e.conformance.server;

import dev.ringmaster.e2e.conformance.script.ScriptBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Runs the fake model server until it is killed: {@code SCRIPTS JOURNAL [ADDRESS-FILE]}. Prints its address. */
public final class ServeModels {

    private ServeModels() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2) {
            System.err.println("usage: ServeModels SCRIPTS-FOLDER JOURNAL-FILE [ADDRESS-FILE]");
            System.exit(2);
        }
        try (FakeModelServer server = new FakeModelServer(
                0, ScriptBook.load(Path.of(args[0])), new Journal(Path.of(args[1])), InstantSource.system())) {
            System.out.println(server.address());
            if (args.length > 2) {
                Files.writeString(Path.of(args[2]), server.address());
            }
            Thread.currentThread().join();
        }
    }
}
