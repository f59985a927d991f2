package io.meibo.policy;

import io.meibo.workflow.DecisionTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a table as its annotation and its last two columns tell it: the DMN id, the rows of the law it comes from
 * ({@code JP-04}; {@code operator} or {@code section 1.4} where no row speaks), the first and last day it applies to
 * (null where open) and its reason in plain English.
 */
public record Rule(
        String id,
        List<String> sources,
        Certainty certainty,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String reason) {

    private static final String SOURCE = "(?:[A-Z]{2}-\\d{2}|operator|section \\d+(?:\\.\\d+)?)";

    /** The form an annotation must have: {@code ROW-ID, ROW-ID (H|M|L|unsure): reason.} */
    static final Pattern ANNOTATION =
            Pattern.compile("(" + SOURCE + "(?:, " + SOURCE + ")*) \\((H|M|L|unsure)\\): (\\S.*\\.)", Pattern.DOTALL);

    private static final Pattern ROW = Pattern.compile("\\b(?:CN|JP|SC)-\\d{2}\\b");
    private static final Pattern FROM = Pattern.compile(">= date and time\\(\"(\\d{4}-\\d{2}-\\d{2})T00:00:00\"\\)");
    private static final Pattern TO = Pattern.compile("<= date and time\\(\"(\\d{4}-\\d{2}-\\d{2})T00:00:00\"\\)");

    public Rule {
        sources = List.copyOf(sources);
    }

    /**
     * Reads a row. An annotation in another form, as older versions of tables have them, is kept whole as the reason and
     * counts as unsure.
     */
    public static Rule of(DecisionTable.Row row) {
        int columns = row.inputs().size();
        LocalDate from = columns < 2 ? null : day(FROM, row.inputs().get(columns - 2));
        LocalDate to = columns < 2 ? null : day(TO, row.inputs().get(columns - 1));
        Matcher annotation = ANNOTATION.matcher(row.annotation());
        return annotation.matches()
                ? new Rule(
                        row.id(),
                        List.of(annotation.group(1).split(", ")),
                        Certainty.of(annotation.group(2)),
                        from,
                        to,
                        annotation.group(3))
                : new Rule(row.id(), rowsNamedIn(row.annotation()), Certainty.UNSURE, from, to, row.annotation());
    }

    private static @Nullable LocalDate day(Pattern cell, String text) {
        Matcher day = cell.matcher(text);
        return day.matches() ? LocalDate.parse(day.group(1)) : null;
    }

    private static List<String> rowsNamedIn(String annotation) {
        var found = new ArrayList<String>();
        Matcher row = ROW.matcher(annotation);
        while (row.find()) {
            found.add(row.group());
        }
        return found;
    }
}
