package dev.ringmaster.settings.applied;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.settings.Sandbox;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsProblem;
import dev.ringmaster.settings.SettingsResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EditPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final String WORKER = """
            [[workers]]
            name = "codex"
            command = "codex"
            sandbox = "bubblewrap"
            """;

    @Test
    void firstFileIsTakenAsItIs() {
        Edit edit = EditPolicy.judge(bytes("[components]\nbind_address = \"0.0.0.0\"\n"), null, Map.of(), false, NOW);

        assertThat(edit).isInstanceOfSatisfying(Edit.Proposed.class, proposed -> {
            assertThat(proposed.next().version()).isEqualTo(1);
            assertThat(settings(proposed).components().bindAddress()).isEqualTo("0.0.0.0");
            assertThat(proposed.waiting()).isEmpty();
        });
    }

    @Test
    void sameContentChangesNothingHoweverOftenItIsWritten() {
        assertThat(judge("[retry]\nmax_attempts = 2\n", "[retry]\nmax_attempts = 2\n"))
                .isEqualTo(new Edit.Unchanged());
    }

    @Test
    void changedKeysAreNamedAndNothingIsRestartedForThem() {
        Edit.Proposed proposed = proposed("[retry]\nmax_attempts = 2\n", "[retry]\nmax_attempts = 5\n");

        assertThat(proposed.next().version()).isEqualTo(8);
        assertThat(proposed.next().changedKeys()).containsExactly("retry.max_attempts");
        assertThat(proposed.next().restart()).isEmpty();
        assertThat(settings(proposed).retry().maxAttempts()).isEqualTo(5);
    }

    @Test
    void keyThatNeedsARestartNamesThoseItConcerns() {
        assertThat(proposed("", "[components]\nqueue_port = 7801\n").next().restart())
                .containsExactly(Component.QUEUE_SERVICE);
        assertThat(proposed("", "[kafka]\nport = 7990\n").next().restart()).isEqualTo(Component.all());
    }

    @Test
    void keyThatCouldOpenADoorStaysWhileTheOthersChange() {
        Edit.Proposed proposed = proposed(
                "[security]\nallowed_hosts = [\"one\", \"two\"]\n",
                "[security]\nallowed_hosts = []\n[components]\nbind_address = \"0.0.0.0\"\n[retry]\nmax_attempts = 5\n");

        assertThat(proposed.waiting()).containsExactlyInAnyOrder("components.bind_address", "security.allowed_hosts");
        assertThat(proposed.next().changedKeys()).containsExactly("retry.max_attempts");
        assertThat(proposed.next().restart()).isEmpty();
        assertThat(settings(proposed).components().bindAddress()).isEqualTo("127.0.0.1");
        assertThat(settings(proposed).security().allowedHosts()).containsExactly("one", "two");
        assertThat(settings(proposed).retry().maxAttempts()).isEqualTo(5);
    }

    @Test
    void confirmedDoorOpensAlsoWhenTheTextIsTheAppliedOne() {
        String edited = "[components]\nbind_address = \"0.0.0.0\"\n";
        AppliedSettings held = proposed("", edited).next();

        assertThat(EditPolicy.judge(bytes(edited), held, Map.of(), false, NOW)).isEqualTo(new Edit.Unchanged());
        assertThat(EditPolicy.judge(bytes(edited), held, Map.of(), true, NOW))
                .isInstanceOfSatisfying(Edit.Proposed.class, proposed -> {
                    assertThat(settings(proposed).components().bindAddress()).isEqualTo("0.0.0.0");
                    assertThat(proposed.next().changedKeys()).containsExactly("components.bind_address");
                    assertThat(proposed.next().restart()).isEqualTo(Component.services());
                });
    }

    @Test
    void laterEditKeepsTheDoorShut() {
        AppliedSettings held =
                proposed("", "[components]\nbind_address = \"0.0.0.0\"\n").next();

        Edit later = EditPolicy.judge(
                bytes("[components]\nbind_address = \"0.0.0.0\"\n[retry]\nmax_attempts = 5\n"),
                held,
                Map.of(),
                false,
                NOW);

        assertThat(later)
                .isInstanceOfSatisfying(
                        Edit.Proposed.class,
                        proposed -> assertThat(settings(proposed).components().bindAddress())
                                .isEqualTo("127.0.0.1"));
    }

    @Test
    void sandboxOfAWorkerDoesNotComeOffByAnEdit() {
        Edit.Proposed proposed = proposed(WORKER, WORKER.replace("bubblewrap", "none") + "max_concurrent = 3\n");

        assertThat(proposed.waiting()).containsExactly("workers.codex.sandbox");
        assertThat(settings(proposed).workers())
                .singleElement()
                .satisfies(worker -> assertThat(worker.sandbox().kind()).isEqualTo(Sandbox.Kind.BUBBLEWRAP))
                .satisfies(worker -> assertThat(worker.maxConcurrent()).isEqualTo(3));
    }

    @Test
    void workerThatComesOrGoesIsOneChange() {
        assertThat(proposed("", WORKER).next().changedKeys()).containsExactly("workers.codex");
        assertThat(proposed(WORKER, "#\n").next().changedKeys()).containsExactly("workers.codex");
        assertThat(proposed("", WORKER).waiting()).isEmpty();
    }

    @Test
    void emptiedFileIsTakenForAMishap() {
        assertThat(problems("[retry]\nmax_attempts = 2\n", " \n"))
                .extracting(SettingsProblem::message)
                .singleElement()
                .asString()
                .contains("missing or empty");
        assertThat(judge("[retry]\nmax_attempts = 2\n", "# all defaults\n")).isInstanceOf(Edit.Proposed.class);
    }

    @Test
    void brokenFileSaysWhere() {
        assertThat(problems("", "[retry]\nmax_atempts = 2\n"))
                .extracting(SettingsProblem::sentence)
                .containsExactly(
                        "line 2, column 1: retry.max_atempts: is not a key of this section (did you mean max_attempts?)");
    }

    @Test
    void environmentStaysOnTop() {
        Edit edit = EditPolicy.judge(
                bytes("[retry]\nmax_attempts = 5\n"),
                applied(""),
                Map.of("RINGMASTER_RETRY_MAX_ATTEMPTS", "9"),
                false,
                NOW);

        assertThat(edit)
                .isInstanceOfSatisfying(
                        Edit.Proposed.class,
                        proposed -> assertThat(proposed.next().changedKeys()).isEmpty());
    }

    private static List<SettingsProblem> problems(String before, String after) {
        return switch (judge(before, after)) {
            case Edit.Refused refused -> refused.problems();
            case Edit.Unchanged _, Edit.Proposed _ -> throw new AssertionError("not refused");
        };
    }

    private static Edit.Proposed proposed(String before, String after) {
        return (Edit.Proposed) judge(before, after);
    }

    private static Edit judge(String before, String after) {
        return EditPolicy.judge(bytes(after), applied(before), Map.of(), false, NOW);
    }

    private static AppliedSettings applied(String text) {
        return new AppliedSettings(7, SettingsLoader.sha256(bytes(text)), NOW, List.of(), Set.of(), Map.of(), text);
    }

    private static Settings settings(Edit.Proposed proposed) {
        return ((SettingsResult.Loaded) proposed.next().settings(Map.of())).settings();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
