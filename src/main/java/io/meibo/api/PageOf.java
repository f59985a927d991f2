package io.meibo.api;

import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import java.util.List;
import java.util.function.Function;

/** One page of a list: its items, which page it is (from 0), how many fit on one, how many there are in all. */
public record PageOf<T>(List<T> items, int page, int size, long total) {

    /** Refuses what is no page: pages count from 0, a page holds 1 to 200. */
    public static void require(int page, int size) {
        if (page < 0 || page > 1_000_000) {
            throw Refusal.notReadable("PARAMETER_NOT_READABLE", FieldError.of("?page", "OUT_OF_RANGE", 0, 1_000_000));
        }
        if (size < 1 || size > 200) {
            throw Refusal.notReadable("PARAMETER_NOT_READABLE", FieldError.of("?size", "OUT_OF_RANGE", 1, 200));
        }
    }

    public <R> PageOf<R> map(Function<T, R> mapper) {
        return new PageOf<>(items.stream().map(mapper).toList(), page, size, total);
    }
}
