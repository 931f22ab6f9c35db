package dev.ringmaster.cli.reload;

import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.InstalledProduct;
import dev.ringmaster.cli.install.Installer;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.oversight.Overseer;
import dev.ringmaster.cli.oversight.Overseers;
import dev.ringmaster.cli.supervisor.control.ComponentStatus;
import dev.ringmaster.cli.supervisor.host.GapWatch;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Installs what is built and replaces those components whose program is another one then. */
record Rollout(Ring ring, Installation installation, Installer installer, Consumer<String> say) {

    private static final Set<String> NOT_OURS = Set.of("stopped", "external");

    /** @return whether all that had to be replaced is ready */
    boolean run() throws IOException, InterruptedException {
        Map<Product, InstalledProduct> before = installation.current();
        // Training takes minutes; the next build makes up for it.
        installer.install(false);
        Map<Product, InstalledProduct> after = installation.current();
        List<Component> changed = new ArrayList<>();
        for (Component component : Component.startedWith(ring.settings())) {
            Product product = Product.of(component);
            if (!folder(before, product).equals(folder(after, product))) {
                changed.add(component);
            }
        }
        if (!folder(before, Product.CLI).equals(folder(after, Product.CLI))) {
            say.accept("the client is replaced; the supervisor is with the next ringmaster down and up");
        }
        boolean ready = true;
        for (Component component : changed) {
            ready &= replaced(component);
        }
        if (changed.isEmpty()) {
            say.accept("no component's program has changed");
        }
        return ready;
    }

    private boolean replaced(Component component) throws IOException, InterruptedException {
        Overseer overseer = Overseers.of(ring);
        String state = overseer.status().components().stream()
                .filter(one -> one.component() == component)
                .map(ComponentStatus::state)
                .findFirst()
                .orElse("stopped");
        if (NOT_OURS.contains(state)) {
            say.accept(component.word() + " is " + state + " and left so");
            return true;
        }
        GapWatch watch = GapWatch.begin(new RingReadiness(ring.settings()), component);
        Overseer.Result result = overseer.restart(component, note -> {});
        say.accept(result.message()
                + watch.end()
                        .map(gap -> "; it did not answer for " + gap.toMillis() + " ms")
                        .orElse(""));
        return result.ok();
    }

    private static Optional<String> folder(Map<Product, InstalledProduct> products, Product product) {
        return Optional.ofNullable(products.get(product))
                .map(installed -> installed.folder().toString());
    }
}
