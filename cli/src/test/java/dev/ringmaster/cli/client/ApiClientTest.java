package dev.ringmaster.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.FakeApi;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiClientTest {

    private static final Patience SHORT = new Patience(
            Duration.ofSeconds(2),
            Duration.ofMillis(600),
            Duration.ofMillis(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5));

    private final FakeApi api = new FakeApi();
    private final ApiClient client = new ApiClient(api.base(), "secret", SHORT);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void tokenIsSent() {
        api.on("GET /status", 200, "{\"version\":\"1\"}");
        assertThat(client.get(ApiPath.of("status")).path("version").asText()).isEqualTo("1");
        assertThat(api.last().headers()).containsEntry("authorization", "Bearer secret");
    }

    @Test
    void postWhoseConnectionIsLostIsSentAgainWithTheSameKey() {
        api.on("POST /tasks", exchange -> {
            throw new IOException("cut off");
        });
        api.on("POST /tasks", 201, "{\"items\":[]}");

        client.post(ApiPath.of("tasks"), Json.object().put("a", 1));

        var posts = api.requests.stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        assertThat(posts).hasSizeGreaterThanOrEqualTo(2);
        assertThat(posts)
                .extracting(request -> request.headers().get("idempotency-key"))
                .doesNotContainNull();
        assertThat(posts.stream()
                        .map(request -> request.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1);
        assertThat(posts).extracting(FakeApi.Request::body).containsOnly("{\"a\":1}");
    }

    @Test
    void postThatIsStillBeingWorkedOnIsAskedForAgain() {
        api.on("POST /tasks", 409, "{\"code\":\"idempotency-in-progress\"}");
        api.on("POST /tasks", 201, "{\"done\":true}");
        assertThat(client.post(ApiPath.of("tasks"), Json.object()).path("done").asBoolean())
                .isTrue();
    }

    @Test
    void twoPostsHaveTwoKeys() {
        api.on("POST /tasks", 201, "{}");
        client.post(ApiPath.of("tasks"), Json.object());
        client.post(ApiPath.of("tasks"), Json.object());
        assertThat(api.requests.stream()
                        .map(request -> request.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNREACHABLE",
        "403, UNREACHABLE",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "412, CONFLICT",
        "428, CONFLICT",
        "422, FAILED",
        "500, FAILED"
    })
    void refusalBecomesAnExitCodeAndTheProblemIsShown(int status, ExitCode expected) {
        api.on(
                "GET /x",
                status,
                "{\"title\":\"It did not work\",\"detail\":\"because of this\",\"code\":\"some-code\","
                        + "\"errors\":[{\"field\":\"title\",\"message\":\"is missing\"}]}");
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> client.get(ApiPath.of("x")))
                .withMessage("It did not work: because of this\n  title: is missing")
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(expected));
    }

    @Test
    void serverThatIsNotThereIsToldAtOnce() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        ApiClient lost = new ApiClient(URI.create("http://127.0.0.1:" + free), "secret", SHORT);
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> lost.get(ApiPath.of("status")))
                .satisfies(failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
                    assertThat(failure.nextStep()).contains("ringmaster up");
                });
    }

    @Test
    void serverThatIsExpectedBackIsWaitedFor() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        // Comes back at the second look whether it will.
        List<FakeApi> back = new CopyOnWriteArrayList<>();
        AtomicInteger looks = new AtomicInteger();
        ApiClient waiting = new ApiClient(URI.create("http://127.0.0.1:" + port), "secret", SHORT, () -> {
            if (looks.incrementAndGet() == 2) {
                back.add(new FakeApi(port).on("POST /tasks", 201, "{\"done\":true}"));
            }
            return true;
        });
        try {
            assertThat(waiting.post(ApiPath.of("tasks"), Json.object())
                            .path("done")
                            .asBoolean())
                    .isTrue();
            assertThat(back.getFirst().requests).hasSize(1);
        } finally {
            back.forEach(FakeApi::close);
        }
    }

    @Test
    void serverThatCannotServeNowIsAskedAgainWhenItIsExpectedBack() {
        api.on("GET /status", 503, "{\"code\":\"unavailable\"}");
        api.on("GET /status", 200, "{\"version\":\"1\"}");
        ApiClient waiting = new ApiClient(api.base(), "secret", SHORT, () -> true);
        assertThat(waiting.get(ApiPath.of("status")).path("version").asText()).isEqualTo("1");
    }

    @Test
    void deletionWhoseAnswerWasLostIsDoneWhenTheThingIsGone() {
        api.on("DELETE /projects/a", exchange -> {
            throw new IOException("cut off");
        });
        api.on("DELETE /projects/a", 404, "{\"code\":\"unknown-project\"}");
        client.delete(ApiPath.of("projects", "a"), 3);
        assertThat(api.last().headers()).containsEntry("if-match", "\"3\"");
    }

    @Test
    void deletionOfWhatIsNotThereIsRefused() {
        api.on("DELETE /projects/a", 404, "{\"code\":\"unknown-project\"}");
        assertThatExceptionOfType(CommandFailure.class).isThrownBy(() -> client.delete(ApiPath.of("projects", "a"), 3));
    }

    @Test
    void answerThatNeverComesIsGivenUp() {
        api.on("GET /slow", exchange -> {
            try {
                Thread.currentThread().join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> client.get(ApiPath.of("slow")))
                .withMessageContaining("does not answer");
    }

    @Test
    void somethingElseOnThePortIsToldApart() {
        api.on("GET /status", 200, "<html>");
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> client.get(ApiPath.of("status")))
                .withMessageContaining("is not Ringmaster's API");
    }

    @Test
    void pathsAndQueriesAreEscaped() {
        assertThat(ApiPath.of("tasks", "a/b c")
                        .with("status", "x,y z")
                        .with("label", "")
                        .with("after", null)
                        .text())
                .isEqualTo("/tasks/a%2Fb%20c?status=x%2Cy+z");
    }
}
