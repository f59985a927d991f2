package io.meibo.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What something is called in the three languages of the house. */
public record Names(String en, String ja, @JsonProperty("zh-CN") String zhCn) {

    /** The name in the language of that locale; English for any other. */
    public String in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "ja" -> ja;
            case "zh" -> zhCn;
            default -> en;
        };
    }
}
