package dev.ringmaster.release.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What JaCoCo has seen tests run, of some modules.
 *
 * @param modules the modules that were measured, by folder; each source by {@code package/Name.java}, and in it each line that has code,
 *     with whether any of that code was run
 */
public record CoverageReport(Map<String, Map<String, Map<Integer, Boolean>>> modules) {
    /** Where the profile {@code coverage} leaves what a module's unit tests ran. */
    public static final String PLACE = "target/site/jacoco/jacoco.xml";

    public CoverageReport {
        modules = Map.copyOf(modules);
    }

    /** Reads the reports of these modules in a checkout; a module without one is left out. */
    public static CoverageReport in(Path checkout, Iterable<String> folders) throws IOException {
        Map<String, Map<String, Map<Integer, Boolean>>> modules = new LinkedHashMap<>();
        for (String folder : folders) {
            Path report = checkout.resolve(folder).resolve(PLACE);
            if (Files.isRegularFile(report)) {
                try (InputStream xml = Files.newInputStream(report)) {
                    modules.put(folder, read(xml));
                }
            }
        }
        return new CoverageReport(modules);
    }

    /**
     * Reads one report (JaCoCo's {@code report.dtd}, which is not fetched).
     *
     * @throws IOException if it is no such report
     */
    public static Map<String, Map<Integer, Boolean>> read(InputStream xml) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Map<String, Map<Integer, Boolean>> sources = new HashMap<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(xml);
            String packageName = "";
            Map<Integer, Boolean> lines = new HashMap<>();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "package" -> packageName = reader.getAttributeValue(null, "name");
                        case "sourcefile" ->
                            lines = sources.computeIfAbsent(
                                    packageName + "/" + reader.getAttributeValue(null, "name"), key -> new HashMap<>());
                        case "line" ->
                            lines.merge(
                                    Integer.valueOf(reader.getAttributeValue(null, "nr")),
                                    Integer.parseInt(reader.getAttributeValue(null, "ci")) > 0,
                                    Boolean::logicalOr);
                        default -> {}
                    }
                }
            }
            reader.close();
        } catch (XMLStreamException | NumberFormatException e) {
            throw new IOException("no report of JaCoCo: " + e.getMessage(), e);
        }
        return sources;
    }

    /** The report of the module that a path lies in. */
    Optional<Map<String, Map<Integer, Boolean>>> moduleOf(String path) {
        Predicate<String> holds = folder -> path.startsWith(folder + "/");
        return modules.entrySet().stream()
                .filter(module -> holds.test(module.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
