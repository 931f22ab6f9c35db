package dev.ringmaster.release.modules;

import dev.ringmaster.release.tree.Entry;
import dev.ringmaster.release.tree.Revision;
import dev.ringmaster.release.tree.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The modules of a build and who uses whom, in the order that the root pom names them. */
public final class Reactor {
    private static final String POM = "pom.xml";

    private final Map<String, Module> modules = new LinkedHashMap<>();
    private final List<Module> order;

    /** @param modules in the order of the root pom */
    public Reactor(List<Module> modules) {
        modules.forEach(module -> this.modules.put(module.name(), module));
        this.order = List.copyOf(modules);
    }

    /**
     * The modules as a commit has them; Maven is not run.
     *
     * @throws UnreadablePomException if a pom is missing or no XML
     */
    public static Reactor of(Revision revision, Trees trees) throws IOException, InterruptedException {
        Map<String, Entry> files = revision.byPath();
        List<Module> modules = new ArrayList<>();
        for (String folder : pom(POM, files, trees).modules()) {
            modules.add(pom(folder + "/" + POM, files, trees).module(folder));
        }
        return new Reactor(modules);
    }

    private static Pom pom(String path, Map<String, Entry> files, Trees trees)
            throws IOException, InterruptedException {
        Entry entry = files.get(path);
        if (entry == null || !entry.isFile()) {
            throw new UnreadablePomException(path + " is not there");
        }
        return Pom.read(path, trees.text(entry.hash()));
    }

    public List<Module> modules() {
        return order;
    }

    /** The module that a file belongs to. */
    public Optional<Module> owner(String path) {
        return order.stream()
                .filter(module -> path.startsWith(module.folder() + "/"))
                .findFirst();
    }

    /**
     * What a change reaches. A file of no module reaches nothing, unless it is the root pom or below {@code .mvn}, which reach all.
     *
     * @param paths every changed path
     * @param products the modules that are installed, by folder
     */
    public Affected affectedBy(Collection<String> paths, Set<String> products) {
        boolean all = paths.stream().anyMatch(path -> path.equals(POM) || path.startsWith(".mvn/"));
        Set<String> changed = new TreeSet<>();
        Set<String> changedProgram = new TreeSet<>();
        for (String path : paths) {
            owner(path).ifPresent(module -> {
                changed.add(module.name());
                if (!path.startsWith(module.folder() + "/src/test/")) {
                    changedProgram.add(module.name());
                }
            });
        }
        if (all) {
            changedProgram.addAll(modules.keySet());
        }
        Set<String> built = closure(changedProgram, Module::needs);
        Set<String> tested = new TreeSet<>(built);
        tested.addAll(changed);
        Set<String> shaken = Set.copyOf(tested);
        order.stream()
                .filter(module -> module.testsNeed().stream().anyMatch(shaken::contains))
                .forEach(module -> tested.add(module.name()));
        return new Affected(
                folders(changed::contains),
                folders(built::contains),
                folders(tested::contains),
                folders(built::contains).stream().filter(products::contains).toList());
    }

    /** These and all that use them, directly or not. */
    private Set<String> closure(Set<String> from, Function<Module, Set<String>> uses) {
        Set<String> reached = new TreeSet<>(from);
        for (boolean grows = true; grows; ) {
            grows = reached.addAll(order.stream()
                    .filter(module -> uses.apply(module).stream().anyMatch(reached::contains))
                    .map(Module::name)
                    .collect(Collectors.toSet()));
        }
        return reached;
    }

    private List<String> folders(Predicate<String> wanted) {
        return order.stream()
                .filter(module -> wanted.test(module.name()))
                .map(Module::folder)
                .toList();
    }
}
