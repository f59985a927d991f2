package io.meibo.rulebook.table;

import io.meibo.workflow.DecisionTable.Column;
import io.meibo.workflow.DecisionTable.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads a table that somebody sent: DMN with one decision, which is a table of plain cells. Document types, other elements,
 * other expression languages and other forms of cells are faults; what is read is never handed to an engine.
 */
public final class TableUpload {

    /** Most bytes of one table. */
    public static final int LARGEST = 1_000_000;

    private static final int MOST_RULES = 1_000;
    private static final int MOST_COLUMNS = 40;
    private static final int MOST_FAULTS = 50;
    private static final Pattern TABLE_ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Set<String> DMN = Set.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/");
    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/");
    private static final Set<String> DRAWING = Set.of("DMNDI");

    private final List<Fault> faults = new ArrayList<>();

    private TableUpload() {}

    /** A table, or all that is wrong with it (up to fifty faults). */
    public record Read(Optional<RuleTable> table, List<Fault> faults) {}

    /** Reads the bytes of a DMN file; never throws for what they hold. */
    public static Read of(byte[] dmn) {
        return new TableUpload().read(dmn);
    }

    private Read read(byte[] dmn) {
        RuleTable table = null;
        try {
            table = assemble(document(dmn));
        } catch (Unreadable e) {
            faults.add(e.fault);
        }
        boolean good = table != null && faults.isEmpty();
        return new Read(
                good ? Optional.ofNullable(table) : Optional.empty(),
                faults.stream().limit(MOST_FAULTS).toList());
    }

    private static Document document(byte[] dmn) throws Unreadable {
        if (dmn.length > LARGEST) {
            throw new Unreadable(Fault.of("", "TABLE_TOO_LARGE", LARGEST));
        }
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(dmn));
        } catch (SAXException | IOException e) {
            throw new Unreadable(Fault.of("", "TABLE_NOT_XML"));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no safe XML parser", e);
        }
    }

    /** No document type, hence no entities, neither outside nor multiplied; nothing is fetched. */
    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    private RuleTable assemble(Document document) throws Unreadable {
        Element root = document.getDocumentElement();
        if (!isDmn(root, "definitions")) {
            throw new Unreadable(Fault.of("", "TABLE_NOT_DMN"));
        }
        language(root, "");
        List<Element> decisions = new ArrayList<>();
        for (Element child : children(root)) {
            if (isDmn(child, "decision")) {
                decisions.add(child);
            } else if (!DRAWING.contains(child.getLocalName()) && !isDmn(child, "description")) {
                throw new Unreadable(notAllowed(child));
            }
        }
        if (decisions.size() != 1) {
            throw new Unreadable(Fault.of("", "TABLE_NOT_ONE"));
        }
        return decision(decisions.get(0));
    }

    private RuleTable decision(Element decision) throws Unreadable {
        String id = decision.getAttribute("id");
        if (!TABLE_ID.matcher(id).matches()) {
            throw new Unreadable(Fault.of("", "TABLE_UNKNOWN", "?"));
        }
        Element table = null;
        for (Element child : children(decision)) {
            if (isDmn(child, "decisionTable")) {
                table = child;
            } else if (!isDmn(child, "description") && !isDmn(child, "question") && !isDmn(child, "allowedAnswers")) {
                // variables, requirements, literal expressions and extensions would change what the table means
                throw new Unreadable(notAllowed(child));
            }
        }
        if (table == null) {
            throw new Unreadable(Fault.of("", "TABLE_NOT_ONE"));
        }
        if (table.hasAttribute("aggregation")) {
            faults.add(Fault.of("/hitPolicy", "TABLE_HIT_POLICY"));
        }
        List<Column> inputs = new ArrayList<>();
        List<Column> outputs = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Element child : children(table)) {
            if (isDmn(child, "input")) {
                inputs.add(input(child, "/inputs/" + inputs.size()));
            } else if (isDmn(child, "output")) {
                outputs.add(output(child));
            } else if (isDmn(child, "rule")) {
                rows.add(row(child, "/rules/" + rows.size()));
            } else if (!isDmn(child, "annotation") && !isDmn(child, "description")) {
                throw new Unreadable(notAllowed(child));
            }
        }
        if (rows.size() > MOST_RULES || inputs.size() > MOST_COLUMNS || outputs.size() > MOST_COLUMNS) {
            throw new Unreadable(Fault.of("", "TABLE_TOO_LARGE", LARGEST));
        }
        String hitPolicy = table.hasAttribute("hitPolicy") ? table.getAttribute("hitPolicy") : "UNIQUE";
        TableAssembler.Assembled assembled =
                TableAssembler.of(id, id, hitPolicy.toUpperCase(Locale.ROOT), inputs, outputs, rows);
        faults.addAll(assembled.faults());
        if (faults.isEmpty()) {
            faults.addAll(Proof.of(assembled.table()));
        }
        return assembled.table();
    }

    private Column input(Element input, String at) throws Unreadable {
        if (hasForeign(input, "inputVariable")) {
            faults.add(Fault.of(at, "TABLE_INPUT_NOT_PLAIN", 1 + number(at)));
        }
        String variable = "";
        String type = "";
        for (Element child : children(input)) {
            if (isDmn(child, "inputExpression")) {
                language(child, at);
                variable = text(child, at);
                type = child.getAttribute("typeRef");
            } else if (!isDmn(child, "inputValues")) {
                throw new Unreadable(notAllowed(child));
            }
        }
        return new Column(input.getAttribute("label"), variable, type);
    }

    private static Column output(Element output) throws Unreadable {
        for (Element child : children(output)) {
            if (!isDmn(child, "outputValues")) {
                throw new Unreadable(notAllowed(child));
            }
        }
        return new Column(output.getAttribute("label"), output.getAttribute("name"), output.getAttribute("typeRef"));
    }

    private Row row(Element rule, String at) throws Unreadable {
        String annotation = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (Element child : children(rule)) {
            if (isDmn(child, "inputEntry")) {
                String cell = at + "/inputs/" + inputs.size();
                language(child, cell);
                inputs.add(text(child, cell));
            } else if (isDmn(child, "outputEntry")) {
                String cell = at + "/outputs/" + outputs.size();
                language(child, cell);
                outputs.add(text(child, cell));
            } else if (isDmn(child, "description")) {
                annotation = own(child);
            } else if (!isDmn(child, "annotationEntry")) {
                throw new Unreadable(notAllowed(child));
            }
        }
        return new Row(rule.getAttribute("id"), annotation, inputs, outputs);
    }

    private void language(Element element, String at) {
        String language = element.getAttribute("expressionLanguage");
        if (!language.isEmpty() && !FEEL.contains(language.toLowerCase(Locale.ROOT)) && !FEEL.contains(language)) {
            faults.add(Fault.of(at, "TABLE_LANGUAGE"));
        }
    }

    private static boolean hasForeign(Element element, String name) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            if (name.equals(element.getAttributes().item(i).getLocalName())) {
                return true;
            }
        }
        return false;
    }

    private static String text(Element element, String at) throws Unreadable {
        String text = "";
        for (Element child : children(element)) {
            if (isDmn(child, "text")) {
                text = own(child);
            } else {
                throw new Unreadable(new Fault(at, "TABLE_ELEMENT", List.of(name(child))));
            }
        }
        return text.trim();
    }

    /** The characters of an element that holds no other elements. */
    private static String own(Element element) throws Unreadable {
        var text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            switch (node.getNodeType()) {
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text.append(node.getNodeValue());
                case Node.COMMENT_NODE -> {}
                default -> throw new Unreadable(Fault.of("", "TABLE_ELEMENT", "?"));
            }
        }
        return text.toString();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static boolean isDmn(Element element, String name) {
        return name.equals(element.getLocalName()) && DMN.contains(String.valueOf(element.getNamespaceURI()));
    }

    private static Fault notAllowed(Element element) {
        return Fault.of("", "TABLE_ELEMENT", name(element));
    }

    private static String name(Element element) {
        String name = String.valueOf(element.getLocalName());
        return TABLE_ID.matcher(name.toLowerCase(Locale.ROOT)).matches() ? name : "?";
    }

    private static int number(String at) {
        return Integer.parseInt(at.substring(at.lastIndexOf('/') + 1));
    }

    /** Faults of the XML are told by us alone; the parser's own would be printed. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(@Nullable SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }

    private static final class Unreadable extends Exception {
        private final transient Fault fault;

        Unreadable(Fault fault) {
            this.fault = fault;
        }
    }
}
