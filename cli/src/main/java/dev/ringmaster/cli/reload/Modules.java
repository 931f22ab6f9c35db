package dev.ringmaster.cli.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The Maven modules of a checkout and which of them need which, as their poms say.
 *
 * @param root the checkout, absolute
 * @param needs for each module the modules that it names as dependencies, of any scope; profiles and plugins are not looked at
 */
public record Modules(Path root, Map<String, Set<String>> needs) {

    /** A change here is a change of every module. */
    private static final Set<String> OF_ALL = Set.of("pom.xml", ".mvn");

    public Modules {
        needs = Map.copyOf(needs);
    }

    /** @throws IOException if a pom cannot be read, with a message for a person */
    public static Modules read(Path root) throws IOException {
        Map<String, String> folders = new LinkedHashMap<>();
        Element project = pom(root);
        for (Element module : children(child(project, "modules"), "module")) {
            String folder = module.getTextContent().strip();
            folders.put(text(pom(root.resolve(folder)), "artifactId"), folder);
        }
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (String folder : folders.values()) {
            Set<String> needed = new TreeSet<>();
            for (Element dependency : children(child(pom(root.resolve(folder)), "dependencies"), "dependency")) {
                String own = folders.get(text(dependency, "artifactId"));
                if (own != null) {
                    needed.add(own);
                }
            }
            needs.put(folder, needed);
        }
        return new Modules(root, needs);
    }

    /** The module that a file belongs to; empty where it is none's. */
    public Optional<String> of(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(root)
                ? Optional.of(root.relativize(absolute).getName(0).toString()).filter(needs::containsKey)
                : Optional.empty();
    }

    /** The modules whose build may come out differently after these files have changed: theirs, and all that need them. */
    public Set<String> affected(Collection<Path> changed) {
        Set<String> affected = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (Path file : changed) {
            Path absolute = file.toAbsolutePath().normalize();
            if (absolute.startsWith(root) && !absolute.equals(root) && isOfAll(root.relativize(absolute))) {
                open.addAll(needs.keySet());
            }
            of(file).ifPresent(open::add);
        }
        while (!open.isEmpty()) {
            String module = open.remove();
            if (affected.add(module)) {
                needs.forEach((other, needed) -> {
                    if (needed.contains(module)) {
                        open.add(other);
                    }
                });
            }
        }
        return affected;
    }

    private static boolean isOfAll(Path relative) {
        return OF_ALL.contains(relative.getName(0).toString());
    }

    private static Element pom(Path folder) throws IOException {
        Path file = folder.resolve("pom.xml");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            try (var in = Files.newInputStream(file)) {
                return factory.newDocumentBuilder().parse(in).getDocumentElement();
            }
        } catch (SAXException | ParserConfigurationException unreadable) {
            throw new IOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String text(Element parent, String name) {
        for (Element child : children(Optional.of(parent), name)) {
            return child.getTextContent().strip();
        }
        return "";
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(Optional.of(parent), name).stream().findFirst();
    }

    private static Collection<Element> children(Optional<Element> parent, String name) {
        Collection<Element> found = new ArrayDeque<>();
        for (Node node = parent.map(Node::getFirstChild).orElse(null); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
