package io.meibo.rulebook;

import io.meibo.api.Texts;
import io.meibo.policy.Products;
import io.meibo.rulebook.table.RuleTable;
import io.meibo.rulebook.table.TableAssembler;
import io.meibo.rulebook.table.Test;
import io.meibo.rulebook.table.ValueType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says tables, conditions and outcomes in the reader's words; what has no word yet is shown as it is written. */
@Component
class RuleWords {

    private static final Set<String> LISTS = Set.of("pages", "consents");
    private static final Pattern PERIOD = Pattern.compile("P(\\d+)([DY])");

    private final Texts texts;
    private final Products products;

    RuleWords(Texts texts, Products products) {
        this.texts = texts;
        this.products = products;
    }

    String table(String id, Locale locale) {
        return texts.find(locale, "table." + id)
                .or(() -> texts.find(locale, "rulebook.table." + id))
                .orElse(id);
    }

    /** The name of what a column asks or answers; {@code label} is that of the table. */
    String variable(String name, String label, Locale locale) {
        return texts.find(locale, "rulebook.variable." + name).orElse(label.isEmpty() ? name : label);
    }

    /** The reason of a rule: of a deployed one in the reader's language where it is told there, else as annotated. */
    String reason(String table, String ruleId, String annotated, Locale locale) {
        return texts.find(locale, "rule." + table + "." + ruleId.replaceFirst("^Rule_", ""))
                .orElse(annotated);
    }

    /** The conditions of a rule that narrow it down, one an input; the day is told by the rule's validity. */
    List<RuleViews.Condition> conditions(RuleTable table, RuleTable.Line line, Locale locale) {
        List<RuleViews.Condition> conditions = new ArrayList<>();
        for (int column = 0; column < table.inputs().size(); column++) {
            RuleTable.Input input = table.inputs().get(column);
            Test test = line.tests().get(column);
            if (!(test instanceof Test.Any) && !input.variable().equals(TableAssembler.DAY)) {
                String written = line.cells().get(column);
                conditions.add(new RuleViews.Condition(
                        input.variable(),
                        variable(input.variable(), input.label(), locale),
                        written,
                        test == null ? written : test(test, input.variable(), locale)));
            }
        }
        return conditions;
    }

    List<RuleViews.Given> outcome(Map<String, @Nullable String> outcome, Locale locale) {
        List<RuleViews.Given> given = new ArrayList<>();
        outcome.forEach((name, value) ->
                given.add(new RuleViews.Given(name, variable(name, "", locale), value, value(name, value, locale))));
        return given;
    }

    /** A value in words: by its variable, or as a document, country or product, else as it is. */
    String value(String variable, @Nullable String value, Locale locale) {
        if (value == null || value.isEmpty()) {
            return texts.in(locale, "rulebook.value.none");
        }
        if (LISTS.contains(variable)) {
            return Arrays.stream(value.split(","))
                    .map(each -> Arrays.stream(each.split("\\|"))
                            .map(one -> one(variable, one, locale))
                            .collect(Collectors.joining(texts.in(locale, "rulebook.or"))))
                    .collect(Collectors.joining(separator(locale)));
        }
        return one(variable, value, locale);
    }

    private String one(String variable, String value, Locale locale) {
        return texts.find(locale, "rulebook.value." + variable + "." + value)
                .or(() -> texts.find(locale, "rulebook.value." + value))
                .or(() -> known(variable, value, locale))
                .or(() -> products.find(value).map(product -> product.name().in(locale)))
                .orElse(value);
    }

    /** Words that other rooms have for their own values. */
    private Optional<String> known(String variable, String value, Locale locale) {
        return switch (variable) {
            case "documentType" -> texts.find(locale, "document-type." + value);
            case "country" -> texts.find(locale, "country." + value);
            case "pages", "pageKind" ->
                texts.find(locale, "field-name." + value).or(() -> texts.find(locale, "rulebook.value.page." + value));
            case "code" -> texts.find(locale, "check." + value);
            case "period" -> period(value, locale);
            default -> Optional.empty();
        };
    }

    private Optional<String> period(String value, Locale locale) {
        Matcher period = PERIOD.matcher(value);
        return period.matches()
                ? texts.find(
                        locale,
                        period.group(2).equals("Y") ? "rulebook.value.period.years" : "rulebook.value.period.days",
                        period.group(1))
                : Optional.empty();
    }

    String day(@Nullable LocalDate day, Locale locale) {
        return day == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(day);
    }

    private String test(Test test, String variable, Locale locale) {
        if (test instanceof Test.Is is) {
            return literal(variable, is.expected(), locale);
        }
        if (test instanceof Test.Compare compare) {
            String word =
                    switch (compare.sign()) {
                        case "<" -> "below";
                        case "<=" -> "at-most";
                        case ">" -> "above";
                        default -> "at-least";
                    };
            return texts.in(locale, "rulebook.test." + word, literal(variable, compare.bound(), locale));
        }
        if (test instanceof Test.Between between) {
            return test(new Test.Compare(between.withLow() ? ">=" : ">", between.low()), variable, locale)
                    + separator(locale)
                    + test(new Test.Compare(between.withHigh() ? "<=" : "<", between.high()), variable, locale);
        }
        if (test instanceof Test.OneOf several) {
            return joined(several.tests(), variable, locale);
        }
        if (test instanceof Test.NoneOf none) {
            return texts.in(locale, "rulebook.test.none-of", joined(none.tests(), variable, locale));
        }
        return texts.in(locale, "rulebook.test.any");
    }

    private String joined(List<Test> tests, String variable, Locale locale) {
        return tests.stream().map(test -> test(test, variable, locale)).collect(Collectors.joining(separator(locale)));
    }

    private String separator(Locale locale) {
        return locale.getLanguage().equals("en") ? ", " : "、";
    }

    private String literal(String variable, Object value, Locale locale) {
        return value instanceof LocalDateTime time
                ? day(time.toLocalDate(), locale)
                : value(variable, ValueType.plain(value), locale);
    }
}
