package dev.ringmaster.release.stage;

import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.settings.SelfImprovementSettings;
import dev.ringmaster.release.repository.SelfRepository;
import dev.ringmaster.release.run.InstalledCommand;
import dev.ringmaster.release.run.LongCommands;
import dev.ringmaster.release.vitals.AttemptEnds;
import dev.ringmaster.release.vitals.RingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the stages work with.
 *
 * @param environment of this process
 */
public record Tools(
        Places places,
        SelfImprovementSettings settings,
        LongCommands commands,
        RingReader reader,
        AttemptEnds ends,
        InstantSource clock,
        Map<String, String> environment) {

    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "JAVA_HOME", "M2_HOME");

    public Tools {
        environment = Map.copyOf(environment);
    }

    public SelfRepository repository(Project project) throws IOException, InterruptedException {
        Path clone = places.ring().repository(project.id());
        return SelfRepository.at(Files.isDirectory(clone) ? clone : Path.of(project.repository()));
    }

    public SelfRepository repository(Job job) throws IOException, InterruptedException {
        return repository(job.project());
    }

    /** What a command of the change itself may know: nothing of this ring. */
    public Map<String, String> plainEnvironment() {
        Map<String, String> passed = new HashMap<>();
        environment.forEach((name, value) -> {
            if (PASSED_ON.contains(name) || name.startsWith("LC_") || name.startsWith("MAVEN_")) {
                passed.put(name, value);
            }
        });
        return passed;
    }

    public InstalledCommand installed() {
        Map<String, String> passed = plainEnvironment();
        environment.forEach((name, value) -> {
            if (name.startsWith("RINGMASTER_") && !name.equals("RINGMASTER_RUN")) {
                passed.put(name, value);
            }
        });
        passed.put("RINGMASTER_HOME", places.ring().home().toString());
        return new InstalledCommand(commands, places.program(), places.ring().home(), passed);
    }
}
