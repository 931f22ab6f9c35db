package dev.ringmaster.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.output.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Asks the same for several tasks: one that is refused does not keep the others from being asked. */
public final class EachTask {

    private final Session session;

    public EachTask(Session session) {
        this.session = session;
    }

    /**
     * @param order does it for one id and says what came of it
     * @return the exit code of the last refusal, or 0
     */
    public int ask(List<String> ids, UnaryOperator<String> order) {
        List<JsonNode> results = new ArrayList<>();
        ExitCode code = ExitCode.OK;
        for (String id : ids) {
            try {
                results.add(Json.object().put("id", id).put("result", order.apply(id)));
            } catch (CommandFailure refused) {
                if (ids.size() == 1 || refused.exitCode() == ExitCode.UNREACHABLE) {
                    throw refused;
                }
                code = refused.exitCode();
                session.printer().say("ringmaster: " + id + ": " + refused.getMessage());
            }
        }
        session.printer()
                .list(
                        "ResultList",
                        results,
                        List.of(Column.field("ID", "id"), Column.field("RESULT", "result")),
                        "Nothing was changed.");
        return code.code();
    }
}
