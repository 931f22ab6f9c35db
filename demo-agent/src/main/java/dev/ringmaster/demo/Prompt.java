package dev.ringmaster.demo;

import dev.ringmaster.demo.Markdown.Code;
import dev.ringmaster.demo.Markdown.Heading;
import dev.ringmaster.demo.Markdown.Line;
import dev.ringmaster.demo.Markdown.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a prompt asks for.
 *
 * @param edits in the order of the prompt
 * @param hints from the part about an earlier attempt
 * @param wantsSignal whether the prompt asks for a closing line {@code RINGMASTER: DONE}
 */
record Prompt(List<Edit> edits, List<FixHint> hints, boolean wantsSignal) {

    private static final Pattern INSTRUCTION =
            Pattern.compile("\\s*(?:[-*+]\\s+|\\d+[.)]\\s+)?(Create|Append to|Replace in)\\s+`([^`]+)`\\s*:\\s*");

    Prompt {
        edits = List.copyOf(edits);
        hints = List.copyOf(hints);
    }

    /** @throws NotUnderstoodException if an instruction has begun but its code block is missing */
    static Prompt parse(String text) {
        List<Edit> edits = new ArrayList<>();
        List<FixHint> hints = new ArrayList<>();
        List<Part> parts = Markdown.parts(text);
        int earlierAttempt = 0; // level of the heading above, or 0 outside of that section
        boolean wantsSignal = false;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part instanceof Heading heading) {
                if (heading.text().equalsIgnoreCase("Previous attempt")) {
                    earlierAttempt = heading.level();
                } else if (heading.level() <= earlierAttempt) {
                    earlierAttempt = 0;
                }
            } else if (earlierAttempt > 0) {
                hintsOf(part, hints);
            } else if (part instanceof Line(String line)) {
                wantsSignal |= line.contains("RINGMASTER: DONE");
                Matcher instruction = INSTRUCTION.matcher(line);
                if (instruction.matches()) {
                    edits.add(edit(instruction.group(1), instruction.group(2), parts.subList(i + 1, parts.size())));
                }
            }
        }
        return new Prompt(edits, hints, wantsSignal);
    }

    boolean isEmpty() {
        return edits.isEmpty() && hints.isEmpty();
    }

    private static void hintsOf(Part part, List<FixHint> hints) {
        String text = switch (part) {
            case Code code -> code.text();
            case Line line -> line.text();
            case Heading heading -> heading.text();
        };
        text.lines().forEach(line -> FixHint.parse(line).ifPresent(hints::add));
    }

    private static Edit edit(String verb, String path, List<Part> rest) {
        return switch (verb) {
            case "Create" -> new Edit.Create(path, block(verb, path, rest, 1));
            case "Append to" -> new Edit.Append(path, block(verb, path, rest, 1));
            default -> new Edit.Replace(path, block(verb, path, rest, 1), block(verb, path, rest, 2));
        };
    }

    /** The first or second code block that follows directly, blank lines and a {@code with:} apart. */
    private static String block(String verb, String path, List<Part> rest, int which) {
        int seen = 0;
        for (Part part : rest) {
            if (part instanceof Code(String text)) {
                if (++seen == which) {
                    return text;
                }
            } else if (!(part instanceof Line(String line) && (line.isBlank() || (seen == 1 && isWith(line))))) {
                break;
            }
        }
        throw new NotUnderstoodException("\"" + verb + " `" + path + "`:\" is not followed by "
                + (which == 1 ? "a code block" : "two code blocks") + ".");
    }

    private static boolean isWith(String line) {
        return line.strip().equalsIgnoreCase("with:");
    }
}
