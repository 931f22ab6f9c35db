package dev.ringmaster.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.Surroundings;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Content;
import dev.ringmaster.cli.client.EventStream;
import dev.ringmaster.cli.client.RingAccess;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One call of a command: the API it asks and the printer it answers with. */
public record Session(ApiClient api, Printer printer, Surroundings around) {

    private static final int PAGE = 200;

    /** @throws CommandFailure if no ring is found */
    public static Session open(RingmasterCommand root, OutputOption output) {
        return new Session(RingAccess.client(root), new Printer(root, output.format()), root.surroundings());
    }

    /** The items of a list, page after page. @param limit most items; 0 for all */
    public List<JsonNode> items(ApiPath path, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            int left = limit == 0 ? PAGE : Math.min(PAGE, limit - items.size());
            JsonNode page = api.get(path.with("limit", left).with("cursor", cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null") && (limit == 0 || items.size() < limit));
        return items;
    }

    /** Follows what happens from now on; "now" is fixed before this returns. */
    public EventStream eventsFromNow() {
        return api.events(api.get(ApiPath.of("status")).path("eventCursor").asLong())
                .telling(printer::say);
    }

    /** The project that is meant: the one that is named, or the only one there is. */
    public String project(@Nullable String named) {
        if (named != null) {
            return named;
        }
        List<String> all = new ArrayList<>();
        api.get(ApiPath.of("projects"))
                .path("items")
                .forEach(project -> all.add(project.path("id").asText()));
        if (all.size() == 1) {
            return all.getFirst();
        }
        throw all.isEmpty()
                ? new CommandFailure(
                        ExitCode.FAILED,
                        "there is no project yet",
                        "Add one with: ringmaster project add <path or URL>")
                : new CommandFailure(
                        ExitCode.USAGE,
                        "there are several projects, so one must be named",
                        "Add --project with one of: " + all.stream().sorted().collect(Collectors.joining(", ")));
    }

    /** The request with the name of who asks, so that it can be told later. */
    public ObjectNode signed(ObjectNode body) {
        String user = around.environment().getOrDefault("USER", "");
        return user.isEmpty() ? body : body.put("by", user);
    }

    /** The content of a file, or of standard input for {@code -}. */
    public byte[] read(String file) {
        try {
            if (file.equals("-")) {
                return around.in().readAllBytes();
            }
            return Files.readAllBytes(around.workingDirectory().resolve(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "there is no file " + file, "", e);
        } catch (IOException e) {
            Path path = around.workingDirectory().resolve(file);
            String why = Files.isDirectory(path) ? "it is a folder" : String.valueOf(e.getMessage());
            throw new CommandFailure(ExitCode.FAILED, file + " cannot be read: " + why, "", e);
        }
    }

    /** The content of a file, or of standard input for {@code -}; a file is read only when it is sent. */
    public Content content(String file) {
        if (file.equals("-")) {
            return Content.of(read(file));
        }
        Path path = around.workingDirectory().resolve(file);
        try {
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return Content.of(path);
            }
        } catch (IOException changedMeanwhile) {
            return Content.of(read(file));
        }
        return Content.of(read(file));
    }

    public String readText(String file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }
}
