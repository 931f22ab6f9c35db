package dev.ringmaster.e2e.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrubTest {

    private final Scrub scrub = new Scrub(Map.of("/srv/x7/worktree", "/home/agent/project"));

    @Test
    void equalIdsStayEqualAndKeepTheirKind() {
        String first = "8576504c-74c5-4f73-98f8-ff2dcf523cbf";
        String second = "01a208e1-3ee2-71b0-a8bb-f2adf6fa20c6";

        assertThat(scrub.lines(List.of(first + " " + second, first)))
                .containsExactly(
                        "00000000-0000-4000-8000-000000000001 00000000-0000-7000-8000-000000000002",
                        "00000000-0000-4000-8000-000000000001");
    }

    @Test
    void pathsGoAlsoWhereTheyNameAFolder() {
        assertThat(scrub.text("/srv/x7/worktree/a -srv-x7-worktree/b"))
                .isEqualTo("/home/agent/project/a -home-agent-project/b");
    }

    @Test
    void portsGo() {
        assertThat(scrub.text("http://127.0.0.1:39369/v1")).isEqualTo("http://127.0.0.1:8080/v1");
    }

    @Test
    void descriptionsOfSkillsGo() {
        assertThat(scrub.text(
                        "{\"type\":\"session.skills_loaded\",\"data\":{\"skills\":[{\"name\":\"a\",\"on\":[\"[b]\"]}]},"
                                + "\"ephemeral\":true}"))
                .isEqualTo("{\"type\":\"session.skills_loaded\",\"data\":{\"skills\":[]},\"ephemeral\":true}");
    }
}
