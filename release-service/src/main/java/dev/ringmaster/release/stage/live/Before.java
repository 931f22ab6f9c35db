package dev.ringmaster.release.stage.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.release.stage.Places;
import dev.ringmaster.release.vitals.Pulse;
import dev.ringmaster.release.vitals.RingReader;
import dev.ringmaster.release.vitals.Vitals;
import dev.ringmaster.runtime.json.RingJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How things were before a release went live; written once, before anything moves.
 *
 * @param former the release that was the last known good one; {@code r-0} is what a person installed
 * @param probe whether a task came round the ring
 */
record Before(String former, Vitals vitals, RingReader.Probe probe) {

    private static final String FIRST = "r-0";
    private static final int LOOKS = 5;
    private static final ObjectMapper JSON = RingJson.mapper();

    static Optional<Before> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readString(file), Before.class))
                : Optional.empty();
    }

    /** Looks at the ring and writes down what it saw, unless that was done before. */
    static Before take(Path file, Places places, RingReader reader) throws IOException, InterruptedException {
        Optional<Before> known = read(file);
        if (known.isPresent()) {
            return known.get();
        }
        List<Vitals> looks = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            looks.add(reader.read());
        }
        String former = places.lastKnownGood().map(Object::toString).orElse(FIRST);
        Before before = new Before(former, middle(looks), reader.sendTask());
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, JSON.writeValueAsString(before));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return before;
    }

    /** The last look, with the middle of what the probes took in all of them. */
    private static Vitals middle(List<Vitals> looks) {
        Map<String, Pulse> components = new HashMap<>();
        Vitals last = looks.getLast();
        last.components().forEach((name, pulse) -> {
            Map<String, Double> probes = new HashMap<>();
            for (String address : pulse.probeMillis().keySet()) {
                List<Double> took = looks.stream()
                        .map(look -> look.components().get(name))
                        .flatMap(each ->
                                Optional.ofNullable(
                                        each == null ? null : each.probeMillis().get(address))
                                        .stream())
                        .sorted()
                        .toList();
                probes.put(address, took.get(took.size() / 2));
            }
            components.put(
                    name,
                    new Pulse(
                            pulse.ready(),
                            pulse.identity(),
                            pulse.startedAt(),
                            pulse.addresses(),
                            pulse.deadLetters(),
                            probes));
        });
        return new Vitals(last.at(), components);
    }
}
