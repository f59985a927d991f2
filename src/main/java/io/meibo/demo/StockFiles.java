package io.meibo.demo;

import io.meibo.shared.Luhn;
import java.util.Locale;

/**
 * Writes import files of invented stock, header first: {@code iccid,imsi,pool} and {@code msisdn,pool}. A serial number
 * always gives the same SIM and number, so files of separate ranges never collide.
 */
public enum StockFiles {
    JAPAN("meibo-japan", "898101", 12, "44010", "+8190", 8),
    CHINA("meibo-china", "898600", 13, "46000", "+86139", 8);

    private final String pool;
    private final String issuer;
    private final int accountDigits;
    private final String network;
    private final String block;
    private final int lineDigits;

    StockFiles(String pool, String issuer, int accountDigits, String network, String block, int lineDigits) {
        this.pool = pool;
        this.issuer = issuer;
        this.accountDigits = accountDigits;
        this.network = network;
        this.block = block;
        this.lineDigits = lineDigits;
    }

    /** The first digits of all its ICCIDs. */
    public String issuer() {
        return issuer;
    }

    /** The operator whose shelf it is. */
    public String pool() {
        return pool;
    }

    /** SIMs with the serial numbers from {@code first} on. */
    public String sims(int first, int count) {
        var file = new StringBuilder("iccid,imsi,pool\n");
        for (int serial = first; serial < first + count; serial++) {
            String account = issuer + padded(serial, accountDigits);
            file.append(account).append(Luhn.checkDigit(account)).append(',');
            file.append(network).append(padded(serial, 10)).append(',');
            file.append(pool).append('\n');
        }
        return file.toString();
    }

    /** The same, lying in that office. */
    public String simsIn(String office, int first, int count) {
        return sims(first, count)
                .replace("imsi,pool\n", "imsi,pool,office\n")
                .replace("," + pool + "\n", "," + pool + "," + office + "\n");
    }

    /** Numbers with the serial numbers from {@code first} on. */
    public String numbers(int first, int count) {
        var file = new StringBuilder("msisdn,pool\n");
        for (int serial = first; serial < first + count; serial++) {
            file.append(block).append(padded(10_000_000 + serial, lineDigits)).append(',');
            file.append(pool).append('\n');
        }
        return file.toString();
    }

    /** Cards of every product with the serial numbers from {@code first} on, as ranges. */
    public static String cards(int first, int count) {
        var file = new StringBuilder("product,firstNumber,lastNumber,checkDigit\n");
        int last = first + count - 1;
        range(file, "jp-transit-anonymous", "JE1", 14, first, last);
        range(file, "jp-transit-named", "JE2", 14, first, last);
        range(file, "cn-transit-ordinary", "3104871", 12, first, last);
        range(file, "cn-transit-concession", "3104872", 12, first, last);
        file.append("cn-bank-class-1,")
                .append(checked("BK8" + padded(first, 11)))
                .append(',')
                .append(checked("BK8" + padded(last, 11)))
                .append(",luhn\n");
        return file.toString();
    }

    private static void range(StringBuilder file, String product, String start, int digits, int first, int last) {
        file.append(product)
                .append(',')
                .append(start)
                .append(padded(first, digits))
                .append(',');
        file.append(start).append(padded(last, digits)).append(",none\n");
    }

    private static String checked(String number) {
        return number + Luhn.checkDigit(number.replaceAll("[A-Z]", ""));
    }

    private static String padded(int number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "d", number);
    }
}
