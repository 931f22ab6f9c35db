package dev.ringmaster.cli.release;

import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.InstalledProduct;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replaces, one by one, the components that run another program than the current one. Done again it leaves those alone that were replaced
 * before.
 */
public final class Swaps {

    private final Installation installation;
    private final Restarts restarts;
    private final Consumer<String> progress;

    public Swaps(Installation installation, Restarts restarts, Consumer<String> progress) {
        this.installation = installation;
        this.restarts = restarts;
        this.progress = progress;
    }

    /**
     * What was replaced.
     *
     * @param failed the component that did not become ready, after which the others were left alone; null when all did
     * @param reason one sentence about it; empty when all did
     */
    public record Outcome(
            List<ComponentSwap> swaps, @Nullable Component failed, String reason) {
        public Outcome {
            swaps = List.copyOf(swaps);
        }
    }

    /**
     * @param goOn whether to try the others after one that failed
     * @throws IOException if nobody restarts components here
     */
    Outcome toCurrent(Duration limit, boolean goOn) throws IOException {
        List<ComponentSwap> swaps = new ArrayList<>();
        @Nullable Component failed = null;
        String reason = "";
        Map<Product, InstalledProduct> current = installation.current();
        for (Component component : Component.values()) {
            Optional<String> runs = restarts.runs(component);
            InstalledProduct program = current.get(Product.of(component));
            if (runs.isEmpty() || program == null) {
                continue;
            }
            String wanted = program.folder().getFileName().toString();
            if (runs.get().equals(wanted)) {
                continue;
            }
            progress.accept("replacing " + component.word());
            Restarts.Restarted restarted = restarts.restart(component, limit);
            if (restarted.ready()) {
                swaps.add(new ComponentSwap(component.word(), runs.get(), wanted, restarted.gapMillis()));
            } else if (failed == null) {
                failed = component;
                reason = restarted.sentence();
            }
            if (failed != null && !goOn) {
                break;
            }
        }
        return new Outcome(swaps, failed, reason);
    }
}
