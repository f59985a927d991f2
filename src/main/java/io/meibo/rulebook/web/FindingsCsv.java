package io.meibo.rulebook.web;

import io.meibo.rulebook.FindingKind;
import io.meibo.rulebook.RuleViews.ConsequenceView;
import io.meibo.rulebook.RuleViews.DifferenceView;
import io.meibo.rulebook.RuleViews.FindingView;
import io.meibo.rulebook.RuleViews.Given;
import io.meibo.rulebook.RuleViews.ObstacleView;
import io.meibo.rulebook.RuleViews.RuleRefView;
import io.meibo.rulebook.RuleViews.SideView;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings as CSV (RFC 4180): codes and dates, so that a program or a spreadsheet can go on with them. */
final class FindingsCsv {

    private static final List<String> HEAD = List.of(
            "reference",
            "appliedOn",
            "kind",
            "table",
            "what",
            "round",
            "basis",
            "beforeVersion",
            "beforeRules",
            "beforeSources",
            "beforeValid",
            "beforeOutcome",
            "afterVersion",
            "afterRules",
            "afterSources",
            "afterValid",
            "afterOutcome",
            "code");

    private FindingsCsv() {}

    static void head(Writer out) throws IOException {
        line(out, HEAD);
    }

    static void lines(Writer out, FindingKind kind, FindingView finding) throws IOException {
        switch (kind) {
            case DIFFERING -> {
                for (DifferenceView it : finding.differences()) {
                    line(
                            out,
                            start(finding, "own-table", it.table(), it.what(), it.round(), it.basis()),
                            side(it.before()),
                            side(it.after()),
                            List.of(""));
                }
                for (ConsequenceView it : finding.consequences()) {
                    line(
                            out,
                            start(finding, "consequence", it.table(), "", it.round(), ""),
                            side(it.before()),
                            side(it.after()),
                            List.of(it.unknown() == null ? "" : it.unknown()));
                }
            }
            case NOT_REPLAYABLE -> {
                for (ObstacleView it : finding.obstacles()) {
                    line(
                            out,
                            start(finding, kind.code(), it.table(), "", 0, ""),
                            side(null),
                            side(null),
                            List.of(it.code()));
                }
            }
            case NOT_ASKED -> {
                for (String table : finding.notAsked()) {
                    line(out, start(finding, kind.code(), table, "", 0, ""), side(null), side(null), List.of(""));
                }
            }
        }
    }

    private static List<String> start(
            FindingView finding, String kind, String table, String what, int round, String basis) {
        return List.of(
                finding.reference(),
                finding.appliedOn().toString(),
                kind,
                table,
                what,
                round == 0 ? "" : String.valueOf(round),
                basis);
    }

    private static List<String> side(@Nullable SideView side) {
        if (side == null) {
            return List.of("", "", "", "", "");
        }
        Integer version = side.version();
        return List.of(
                version == null ? "changed" : version.toString(),
                rules(side, RuleRefView::id),
                rules(side, rule -> String.join(" ", rule.sources()) + " (" + rule.certainty() + ")"),
                rules(side, rule -> text(rule.validFrom()) + ".." + text(rule.validTo())),
                side.outcome().stream().map(FindingsCsv::given).collect(Collectors.joining("; ")));
    }

    private static String rules(SideView side, Function<RuleRefView, String> part) {
        return side.rules().stream().map(part).collect(Collectors.joining("; "));
    }

    private static String given(Given given) {
        return given.output() + "=" + text(given.value());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @SafeVarargs
    private static void line(Writer out, List<String>... cells) throws IOException {
        out.write(Arrays.stream(cells)
                .flatMap(List::stream)
                .map(FindingsCsv::cell)
                .collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    /** Quoted where needed; what a spreadsheet would take for a formula is marked as text. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
