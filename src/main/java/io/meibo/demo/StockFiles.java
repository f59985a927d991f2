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

    /** Numbers with the serial numbers from {@code first} on. */
    public String numbers(int first, int count) {
        var file = new StringBuilder("msisdn,pool\n");
        for (int serial = first; serial < first + count; serial++) {
            file.append(block).append(padded(10_000_000 + serial, lineDigits)).append(',');
            file.append(pool).append('\n');
        }
        return file.toString();
    }

    private static String padded(int number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "d", number);
    }
}
