package dev.ringmaster.cli.supervisor;

import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.util.List;

/** Knows how each component is started. Asked at every start, so that a newer build is taken up by a restart. */
public interface ComponentPrograms {

    /**
     * The program and its arguments.
     *
     * @throws IOException if the component cannot be started now, with one sentence for a person that says why
     */
    List<String> commandOf(Component component) throws IOException;
}
