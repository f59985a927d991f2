package io.meibo.api;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts for people, from the bundles in {@code messages/}, in the reader's language; English where we lack it. */
@Component
public class Texts {

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** In the language of the request; the code itself where there is no such text. */
    public String of(String code, Object... arguments) {
        return in(LocaleContextHolder.getLocale(), code, arguments);
    }

    public String in(Locale locale, String code, Object... arguments) {
        return find(locale, code, arguments).orElse(code);
    }

    public Optional<String> find(Locale locale, String code, Object... arguments) {
        return Optional.ofNullable(messages.getMessage(code, arguments, null, locale));
    }

    /** The locale of a registration's language: {@code ja}, {@code zh-CN} or {@code en}. */
    public static Locale locale(String language) {
        return Locale.forLanguageTag(language);
    }
}
