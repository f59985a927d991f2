package io.meibo.security.camunda;

import io.meibo.api.Texts;
import io.meibo.security.DoorAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says the names of Tasklist's filters, which are stored as keys, in the language of the browser. */
@Component
final class FilterNames {

    private static final Pattern WAY = Pattern.compile(Pattern.quote(EnginePaths.WEBAPPS_ENGINE) + "/filter(/[^/]+)?");
    private static final Pattern KEY = Pattern.compile("\"meibo\\.filter\\.([a-z]+)(?:\\.([^\"]*))?\"");

    private final Texts texts;
    private final DoorAnswers door;

    FilterNames(Texts texts, DoorAnswers door) {
        this.texts = texts;
        this.door = door;
    }

    static boolean mayStandIn(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && WAY.matcher(EnginePaths.of(request)).matches();
    }

    byte[] inLanguageOf(HttpServletRequest request, byte[] body) {
        Locale language = door.language(request);
        String text = new String(body, StandardCharsets.UTF_8);
        return KEY.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement('"' + name(found.group(1), found.group(2), language) + '"'))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String name(String kind, @org.jspecify.annotations.Nullable String of, Locale language) {
        String whose = of == null ? "" : texts.find(language, "role." + of).orElse(of);
        return texts.in(language, "tasklist.filter." + kind, whose);
    }
}
