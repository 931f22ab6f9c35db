package dev.ringmaster.release.modules;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A pom, as far as it says how modules hang together; profiles count as if they were on. */
record Pom(Element project) {
    private static final String OURS = "dev.ringmaster";

    static Pom read(String path, String text) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Pom(
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new UnreadablePomException(path + " is no pom: " + e.getMessage(), e);
        }
    }

    /** The folders of its modules, in order. */
    List<String> modules() {
        List<String> folders = new ArrayList<>();
        for (Element modules : everywhere("modules")) {
            children(modules, "module")
                    .forEach(module -> folders.add(module.getTextContent().strip()));
        }
        return folders.stream().distinct().toList();
    }

    Module module(String folder) {
        Set<String> needs = new TreeSet<>();
        Set<String> testsNeed = new TreeSet<>();
        for (Element list : everywhere("dependencies")) {
            for (Element dependency : children(list, "dependency")) {
                if (text(dependency, "groupId").equals(OURS)
                        || text(dependency, "groupId").equals("${project.groupId}")) {
                    Set<String> which = text(dependency, "scope").equals("test") ? testsNeed : needs;
                    which.add(text(dependency, "artifactId"));
                }
            }
        }
        String name = text(project, "artifactId");
        return new Module(folder, name.isEmpty() ? folder : name, needs, testsNeed);
    }

    /** Of the project itself and of its profiles, but not of its dependency management or plugins. */
    private List<Element> everywhere(String name) {
        List<Element> found = new ArrayList<>(children(project, name));
        for (Element profiles : children(project, "profiles")) {
            for (Element profile : children(profiles, "profile")) {
                found.addAll(children(profile, name));
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
