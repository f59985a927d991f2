package io.meibo.deposit;

import io.meibo.deposit.BankStatement.Item;
import io.meibo.deposit.BankStatement.Part;
import io.meibo.deposit.Matter.Details;
import io.meibo.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads camt.053 by the local names of its elements, so that versions 02 to 13 are read alike. No document type, no
 * entity from outside, nothing deeper than 40 elements, no more than 10,000 entries.
 */
final class Camt053 {

    private static final int DEEPEST = 40;
    private static final int MOST_NODES = 2_000_000;
    private static final int MOST_ITEMS = 10_000;
    private static final int LONGEST_TEXT = 4_000;
    private static final BigDecimal LARGEST = new BigDecimal("999999999999");

    private int nodes;
    private int items;

    private Camt053() {}

    /** The statements of the message; {@code STATEMENT_NOT_READABLE} (400) where it is none. */
    static List<BankStatement> read(byte[] xml) {
        try {
            return new Camt053().statements(xml);
        } catch (XMLStreamException | IllegalArgumentException | DateTimeException notReadable) {
            throw Refusal.notReadable("STATEMENT_NOT_READABLE");
        }
    }

    private List<BankStatement> statements(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        var found = new ArrayList<BankStatement>();
        boolean camt = false;
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new XMLStreamException("document type");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (reader.getLocalName().equals("BkToCstmrStmt")) {
                        camt = true;
                    } else if (camt && reader.getLocalName().equals("Stmt")) {
                        found.add(statement(node(reader, 0)));
                    }
                }
            }
        } finally {
            reader.close();
        }
        if (found.isEmpty()) {
            throw new XMLStreamException("no statement");
        }
        return found;
    }

    /** An element with what is in it; statements are bounded, so one at a time is held as a tree. */
    private record Node(String name, @Nullable String currency, StringBuilder text, List<Node> children) {

        Stream<Node> all(String child) {
            return children.stream().filter(node -> node.name.equals(child));
        }

        Optional<Node> at(String... path) {
            Optional<Node> node = Optional.of(this);
            for (String name : path) {
                node = node.flatMap(found -> found.all(name).findFirst());
            }
            return node;
        }

        Optional<String> text(String... path) {
            return at(path).map(node -> node.text.toString().strip()).filter(text -> !text.isEmpty());
        }
    }

    private Node node(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new XMLStreamException("too much");
        }
        var node = new Node(
                reader.getLocalName(), reader.getAttributeValue(null, "Ccy"), new StringBuilder(), new ArrayList<>());
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> node.children.add(node(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (node.text.length() + reader.getTextLength() > LONGEST_TEXT) {
                        throw new XMLStreamException("too long");
                    }
                    node.text.append(reader.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return node;
                }
                default -> {
                    // comments and processing instructions say nothing of money
                }
            }
        }
        throw new XMLStreamException("not ended");
    }

    private BankStatement statement(Node node) {
        String account = node.text("Acct", "Id", "IBAN")
                .or(() -> node.text("Acct", "Id", "Othr", "Id"))
                .orElseThrow(IllegalArgumentException::new);
        Node opening = balance(node, "OPBD").or(() -> balance(node, "PRCD")).orElseThrow(Camt053::noBalance);
        Node closing = balance(node, "CLBD").orElseThrow(Camt053::noBalance);
        var read = new ArrayList<Item>();
        int place = 0;
        for (Node entry : node.all("Ntry").toList()) {
            place++;
            if (++items > MOST_ITEMS) {
                throw new IllegalArgumentException("too many entries");
            }
            String status = entry.text("Sts", "Cd").or(() -> entry.text("Sts")).orElse("BOOK");
            if (status.equals("BOOK")) {
                read.add(item(place, entry));
            }
        }
        return new BankStatement(
                node.text("Id").orElse(""), account, currency(opening), signed(opening), signed(closing), read);
    }

    private static Optional<Node> balance(Node statement, String code) {
        return statement
                .all("Bal")
                .filter(balance -> balance.text("Tp", "CdOrPrtry", "Cd")
                        .filter(code::equals)
                        .isPresent())
                .findFirst();
    }

    private static Refusal noBalance() {
        return Refusal.rule("STATEMENT_WITHOUT_BALANCES");
    }

    private static BigDecimal signed(Node balance) {
        BigDecimal amount = amount(balance.at("Amt").orElseThrow(IllegalArgumentException::new));
        return isCredit(balance) ? amount : amount.negate();
    }

    private static String currency(Node of) {
        String currency = of.at("Amt").map(Node::currency).orElse(null);
        if (currency == null || !Amounts.isCurrency(currency)) {
            throw new IllegalArgumentException("currency");
        }
        return currency;
    }

    private static BigDecimal amount(Node amt) {
        String text = amt.text.toString().strip();
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{0,6})?")) {
            throw new IllegalArgumentException("amount");
        }
        return new BigDecimal(text);
    }

    private static boolean isCredit(Node of) {
        return switch (of.text("CdtDbtInd").orElse("")) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw new IllegalArgumentException("CdtDbtInd");
        };
    }

    private static Item item(int place, Node entry) {
        Node amt = entry.at("Amt").orElseThrow(IllegalArgumentException::new);
        List<Node> transactions =
                entry.all("NtryDtls").flatMap(details -> details.all("TxDtls")).toList();
        String further = entry.text("AddtlNtryInf").orElse("");
        if (amount(amt).compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("amount");
        }
        return new Item(
                place,
                amount(amt),
                currency(entry),
                isCredit(entry),
                entry.text("RvslInd")
                        .filter(text -> text.equals("true") || text.equals("1"))
                        .isPresent(),
                entry.text("BookgDt", "Dt")
                        .or(() -> entry.text("BookgDt", "DtTm"))
                        .map(text -> LocalDate.parse(text.substring(0, Math.min(10, text.length()))))
                        .orElse(null),
                entry.text("AcctSvcrRef").orElse(null),
                transactions.isEmpty()
                        ? List.of(new Part(null, null, null, null, null, new Details(null, null, further)))
                        : transactions.stream().map(part -> part(part, further)).toList());
    }

    private static Part part(Node transaction, String further) {
        Optional<Node> amt = transaction.at("Amt").or(() -> transaction.at("AmtDtls", "TxAmt", "Amt"));
        Optional<Node> parties = transaction.at("RltdPties");
        return new Part(
                amt.map(Camt053::amount).orElse(null),
                amt.map(Node::currency).orElse(null),
                transaction.at("CdtDbtInd").isPresent() ? isCredit(transaction) : null,
                transaction.text("Refs", "AcctSvcrRef").orElse(null),
                transaction
                        .text("Refs", "EndToEndId")
                        .filter(id -> !id.equalsIgnoreCase("NOTPROVIDED"))
                        .orElse(null),
                new Details(
                        parties.flatMap(node -> node.text("Dbtr", "Nm").or(() -> node.text("Dbtr", "Pty", "Nm")))
                                .orElse(null),
                        parties.flatMap(node -> node.text("DbtrAcct", "Id", "IBAN")
                                        .or(() -> node.text("DbtrAcct", "Id", "Othr", "Id")))
                                .orElse(null),
                        wrote(transaction, further)));
    }

    /** All the payer's side wrote in words; references stand in any of it. */
    private static String wrote(Node transaction, String further) {
        Stream<String> free = transaction
                .all("RmtInf")
                .flatMap(info -> Stream.concat(
                        Stream.of(info.all("Ustrd")
                                .map(node -> node.text.toString().strip())
                                .collect(Collectors.joining(" "))),
                        info.all("Strd").flatMap(strd -> strd.text("CdtrRefInf", "Ref").stream())));
        return Stream.concat(
                        free,
                        Stream.of(
                                transaction.text("AddtlTxInf").orElse(""),
                                transaction.text("Refs", "EndToEndId").orElse(""),
                                further))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
