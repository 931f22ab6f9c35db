package dev.ringmaster.cli.install;

import dev.ringmaster.settings.Component;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of the installation. */
public enum Product {
    BROKER("local-broker", "dev.ringmaster.broker.BrokerMain"),
    API_SERVICE("api-service", ""),
    QUEUE_SERVICE("queue-service", ""),
    ENRICHER_SERVICE("enricher-service", ""),
    SCHEDULER_SERVICE("scheduler-service", ""),
    RELEASE_SERVICE("release-service", ""),
    DEMO_AGENT("demo-agent", "dev.ringmaster.demo.DemoAgent"),
    CLI("cli", "dev.ringmaster.cli.Main");

    private final String module;
    private final String mainClass;

    Product(String module, String mainClass) {
        this.module = module;
        this.mainClass = mainClass;
    }

    /** The Maven module that builds it. */
    public String module() {
        return module;
    }

    /** Empty for a Quarkus application, which its own jar starts. */
    public String mainClass() {
        return mainClass;
    }

    public boolean isQuarkus() {
        return mainClass.isEmpty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Product of(Component component) {
        return valueOf(component.name());
    }

    /** Those that are built by one of these modules. */
    public static Set<Product> ofModules(Collection<String> modules) {
        return Arrays.stream(values())
                .filter(product -> modules.contains(product.module()))
                .collect(Collectors.toSet());
    }

    public static Optional<Product> ofWord(String word) {
        return Arrays.stream(values())
                .filter(product -> product.word().equals(word))
                .findFirst();
    }

    /**
     * The JVM's own options, the same when the cache is trained and when it is used. All start faster and stay smaller without the
     * optimising compiler; even queue-service's graph kernels, a tenth slower then once warm, are done sooner the first time.
     */
    public List<String> jvmOptions() {
        // A new object's space that is used to its end before the first collection counts in full: small ones keep an
        // idle ring small.
        List<String> heap = switch (this) {
            case BROKER -> List.of("-Xmx96m", "-Xmn8m");
            case API_SERVICE, SCHEDULER_SERVICE -> List.of("-Xmx96m", "-Xmn6m");
            case QUEUE_SERVICE -> List.of("-Xmx192m", "-Xmn8m");
            case ENRICHER_SERVICE, RELEASE_SERVICE -> List.of("-Xmx64m", "-Xmn6m");
            case DEMO_AGENT, CLI -> List.of("-Xmx64m");
        };
        List<String> common = List.of(
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:-UsePerfData",
                // What the C library keeps after the start is given back: 5 MB in each process.
                "-XX:TrimNativeHeapInterval=10000",
                "--enable-native-access=ALL-UNNAMED");
        return Stream.concat(heap.stream(), common.stream()).toList();
    }
}
