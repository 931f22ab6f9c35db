package dev.ringmaster.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names the gates that are given as shell lines, since people call them by name later. */
public final class GateNames {

    private static final int LONGEST = 30;

    private GateNames() {}

    /** The gates as the API takes them: {@code mvn -q test} is called {@code mvn-test}; a second one of a name gets a number. */
    public static ArrayNode gates(List<String> lines) {
        ArrayNode gates = JsonNodeFactory.instance.arrayNode();
        Set<String> taken = new HashSet<>();
        for (String line : lines) {
            String name = name(line);
            String unique = name;
            for (int number = 2; !taken.add(unique); number++) {
                unique = name + "-" + number;
            }
            gates.addObject().put("name", unique).put("shell", line);
        }
        return gates;
    }

    private static String name(String line) {
        StringBuilder name = new StringBuilder();
        for (String word : line.strip().split("\\s+")) {
            String plain = word.startsWith("-")
                    ? ""
                    : word.toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9]+", "-")
                            .replaceAll("^-+|-+$", "");
            if (!plain.isEmpty() && name.length() + plain.length() < LONGEST) {
                name.append(name.isEmpty() ? "" : "-").append(plain);
            }
        }
        return name.isEmpty() ? "gate" : name.toString();
    }
}
