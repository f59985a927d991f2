package io.meibo.identity.format;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The answer of one format check. Format, check digit and plausibility are three results that are never merged; none of
 * them says that a document is genuine or belongs to somebody. The fields are what could be read out of the value
 * (personal data: for the asker only), so they never appear in print.
 */
public record FormatCheck(Finding format, Finding checkDigit, Finding plausibility, Map<String, String> fields) {

    public FormatCheck {
        fields = Map.copyOf(fields);
    }

    /** The value has not the shape of the format, so nothing else could be tested. */
    public static FormatCheck malformed(String code) {
        return new FormatCheck(Finding.failed(code), Finding.notApplicable(), Finding.notApplicable(), Map.of());
    }

    /** The shape is right; these are the other two results. */
    public static FormatCheck of(Finding checkDigit, Finding plausibility, Map<String, String> fields) {
        return new FormatCheck(Finding.passed(), checkDigit, plausibility, fields);
    }

    /** True unless one of the results failed. */
    public boolean valid() {
        return findings().noneMatch(Finding::isFailure);
    }

    /** The code to show: of the first failure, else of the first warning, else `OK`. */
    public String code() {
        return Stream.concat(findings().filter(Finding::isFailure), findings().filter(Finding::isWarning))
                .map(Finding::code)
                .findFirst()
                .orElse(Finding.OK);
    }

    @Override
    public String toString() {
        return "FormatCheck[" + code() + "]";
    }

    private Stream<Finding> findings() {
        return List.of(format, checkDigit, plausibility).stream();
    }
}
