package dev.ringmaster.scheduler.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeProgramTest {
    private static final Forge.Request REQUEST = new Forge.Request("ringmaster/p-1", "main", "A title; $(x)", "Body\n");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "git@github.com:team/shop.git, GITHUB",
        "https://github.example.org/team/shop, GITHUB",
        "ssh://git@gitlab.com:2222/team/shop.git, GITLAB",
        "https://codeberg.org/team/shop, GITEA"
    })
    void forgeIsKnownByItsHost(String remote, Forge forge) {
        assertThat(Forge.of(remote)).contains(forge);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/srv/github/shop.git", "https://example.org/github/shop", "git@example.org:github/shop.git"})
    void elsewhereNoneIsKnown(String remote) {
        assertThat(Forge.of(remote)).isEmpty();
        assertThat(Forge.of("../shop.git")).isEmpty();
    }

    @Test
    void requestIsOpenedWithPlainArgumentsAndItsAddressRead() throws Exception {
        program("gh", "printf '%s|' \"$@\" > args; echo Creating; echo https://github.com/team/shop/pull/7");

        assertThat(open("git@github.com:team/shop.git", Duration.ofSeconds(20)))
                .isEqualTo(new ForgeProgram.Opened.At("https://github.com/team/shop/pull/7"));
        assertThat(folder.resolve("args"))
                .hasContent("pr|create|--head|ringmaster/p-1|--base|main|--title|A title; $(x)|--body|Body\n|");
    }

    @Test
    void everythingElseSaysWhyNoRequestWasOpened() throws Exception {
        assertThat(open("git@github.com:team/shop.git", Duration.ofSeconds(20)))
                .isEqualTo(new ForgeProgram.Opened.Not("the program gh is not installed"));
        assertThat(open("/srv/shop.git", Duration.ofSeconds(20))).isInstanceOf(ForgeProgram.Opened.Not.class);

        program("gh", "echo 'not logged in, see https://cli.github.com'; exit 4");
        assertThat(open("git@github.com:team/shop.git", Duration.ofSeconds(20)))
                .isEqualTo(new ForgeProgram.Opened.Not("gh ended with 4: not logged in, see https://cli.github.com"));

        program("gh", "exec sleep 60");
        assertThat(open("git@github.com:team/shop.git", Duration.ofMillis(300)))
                .isInstanceOf(ForgeProgram.Opened.Not.class);
    }

    @Test
    void requestStandsAsItsForgeSays() throws Exception {
        program("gh", "printf '%s|' \"$@\" > args; echo '{\"state\":\"CLOSED\"}'");
        assertThat(standing("https://github.com/team/shop/pull/7")).isEqualTo(new ForgeProgram.Standing.Closed());
        assertThat(folder.resolve("args")).hasContent("pr|view|https://github.com/team/shop/pull/7|--json|state|");

        program("gh", "echo '{\"state\":\"OPEN\"}'");
        assertThat(standing("https://github.com/team/shop/pull/7")).isEqualTo(new ForgeProgram.Standing.Open());
        program("gh", "echo '{\"state\":\"MERGED\"}'");
        assertThat(standing("https://github.com/team/shop/pull/7")).isEqualTo(new ForgeProgram.Standing.Merged());
    }

    @Test
    void noAnswerOfAForgeIsEverTakenForAClosedRequest() throws Exception {
        assertThat(standing("https://github.com/team/shop/pull/7"))
                .isEqualTo(new ForgeProgram.Standing.Unknown("the program gh is not installed"));
        program("gh", "echo '{\"state\":\"CLOSED\"}'; echo 'HTTP 502'; exit 1");
        assertThat(standing("https://github.com/team/shop/pull/7")).isInstanceOf(ForgeProgram.Standing.Unknown.class);
        program("gh", "echo 'not logged in'");
        assertThat(standing("https://github.com/team/shop/pull/7"))
                .isEqualTo(new ForgeProgram.Standing.Unknown("gh ended with 0: not logged in"));
        assertThat(standing("https://gitlab.com/team/shop/-/merge_requests/7"))
                .isInstanceOf(ForgeProgram.Standing.Unknown.class);
    }

    private ForgeProgram.Standing standing(String address) throws Exception {
        return new ForgeProgram(List.of(folder.resolve("bin")), Duration.ofSeconds(20)).standing(folder, address);
    }

    private ForgeProgram.Opened open(String remote, Duration limit) throws Exception {
        return new ForgeProgram(List.of(folder.resolve("bin")), limit).open(folder, remote, REQUEST);
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
