package dev.ringmaster.api.rest.request;

import dev.ringmaster.api.problem.FieldErrors;
import dev.ringmaster.model.project.Gate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A check, as one shell line or as a program with its arguments. */
@Schema(
        name = "Gate",
        description = "A check that must exit with 0: either one shell line or a program with its arguments.")
public record GateBody(
        @Schema(description = "Unique in its list.", examples = "test") @NotBlank @Size(max = 100)
        String name,

        @Schema(description = "One line for sh -c; or use command.", examples = "mvn -q test") @Nullable
        String shell,

        @Schema(description = "Program and arguments; or use shell.") @Nullable
        List<String> command,

        @Schema(description = "ISO-8601; default PT15M.", examples = "PT15M") @Nullable
        String timeout) {

    static List<Gate> gates(@Nullable List<GateBody> bodies, String field, FieldErrors errors) {
        List<Gate> gates = new ArrayList<>();
        for (int i = 0; bodies != null && i < bodies.size(); i++) {
            String place = field + "[" + i + "]";
            Optional<Gate> gate = bodies.get(i).toGate(place, errors);
            if (gate.isPresent()
                    && gates.stream()
                            .anyMatch(other -> other.name().equals(gate.get().name()))) {
                errors.add(
                        place + ".name",
                        "'" + gate.get().name() + "' is used twice: each gate needs a name of its own");
            }
            gate.ifPresent(gates::add);
        }
        return gates;
    }

    private Optional<Gate> toGate(String field, FieldErrors errors) {
        boolean isShell = shell != null && !shell.isBlank();
        boolean isCommand = command != null && !command.isEmpty();
        if (isShell == isCommand) {
            errors.add(field, "give either 'shell' (one line) or 'command' (program and arguments)");
            return Optional.empty();
        }
        Duration limit = timeout == null
                ? Gate.DEFAULT_TIMEOUT
                : errors.parse(field + ".timeout", () -> Duration.parse(timeout))
                        .orElse(Gate.DEFAULT_TIMEOUT);
        return errors.parse(field, () -> new Gate(name, words(), limit));
    }

    private List<String> words() {
        if (shell != null && !shell.isBlank()) {
            return Gate.ofShellLine(name, shell).command();
        }
        return command == null ? List.of() : command;
    }
}
