package io.meibo.acceptance;

import io.meibo.demo.Door.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The shelf: SIMs and numbers imported by the manager as a stock clerk would, by CSV. */
final class Stock {

    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis() % 100_000_000L * 100);

    private Stock() {}

    static synchronized void keepJapaneseStockAtLeast(Api api, int pieces) {
        long missing = pieces - freeJapanese(api);
        if (missing > 0) {
            importJapanese(api, (int) missing);
        }
    }

    static synchronized void keepChineseStockAtLeast(Api api, int pieces) {
        importChinese(api, pieces);
    }

    static long freeJapanese(Api api) {
        return 0;
    }

    static void importJapanese(Api api, int pieces) {
        var sims = new StringBuilder("iccid,imsi\n");
        var numbers = new StringBuilder("msisdn\n");
        for (int i = 0; i < pieces; i++) {
            long n = NEXT.getAndIncrement() % 10_000_000_000L;
            sims.append(withLuhn("898101" + String.format("%012d", n)))
                    .append(",44010")
                    .append(String.format("%010d", n))
                    .append('\n');
            numbers.append("+8190")
                    .append(String.format("%08d", 10_000_000 + n % 90_000_000))
                    .append('\n');
        }
        imported(api, "/api/inventory/sims", sims.toString());
        imported(api, "/api/inventory/numbers", numbers.toString());
    }

    static void importChinese(Api api, int pieces) {}

    static void emptyChinese(Api api) {}

    static List<String> waitingLine(List<Journey> waiting) {
        return waiting.stream().map(Journey::reference).toList();
    }

    private static void imported(Api api, String path, String csv) {
        Answer answer = api.as("manager").post(path, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        answer.expect(201);
    }

    private static String withLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
