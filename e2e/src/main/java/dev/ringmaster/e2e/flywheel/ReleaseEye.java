package dev.ringmaster.e2e.flywheel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads from release-service's own file where a release stands, without asking any component: what is to be killed may be down. */
final class ReleaseEye {

    private final Path database;
    private final ObjectMapper json = new ObjectMapper();

    /** @param database of release-service */
    ReleaseEye(Path database) {
        this.database = database;
    }

    /**
     * Where a release stands.
     *
     * @param stage the stage under way, or the state's word where it is in none
     * @param reason why it ended, empty unless it did
     */
    record Sight(String stage, String reason) {
        boolean isKept() {
            return stage.equals("kept");
        }

        boolean isEnded() {
            return isKept() || stage.equals("ended") || stage.equals("blocked");
        }
    }

    /** The task's newest release, as it is committed; empty when it has none yet. */
    Optional<Sight> see(String task) throws IOException {
        if (!Files.exists(database)) {
            return Optional.empty();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database + "?open_mode=1");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT phase, state FROM release WHERE task = ? ORDER BY number DESC LIMIT 1")) {
            select.setString(1, task);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(sight(row.getString(1), row.getString(2))) : Optional.empty();
            }
        } catch (SQLException busyOrYoung) {
            return Optional.empty();
        }
    }

    private Sight sight(String phase, String state) throws IOException {
        JsonNode said = json.readTree(state);
        String stage = switch (phase) {
            case "checking" -> said.path("stage").asText();
            case "swapping" -> "swap";
            case "watching" -> "watch";
            case "keeping" -> "keep";
            case "going_back" -> "go_back";
            default -> phase;
        };
        return new Sight(stage, said.path("reason").asText(""));
    }
}
