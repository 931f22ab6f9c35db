package dev.ringmaster.api.beads;

import dev.ringmaster.api.beads.format.BeadsIssue;
import dev.ringmaster.api.beads.format.BeadsLink;
import dev.ringmaster.model.task.Proviso;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the issues of a file wait for.
 *
 * <p>An open parent does not block its children, but what blocks the parent blocks them (one level, as beads does), until the parent is closed. A parent epic is
 * no work itself: whoever waits for it waits for its children instead. Targets that exist nowhere do not block; they are listed.
 *
 * @param dependsOn of each issue, by their ids
 * @param dangling links to what exists nowhere
 * @param selfLinks issues that wait for themselves
 * @param nonBlocking how many links only inform
 * @param containers epics whose children are the work
 * @param parents of each child
 * @param issues all of them, by id
 */
public record BeadsEdges(
        Map<String, Set<String>> dependsOn,
        List<Dangling> dangling,
        Set<String> selfLinks,
        int nonBlocking,
        Set<String> containers,
        Map<String, Set<String>> parents,
        Map<String, BeadsIssue> issues) {

    /** What must be so before the issue runs besides {@link #dependsOn}: its own time has come, and that of its open parents. */
    public Proviso proviso(String issue) {
        Stream<BeadsIssue> open = parents.getOrDefault(issue, Set.of()).stream()
                .map(issues::get)
                .filter(Objects::nonNull)
                .filter(parent -> !parent.isClosed());
        return new Proviso(Stream.concat(Stream.ofNullable(issues.get(issue)), open)
                .map(BeadsIssue::deferUntil)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null));
    }

    public record Dangling(String task, String dependsOn) {}

    /** @param known whether an id outside the file is a task already */
    public static BeadsEdges of(Collection<BeadsIssue> issues, Predicate<String> known) {
        Map<String, BeadsIssue> byId = new LinkedHashMap<>();
        issues.forEach(issue -> byId.put(issue.id(), issue));
        Map<String, Set<String>> children = new TreeMap<>();
        List<BeadsLink> blocking = new ArrayList<>();
        Set<Dangling> dangling = new LinkedHashSet<>();
        int nonBlocking = 0;
        for (BeadsIssue issue : issues) {
            for (BeadsLink link : issue.links()) {
                if (!link.isBlocking()) {
                    nonBlocking++;
                } else if (!byId.containsKey(link.from()) || !byId.containsKey(link.to()) && !known.test(link.to())) {
                    dangling.add(new Dangling(link.from(), link.to()));
                } else if (link.isParent()) {
                    children.computeIfAbsent(link.to(), parent -> new TreeSet<>())
                            .add(link.from());
                } else {
                    blocking.add(link);
                }
            }
        }
        return new Builder(byId, children).edges(blocking, List.copyOf(dangling), nonBlocking);
    }

    private record Builder(Map<String, BeadsIssue> byId, Map<String, Set<String>> children) {

        BeadsEdges edges(List<BeadsLink> blocking, List<Dangling> dangling, int nonBlocking) {
            Map<String, Set<String>> dependsOn = new TreeMap<>();
            Set<String> selfLinks = new TreeSet<>();
            for (BeadsLink link : blocking) {
                if (link.from().equals(link.to())) {
                    selfLinks.add(link.from());
                    continue;
                }
                boolean childrenOnly = link.type().equals(BeadsLink.WAITS_FOR);
                if (isSatisfied(link)) {
                    continue;
                }
                Set<String> targets = targets(link.to(), childrenOnly, new HashSet<>());
                // Who is among them waits for its own epic: it would wait for its brothers, and they for it.
                if (!targets.contains(link.from())) {
                    add(dependsOn, link.from(), targets);
                }
            }
            Map<String, Set<String>> own = new TreeMap<>();
            dependsOn.forEach((issue, targets) -> own.put(issue, Set.copyOf(targets)));
            children.forEach((parent, kids) -> {
                Set<String> blockers = own.get(parent);
                if (blockers != null && !isClosed(parent)) {
                    // A blocker that is itself a child of the parent orders the parent after it, not its brothers.
                    Set<String> outside = new TreeSet<>(blockers);
                    outside.removeAll(kids);
                    kids.forEach(kid -> add(dependsOn, kid, outside));
                }
            });
            Set<String> containers = new TreeSet<>();
            children.keySet().stream().filter(this::isContainer).forEach(containers::add);
            Map<String, Set<String>> parents = new TreeMap<>();
            children.forEach((parent, kids) -> kids.forEach(kid ->
                    parents.computeIfAbsent(kid, child -> new TreeSet<>()).add(parent)));
            return new BeadsEdges(dependsOn, dangling, selfLinks, nonBlocking, containers, parents, byId);
        }

        /** Whether what the link waits for has happened: one child of many is done, or the other one is closed and the reason judged. */
        private boolean isSatisfied(BeadsLink link) {
            return switch (link.type()) {
                case BeadsLink.WAITS_FOR ->
                    link.any()
                            && children.getOrDefault(link.to(), Set.of()).stream()
                                    .anyMatch(this::isClosed);
                case BeadsLink.CONDITIONAL -> isClosed(link.to());
                default -> false;
            };
        }

        private static void add(Map<String, Set<String>> edges, String from, Set<String> targets) {
            Set<String> all = edges.computeIfAbsent(from, issue -> new TreeSet<>());
            targets.stream().filter(target -> !target.equals(from)).forEach(all::add);
        }

        /** The target, or what stands for it: the children of an epic, or of any target where only its children are waited for. */
        private Set<String> targets(String target, boolean childrenOnly, Set<String> met) {
            Set<String> kids = children.get(target);
            if (kids == null || isClosed(target) || !met.add(target) || !(childrenOnly || isContainer(target))) {
                return Set.of(target);
            }
            Set<String> all = new TreeSet<>();
            kids.forEach(kid -> all.addAll(targets(kid, false, met)));
            return all;
        }

        private boolean isClosed(String id) {
            BeadsIssue issue = byId.get(id);
            return issue != null && issue.isClosed();
        }

        private boolean isContainer(String id) {
            BeadsIssue issue = byId.get(id);
            return issue != null && issue.isEpic() && !issue.isClosed() && children.containsKey(id);
        }
    }
}
