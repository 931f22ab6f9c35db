package dev.ringmaster.scheduler.ring;

/** The workers of these tests: each does what its prompt says, as a shell script. */
final class Workers {

    static final String TOML = """
        [landing]
        agent_stop_grace = "1s"
        pull_request_poll = "5s"

        [[workers]]
        name = "shell"
        command = "sh"
        args = ["-s"]
        max_concurrent = 8
        memory_estimate = "8MB"

        [[workers]]
        name = "roomy"
        command = "sh"
        args = ["-s"]
        max_concurrent = 64
        memory_estimate = "8MB"

        [[workers]]
        name = "impatient"
        command = "sh"
        args = ["-s"]
        timeout = "1s"

        # Speaks as Codex does: its own arguments ask for JSON, and its prompt is a script that prints it.
        [[workers]]
        name = "talker"
        type = "codex"
        command = "sh"
        args = ["-s", "--", "json"]
        linger = "1s"
        max_concurrent = 8
        memory_estimate = "8MB"

        [[workers]]
        name = "claude"
        type = "claude-code"
        command = "bin/claude"
        model = "sonnet"

        [[workers]]
        name = "missing"
        command = "no-such-program"
        """;

    private Workers() {}
}
