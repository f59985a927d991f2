package io.meibo.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The door's words in English, Japanese and Simplified Chinese. */
@Component
public final class Texts {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.JAPANESE, Locale.SIMPLIFIED_CHINESE);

    private final ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
    private final MessageSource house;

    Texts(MessageSource house) {
        this.house = house;
        bundle.setBasename("messages/security");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        bundle.setDefaultLocale(Locale.ENGLISH);
    }

    /** The language of the answer: the first one of {@code Accept-Language} that the house speaks, else English. */
    public static Locale language(HttpServletRequest request) {
        String wanted = request.getHeader("Accept-Language");
        if (wanted == null || wanted.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(wanted)) {
                String language = Locale.forLanguageTag(range.getRange()).getLanguage();
                for (Locale spoken : SPOKEN) {
                    if (range.getWeight() > 0 && spoken.getLanguage().equals(language)) {
                        return spoken;
                    }
                }
            }
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
        return Locale.ENGLISH;
    }

    /** One of the door's own texts. */
    public String say(String key, Locale language) {
        return bundle.getMessage(key, null, key, language);
    }

    /** A problem's text, the door's own or a feature's; {@code otherwise} names one of the door's own. */
    public String problem(String code, String part, String otherwise, Locale language) {
        String key = "problem." + code + "." + part;
        String own = bundle.getMessage(key, null, "", language);
        if (own != null && !own.isEmpty()) {
            return own;
        }
        String fallback = say("problem." + otherwise + "." + part, language);
        String features = house.getMessage(key, null, fallback, language);
        return features == null ? fallback : features;
    }
}
