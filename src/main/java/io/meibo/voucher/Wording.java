package io.meibo.voucher;

import io.meibo.api.Texts;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.Party;
import io.meibo.shared.Money;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Texts, dates and amounts as a paper's reader writes them. */
@Component
public class Wording {

    private final Texts texts;

    Wording(Texts texts) {
        this.texts = texts;
    }

    /** The words for one language ({@code ja}, {@code zh-CN} or {@code en}). */
    public In in(String language) {
        return new In(Texts.locale(language));
    }

    /** Words in one language. */
    public final class In {

        private final Locale locale;

        private In(Locale locale) {
            this.locale = locale;
        }

        public String text(String key, Object... arguments) {
            return texts.in(locale, key, arguments);
        }

        /** The text, or empty where there is none of that key. */
        public Optional<String> find(String key) {
            return texts.find(locale, key);
        }

        public Locale locale() {
            return locale;
        }

        /** 2026年11月25日, or 25 November 2026. */
        public String date(LocalDate day) {
            String pattern = locale.getLanguage().equals("en") ? "d MMMM uuuu" : "uuuu年M月d日";
            return DateTimeFormatter.ofPattern(pattern, locale).format(day);
        }

        /** As printed in the document: the family name first; no blank in a Chinese name. */
        public String name(Applicant applicant) {
            return name(applicant.familyName(), applicant.givenName(), applicant.familyNameKana());
        }

        /** The same of a guardian or agent. */
        public String name(Party party) {
            return name(party.familyName(), party.givenName(), party.familyNameKana());
        }

        private static String name(String family, String given, @Nullable String kana) {
            boolean chinese = kana == null && (family + given).codePoints().allMatch(Character::isIdeographic);
            return family + (chinese ? "" : " ") + given;
        }

        /** 10,000円, 100.00元, JPY 10,000. */
        public String money(Money money) {
            String amount = new DecimalFormat(
                            money.amount().scale() == 0 ? "#,##0" : "#,##0.00",
                            DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(money.amount());
            return text("voucher.money." + money.currency(), amount);
        }
    }
}
