package dev.ringmaster.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import java.util.ArrayList;
import java.util.List;

/** Turns an answer that refuses ({@code application/problem+json}, RFC 9457) into the failure that a person reads. */
final class ApiProblem {

    static final String IN_PROGRESS = "idempotency-in-progress";

    private ApiProblem() {}

    static CommandFailure failure(int status, JsonNode problem, String address) {
        String title = text(problem, "title");
        String detail = text(problem, "detail");
        String what = what(title, detail, status);
        StringBuilder sentence = new StringBuilder(what);
        for (String error : errors(problem)) {
            if (!what.contains(error)) {
                sentence.append("\n  ").append(error);
            }
        }
        boolean advised = detail.contains("'ringmaster ");
        return new CommandFailure(
                exitCode(status), sentence.toString(), advised ? "" : nextStep(status, problem, address));
    }

    /** The title names the sort of problem; a detail that is a whole sentence needs none. */
    private static String what(String title, String detail, int status) {
        if (detail.isEmpty()) {
            return title.isEmpty() ? "the API answered with status " + status : title;
        }
        return title.isEmpty() || detail.endsWith(".") ? detail : title + ": " + detail;
    }

    static String code(JsonNode problem) {
        return text(problem, "code");
    }

    private static ExitCode exitCode(int status) {
        return switch (status) {
            case 401, 403 -> ExitCode.UNREACHABLE;
            case 404 -> ExitCode.NOT_FOUND;
            case 409, 412, 428 -> ExitCode.CONFLICT;
            default -> ExitCode.FAILED;
        };
    }

    private static String nextStep(int status, JsonNode problem, String address) {
        return switch (code(problem)) {
            case "unknown-project" -> "See the projects: ringmaster project list";
            case "unknown-task", "ambiguous-id" -> "See the tasks: ringmaster list";
            case "unknown-decision" -> "See the open decisions: ringmaster decisions";
            case "not-a-git-repository" ->
                "Give the folder of a git repository, create one with 'git init', or use --workspace none.";
            case "missing-target-branch" -> "Commit something on that branch first, or name another with --target.";
            case "project-exists" -> "Choose another name with --name.";
            case "not-authorised" ->
                "The token is read from .ringmaster/token of the ring's folder; is " + address + " another ring's?";
            default -> status >= 500 ? "See its log: ringmaster logs api-service --tail 50" : "";
        };
    }

    private static List<String> errors(JsonNode problem) {
        List<String> found = new ArrayList<>();
        for (JsonNode error : problem.path("errors")) {
            String field = text(error, "field");
            String message = text(error, "message");
            found.add(field.isEmpty() ? message : field + ": " + message);
        }
        return found;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
