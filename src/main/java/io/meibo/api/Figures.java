package io.meibo.api;

import io.meibo.shared.Money;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Amounts and points in time as a person reads them. */
@Component
public class Figures {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Texts texts;
    private final ZoneId houseZone;

    Figures(Texts texts, Clock clock) {
        this.texts = texts;
        this.houseZone = clock.getZone();
    }

    /** An amount with its currency in words (texts {@code money.<currency>}). */
    public String amount(Money money, Locale locale) {
        var number = NumberFormat.getNumberInstance(locale);
        number.setMinimumFractionDigits(Currency.getInstance(money.currency()).getDefaultFractionDigits());
        String amount = number.format(money.amount());
        return texts.find(locale, "money." + money.currency(), amount).orElse(money.toString());
    }

    /** Date and time on the house's wall clock, short enough for a table; empty for null. */
    public String time(@Nullable OffsetDateTime time, Locale locale) {
        return time == null ? "" : in(FormatStyle.MEDIUM, locale).format(time.atZoneSameInstant(houseZone));
    }

    /** The day on the house's wall clock, short enough for a table; empty for null. */
    public String day(@Nullable OffsetDateTime time, Locale locale) {
        return time == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(time.atZoneSameInstant(houseZone));
    }

    /** The wall clock of an operator in that country (ISO 3166-1 alpha-3): its days and years begin by it. */
    public ZoneId zone(String country) {
        return switch (country) {
            case "CHN" -> CHINA;
            case "JPN" -> JAPAN;
            default -> houseZone;
        };
    }

    /** Date and time in full, on the wall clock of that country (ISO 3166-1 alpha-3). */
    public String timeIn(String country, OffsetDateTime time, Locale locale) {
        return in(FormatStyle.LONG, locale).format(time.atZoneSameInstant(zone(country)));
    }

    private static DateTimeFormatter in(FormatStyle dateStyle, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(dateStyle, FormatStyle.SHORT)
                .withLocale(locale);
    }
}
