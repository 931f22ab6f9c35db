package dev.ringmaster.api.release;

import dev.ringmaster.api.project.RepositoryProbe;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.settings.RingSettings;
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
    private final RepositoryProbe probe;
    private final Map<Path, Set<String>> roots = new ConcurrentHashMap<>();

    SelfProjects(RingSettings ring, RepositoryProbe probe) {
        this.ring = ring;
        this.probe = probe;
    }

    public boolean isSelf(Project project) {
        if (!ring.settings().selfImprovement().enabled()
                || project.repository() == null
                || project.repository().isBlank()) {
            return false;
        }
        Set<String> origin = origin();
        if (origin.isEmpty()) {
            return false;
        }
        return rootsOf(project).stream().anyMatch(origin::contains);
    }

    /** A repository's roots do not change once it has some; one that is not cloned yet is looked at again. */
    private Set<String> rootsOf(Project project) {
        Path place = project.repository().startsWith("/")
                ? Path.of(project.repository())
                : ring.folder().repository(project.id());
        Set<String> known = roots.get(place);
        if (known != null) {
            return known;
        }
        Set<String> found = probe.roots(place);
        if (!found.isEmpty()) {
            roots.put(place, found);
        }
        return found;
    }

    private Set<String> origin() {
        try {
            return Files.readAllLines(ring.folder().app().resolve("origin")).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toSet());
        } catch (IOException notInstalledFromARepository) {
            return Set.of();
        }
    }
}
