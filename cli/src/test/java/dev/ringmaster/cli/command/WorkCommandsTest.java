package dev.ringmaster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.CommandRun;
import dev.ringmaster.cli.FakeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkCommandsTest {
    private final FakeApi api = new FakeApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void workListNamesWhatWouldBeLostAndWhyItIsKept() {
        api.on("GET /work", 200, """
                {"items":[{"project":"kit","task":"kit-1","branch":"ringmaster/kit-1",
                "commit":"0123456789abcdef0123456789abcdef01234567","commits":2,"committedAt":"2026-01-02T01:04:05Z",
                "worktree":"/ring/worktrees/x","bytes":5242880,"unlanded":true,
                "reason":"its attempt did not land: gate 'test' did not pass; 2 commits are not on main"}]}""");

        CommandRun run = CommandRun.against(api).run("work", "list", "--project", "kit");

        assertThat(run.out())
                .contains("kit-1", "ringmaster/kit-1", "0123456789", "5.0 MiB", "2 commits are not on main")
                .doesNotContain("0123456789abcdef");
        assertThat(api.last().path()).startsWith("/work?project=kit&unlanded=true");

        CommandRun.against(api).run("work", "list", "--all");
        assertThat(api.last().path()).doesNotContain("unlanded");
    }

    @Test
    void gcWaitsForTheAnswerOfEachProjectAndPrintsTheEvidenceAndWhatStays() {
        api.on("POST /work-collections", 202, """
                {"id":"c-1","dryRun":true,"projects":["kit"],"eventCursor":41}""");
        api.on("GET /events", 200, """
                {"items":[{"seq":42,"data":{"project":"kit","request":"another","removed":[],"kept":[]}},
                {"seq":43,"data":{"project":"kit","request":"c-1","dryRun":true,
                "removed":[{"task":"kit-1","branch":"ringmaster/kit-1","commit":"0123456789abcdef","worktree":"/x",
                "bytes":5242880,"evidence":"its commit 0123456789abcdef is on main"}],
                "kept":[{"task":"kit-2","branch":"ringmaster/kit-2","commits":1,"unlanded":true,
                "reason":"waits for review; 1 commit is not on main"}]}}]}""");

        CommandRun run = CommandRun.against(api).run("work", "gc", "--dry-run", "--project", "kit");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("kit-1", "is on main", "Would free 5.0 MiB", "Kept:", "kit-2", "waits for review");
        assertThat(api.last().path()).contains("after=41", "types=work.collected");
    }

    @Test
    void gcSaysWhatCouldNotBeLookedThrough() {
        api.on("POST /work-collections", 202, """
                {"id":"c-1","dryRun":false,"projects":["kit"],"eventCursor":1}""");
        api.on("GET /events", 200, """
                {"items":[{"seq":2,"data":{"project":"kit","request":"c-1","removed":[],"kept":[],"problem":"gone"}}]}""");

        CommandRun run = CommandRun.against(api).run("work", "gc");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("kit: gone");
    }

    @Test
    void projectIsRemovedAtTheVersionThatWasSeenAndByForceOnlyWhenAsked() {
        api.on("GET /projects/kit", 200, "{\"id\":\"kit\",\"version\":7}");
        api.on("DELETE /projects/kit", 204, "");

        assertThat(CommandRun.against(api).run("project", "remove", "kit").code())
                .isZero();
        assertThat(api.last().headers()).containsEntry("if-match", "\"7\"");
        assertThat(api.last().path()).isEqualTo("/projects/kit");

        CommandRun.against(api).run("project", "remove", "kit", "--force");
        assertThat(api.last().path()).isEqualTo("/projects/kit?force=true");
    }

    @Test
    void projectWithUnlandedWorkIsRefusedWithItsBranches() {
        api.on("GET /projects/kit", 200, "{\"id\":\"kit\",\"version\":7}");
        api.on(
                "DELETE /projects/kit",
                409,
                "{\"title\":\"Work of the project has not landed\",\"detail\":\"Project 'kit' has work that has not landed:"
                        + " ringmaster/kit-1.\",\"code\":\"unlanded-work\"}");

        CommandRun run = CommandRun.against(api).run("project", "remove", "kit");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("ringmaster/kit-1");
    }

    @Test
    void reviewIsShownWithItsDifference() {
        api.on("GET /decisions/d-kit-1-1-review", 200, """
                {"id":"d-kit-1-1-review","task":"kit-1","kind":"review","status":"open","question":"May 'X' land on main?",
                "options":["approve","reject"],"detail":" a.txt | 1 +\\n\\n+made\\n"}""");

        CommandRun run = CommandRun.against(api).run("decisions", "d-kit-1-1-review");

        assertThat(run.out()).contains("May 'X' land on main?", "Answers      approve, reject", "\n+made\n");
    }

    @Test
    void projectAddSaysHowWorkLandsAndWhatReadiesAWorktree() {
        api.on("POST /projects", 201, "{\"id\":\"kit\",\"repository\":\"/x\"}");

        CommandRun.against(api)
                .run(
                        "project",
                        "add",
                        "/x",
                        "--landing",
                        "review",
                        "--setup",
                        "npm i",
                        "--copy",
                        ".env",
                        "--keep",
                        "lib");

        assertThat(api.last().body())
                .isEqualTo("{\"repository\":\"/x\",\"policy\":{\"landing\":\"review\"},\"setup\":{\"commands\":"
                        + "[{\"name\":\"npm-i\",\"shell\":\"npm i\"}],\"copies\":[\".env\"],\"kept\":[\"lib\"]}}");
    }
}
