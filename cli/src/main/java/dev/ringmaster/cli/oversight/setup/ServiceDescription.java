package dev.ringmaster.cli.oversight.setup;

import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a service manager must know of one component.
 *
 * @param command the program and its arguments; its path stays the same whichever build counts
 * @param environment all that it needs beside the manager's own
 * @param order components with a lower one are started before
 * @param needs those that must have been started before
 * @param grace how long it may take to stop
 * @param openFiles how many files it may have open
 * @param startsAgents whether agents are its descendants: they outlive it, and may do whatever a person's programs may
 */
public record ServiceDescription(
        Component component,
        List<String> command,
        SortedMap<String, String> environment,
        int order,
        List<Component> needs,
        Duration grace,
        int openFiles,
        boolean startsAgents) {

    private static final Duration GRACE = Duration.ofSeconds(35);
    private static final int OPEN_FILES = 65_536;

    public ServiceDescription {
        command = List.copyOf(command);
        environment = new TreeMap<>(environment);
        needs = List.copyOf(needs);
    }

    /**
     * The descriptions of a ring's components, in their order.
     *
     * @param components in starting order
     * @param programs the command of each
     */
    public static List<ServiceDescription> of(
            List<Component> components, Map<Component, List<String>> programs, Map<String, String> environment) {
        List<Component> first = components.stream()
                .filter(component -> component == Component.BROKER)
                .toList();
        return components.stream()
                .map(component -> new ServiceDescription(
                        component,
                        programs.getOrDefault(component, List.of()),
                        new TreeMap<>(environment),
                        components.indexOf(component) + 1,
                        component.isService() ? first : List.of(),
                        GRACE,
                        OPEN_FILES,
                        // What proves and lands runs the projects' own programs, which agents are too.
                        component == Component.SCHEDULER_SERVICE || component == Component.RELEASE_SERVICE))
                .toList();
    }
}
