package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Says which projects are Ringmaster itself: those whose repository has a root commit of the checkout that the installed programs were
 * built from, wherever it lies. None is while self-improvement is off.
 */
@ApplicationScoped
public class SelfProjects {

    private final RingSettings ring;
    private final LandingSteps steps;
    private final Map<String, Set<String>> roots = new ConcurrentHashMap<>();

    SelfProjects(RingSettings ring, LandingSteps steps) {
        this.ring = ring;
        this.steps = steps;
    }

    boolean isSelf(Project project) throws IOException, InterruptedException {
        if (!ring.settings().selfImprovement().enabled()) {
            return false;
        }
        Set<String> origin = origin();
        return !origin.isEmpty() && rootsOf(project).stream().anyMatch(origin::contains);
    }

    /** A repository's roots do not change once it has some. */
    private Set<String> rootsOf(Project project) throws IOException, InterruptedException {
        Set<String> known = roots.get(project.repository());
        if (known != null) {
            return known;
        }
        Set<String> found = steps.roots(project);
        if (!found.isEmpty()) {
            roots.put(project.repository(), found);
        }
        return found;
    }

    private Set<String> origin() throws IOException {
        Path file = ring.folder().app().resolve("origin");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
