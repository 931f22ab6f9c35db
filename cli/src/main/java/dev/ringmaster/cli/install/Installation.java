package dev.ringmaster.cli.install;

import dev.ringmaster.cli.install.release.WholeFile;
import dev.ringmaster.cli.supervisor.ComponentPrograms;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The programs installed under one folder: {@code <product>/<content's hash>/…}, and the file {@code current} that says which of them
 * count now.
 *
 * @param app the folder, absolute
 */
public record Installation(Path app) {

    /** What a ring reads of the releases of its programs; some of them come and go. */
    private static final List<String> RELEASE_FILES =
            List.of("origin", "releases", "last-known-good", "pending.json", "went-back.json");

    /** The system property by which the launcher tells where the installation is. */
    public static final String PROPERTY = "ringmaster.app";

    /** The installation that this process belongs to; empty when it runs from a build folder or a test. */
    public static Optional<Installation> ofProcess() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(path -> new Installation(Path.of(path).toAbsolutePath().normalize()));
    }

    /** One installed program; empty when it is not installed. */
    public Optional<InstalledProduct> product(Product product) throws IOException {
        return Optional.ofNullable(current().get(product));
    }

    /** All installed programs. */
    public Map<Product, InstalledProduct> current() throws IOException {
        Map<Product, InstalledProduct> products = new EnumMap<>(Product.class);
        Path pointer = app.resolve("current");
        if (!Files.exists(pointer)) {
            return products;
        }
        for (String line : Files.readAllLines(pointer)) {
            String[] words = line.split(" ", 3);
            if (words.length == 3) {
                Product.ofWord(words[0])
                        .map(product -> new InstalledProduct(product, folder(product, words[1]), Path.of(words[2])))
                        .filter(product -> Files.isDirectory(product.folder()))
                        .ifPresent(product -> products.put(product.product(), product));
            }
        }
        return products;
    }

    /** Where the program with this content lies, or would. */
    public Path folder(Product product, String id) {
        return app.resolve(product.word()).resolve(id);
    }

    /** Makes these the current ones, all at once. */
    public void point(Map<Product, InstalledProduct> products) throws IOException {
        List<String> lines = new ArrayList<>();
        products.values()
                .forEach(product -> lines.add(
                        product.product().word() + " " + product.folder().getFileName() + " " + product.javaHome()));
        WholeFile.write(app.resolve("current"), String.join("\n", lines) + "\n");
    }

    /**
     * Lets a ring of another folder find the demo agent, this command and the releases of the programs under its own
     * {@code .ringmaster/app}, as the ring of the checkout does.
     */
    public void linkInto(RingFolder folder) throws IOException {
        if (folder.app().equals(app)) {
            return;
        }
        for (String program : List.of("demo-agent", "ringmaster")) {
            Path installed = app.resolve("bin").resolve(program);
            if (Files.exists(installed)) {
                WholeFile.writeExecutable(
                        folder.app().resolve("bin").resolve(program),
                        "#!/bin/sh\nexec '" + installed.toString().replace("'", "'\\''") + "' \"$@\"\n");
            }
        }
        for (String name : RELEASE_FILES) {
            link(folder.app().resolve(name), app.resolve(name));
        }
    }

    /** The command that runs the client, whichever build of it is current; empty where it is not installed. */
    public List<String> client() {
        Path script = app.resolve("bin/ringmaster");
        return Files.isExecutable(script) ? List.of(script.toString()) : List.of();
    }

    private static void link(Path link, Path target) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
            return;
        }
        if (Files.isSymbolicLink(link) || Files.isRegularFile(link)) {
            Files.delete(link);
        }
        if (!Files.exists(link)) {
            Files.createDirectories(Objects.requireNonNull(link.getParent()));
            Files.createSymbolicLink(link, target);
        }
    }

    /** How a ring starts its components from here. */
    public ComponentPrograms programs(RingFolder folder, Settings settings) {
        return programs(folder, () -> settings);
    }

    /** The same by settings that may be others at each start. */
    public ComponentPrograms programs(RingFolder folder, Supplier<Settings> settings) {
        return component -> {
            InstalledProduct product = product(Product.of(component))
                    .orElseThrow(() -> new IOException(component.word() + " is not installed: run ringmaster build"));
            return command(product, component, folder, settings.get());
        };
    }

    /** How a ring starts a component as this program. */
    public static List<String> command(
            InstalledProduct program, Component component, RingFolder folder, Settings settings) {
        List<String> command = new ArrayList<>(program.command());
        command.addAll(arguments(component, folder, settings));
        return command;
    }

    /** What a component is told beside the settings. */
    public static List<String> arguments(Component component, RingFolder folder, Settings settings) {
        return component == Component.BROKER
                ? List.of(
                        "--data-dir=" + folder.broker(),
                        "--port=" + settings.kafka().port())
                : List.of();
    }
}
