package dev.ringmaster.cli.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One program where it was installed.
 *
 * @param folder its own, absolute; never changed once it is complete, so a running program keeps its jars
 * @param javaHome the JDK that the cache was made with
 */
public record InstalledProduct(Product product, Path folder, Path javaHome) {

    /** Begins the name of the cache, also while it is being written. */
    static final String CACHE = "app.aot";

    /** The AOT cache; may be missing when training failed. */
    public Path cache() {
        return folder.resolve(CACHE);
    }

    public boolean isTrained() {
        return Files.isRegularFile(cache());
    }

    /** The command that starts it, without arguments, with its cache if it has one. */
    public List<String> command() {
        return command(List.of(), List.of());
    }

    /**
     * @param jvmOptions come after the usual ones, and so count where both say something
     * @param properties {@code -Dname=value} each
     */
    public List<String> command(List<String> jvmOptions, List<String> properties) {
        return command(isTrained() ? List.of("-XX:AOTCache=" + cache()) : List.of(), jvmOptions, properties);
    }

    /** The command that runs another main class of its jars, without its cache. */
    public List<String> command(String mainClass, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin/java").toString()));
        command.addAll(product.jvmOptions());
        command.addAll(List.of("-cp", classPath(), mainClass));
        command.addAll(arguments);
        return command;
    }

    /** Where training writes, so that a cache which was cut off is never taken for a whole one. */
    private Path newCache() {
        return folder.resolve(CACHE + ".new");
    }

    /** Takes what a training run wrote; does nothing when it wrote nothing. Only called once that run has ended. */
    void acceptCache() throws IOException {
        if (Files.isRegularFile(newCache())) {
            Files.move(newCache(), cache(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The command that runs it once and then writes its cache. */
    List<String> trainingCommand(List<String> properties) {
        return command(List.of("-XX:AOTCacheOutput=" + newCache()), List.of(), properties);
    }

    /** The command that refuses to run without its cache. */
    List<String> provingCommand() {
        return command(List.of("-XX:AOTCache=" + cache(), "-XX:AOTMode=on"), List.of(), List.of());
    }

    private List<String> command(List<String> cacheOptions, List<String> jvmOptions, List<String> properties) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(cacheOptions);
        command.addAll(product.jvmOptions());
        command.addAll(jvmOptions);
        command.addAll(properties);
        if (product.isQuarkus()) {
            command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
            command.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
        } else {
            command.addAll(List.of("-cp", classPath(), product.mainClass()));
        }
        return command;
    }

    /** Sorted, because a cache is only used with the very class path it was trained with. */
    private String classPath() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(Path::toString)
                    .collect(Collectors.joining(":"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the installation in " + folder + " cannot be read", unreadable);
        }
    }
}
