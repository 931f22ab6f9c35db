package dev.ringmaster.api;

import static io.restassured.RestAssured.given;

import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What the tests do to a running api-service: ask it as a client, and tell it events as the other services. */
@Singleton
public class Api {

    private final RingSettings settings;
    private final EventSender sender;

    Api(RingSettings settings, EventSender sender) {
        this.settings = settings;
        this.sender = sender;
    }

    public String token() {
        try {
            return Files.readString(settings.folder().token()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RequestSpecification ask() {
        return given().header("Authorization", "Bearer " + token());
    }

    public RequestSpecification send(String json) {
        return ask().contentType(ContentType.JSON).body(json);
    }

    /** A project without a repository. */
    public void project(String id) {
        send("{\"id\":\"" + id + "\",\"workspace\":\"none\"}")
                .post("/api/v1/projects")
                .then()
                .statusCode(201);
    }

    /** Creates one task; its id. */
    public String task(String project, String fields) {
        return send("{\"project\":\"" + project + "\",\"tasks\":[{" + fields + "}]}")
                .post("/api/v1/tasks")
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");
    }

    /** Publishes an event as the service does that writes its topic. */
    public void tell(Event event) {
        tell(EventType.of(event).topic(), event);
    }

    /** Publishes many events of one type and returns when the broker has all of them. */
    public void tellAll(List<? extends Event> events) {
        List<CompletableFuture<Void>> sent = events.stream()
                .map(event -> send(EventType.of(event).topic(), event))
                .toList();
        sent.forEach(CompletableFuture::join);
    }

    public void tell(Topic topic, Event event) {
        send(topic, event).join();
    }

    private CompletableFuture<Void> send(Topic topic, Event event) {
        EventEnvelope envelope = new EventEnvelope(
                new EventId(UUID.randomUUID()), "/ringmaster/test", topic, Instant.now(), null, event);
        return sender.send(settings.codec().encode(envelope)).toCompletableFuture();
    }

    /** A git repository with one commit on main. */
    public static Path repository() {
        try {
            Path folder = Files.createTempDirectory("repository").toRealPath();
            Files.writeString(folder.resolve("README.md"), "A repository.\n");
            git(folder, "init", "-q", "-b", "main");
            git(folder, "add", ".");
            git(folder, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "First");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void git(Path folder, String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = folder.toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("git failed: " + String.join(" ", arguments));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
