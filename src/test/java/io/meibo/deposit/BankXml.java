package io.meibo.deposit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes statements as a bank does; what a test does not say is as usual. */
final class BankXml {

    private final List<String> entries = new ArrayList<>();
    private final String currency;
    private BigDecimal opening = new BigDecimal("100000");
    private BigDecimal closing = opening;
    private String id = "STMT-1";
    private String version = "08";

    BankXml(String currency) {
        this.currency = currency;
    }

    static BankXml yen() {
        return new BankXml("JPY");
    }

    BankXml id(String id) {
        this.id = id;
        return this;
    }

    BankXml version(String version) {
        this.version = version;
        return this;
    }

    BankXml credit(String amount, String text, @Nullable String endToEnd, @Nullable String bankRef) {
        return entry(amount, currency, true, false, tx(null, null, text, endToEnd), bankRef);
    }

    BankXml in(String otherCurrency, String amount, String text, @Nullable String endToEnd, @Nullable String bankRef) {
        return entry(amount, otherCurrency, true, false, tx(null, null, text, endToEnd), bankRef);
    }

    BankXml debit(String amount, String text, @Nullable String endToEnd, @Nullable String bankRef) {
        return entry(amount, currency, false, false, tx(null, null, text, endToEnd), bankRef);
    }

    BankXml takenBack(String amount, @Nullable String endToEnd, @Nullable String bankRef) {
        return entry(amount, currency, false, true, tx(null, null, "RETURN", endToEnd), bankRef);
    }

    BankXml cameBack(String amount, @Nullable String endToEnd, @Nullable String bankRef) {
        return entry(amount, currency, true, true, tx(null, null, "RETURN", endToEnd), bankRef);
    }

    /** A collective entry; each part is amount, text, end-to-end id. */
    BankXml batch(String amount, @Nullable String bankRef, String... parts) {
        var transactions = new StringBuilder();
        for (int i = 0; i < parts.length; i += 3) {
            transactions.append(tx(parts[i], currency, parts[i + 1], parts[i + 2]));
        }
        return entry(amount, currency, true, false, transactions.toString(), bankRef);
    }

    BankXml pending(String amount) {
        entries.add("<Ntry><Amt Ccy=\"" + currency + "\">" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                + status("PDNG") + "</Ntry>");
        return this;
    }

    BankXml closing(String wrong) {
        closing = new BigDecimal(wrong);
        return this;
    }

    private BankXml entry(
            String amount, String of, boolean credit, boolean reversal, String transactions, @Nullable String bankRef) {
        if (of.equals(currency)) {
            BigDecimal moved = new BigDecimal(amount);
            closing = credit ? closing.add(moved) : closing.subtract(moved);
        }
        entries.add("<Ntry><Amt Ccy=\"" + of + "\">" + amount + "</Amt><CdtDbtInd>" + (credit ? "CRDT" : "DBIT")
                + "</CdtDbtInd>" + (reversal ? "<RvslInd>true</RvslInd>" : "") + status("BOOK")
                + "<BookgDt><Dt>2026-11-25</Dt></BookgDt>"
                + (bankRef == null ? "" : "<AcctSvcrRef>" + bankRef + "</AcctSvcrRef>") + "<NtryDtls>" + transactions
                + "</NtryDtls></Ntry>");
        return this;
    }

    private String status(String code) {
        return version.equals("02") ? "<Sts>" + code + "</Sts>" : "<Sts><Cd>" + code + "</Cd></Sts>";
    }

    private String tx(@Nullable String amount, @Nullable String of, String text, @Nullable String endToEnd) {
        String payer = "<Nm>エリクソン アンナ</Nm>";
        return "<TxDtls><Refs><EndToEndId>" + (endToEnd == null ? "NOTPROVIDED" : endToEnd) + "</EndToEndId></Refs>"
                + (amount == null ? "" : "<Amt Ccy=\"" + of + "\">" + amount + "</Amt>") + "<RltdPties><Dbtr>"
                + (version.equals("02") ? payer : "<Pty>" + payer + "</Pty>")
                + "</Dbtr></RltdPties><RmtInf><Ustrd>" + text + "</Ustrd></RmtInf></TxDtls>";
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document"
                + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001." + version
                + "\"><BkToCstmrStmt><GrpHdr><MsgId>M-"
                + id + "</MsgId></GrpHdr><Stmt><Id>" + id
                + "</Id><Acct><Id><Othr><Id>0001234567</Id></Othr></Id></Acct>"
                + balance("OPBD", opening) + balance("CLBD", closing) + String.join("", entries)
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    private String balance(String code, BigDecimal amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"" + currency + "\">" + amount.abs()
                + "</Amt><CdtDbtInd>" + (amount.signum() < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd></Bal>";
    }
}
