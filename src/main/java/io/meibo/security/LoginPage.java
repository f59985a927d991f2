package io.meibo.security;

import io.meibo.api.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.LocaleResolver;

/** The one log-in, at {@code /login}, in the browser's language. */
@Controller
class LoginPage {

    private final Texts texts;
    private final LocaleResolver locales;

    LoginPage(Texts texts, LocaleResolver locales) {
        this.texts = texts;
        this.locales = locales;
    }

    @GetMapping("/login")
    String show(HttpServletRequest request, HttpServletResponse response, CsrfToken csrf, Model model) {
        if (CurrentActor.find().isPresent()) {
            return "redirect:/";
        }
        Locale language = locales.resolveLocale(request);
        Function<String, String> say = key -> texts.in(language, "login." + key);
        model.addAttribute("language", language.toLanguageTag());
        model.addAttribute("csrfName", csrf.getParameterName());
        model.addAttribute("csrfToken", csrf.getToken());
        for (String key : new String[] {"title", "lead", "user", "password", "submit"}) {
            model.addAttribute(key, say.apply(key));
        }
        for (String outcome : new String[] {"wrong", "wait", "again", "left"}) {
            if (request.getParameter(outcome) != null) {
                model.addAttribute("message", say.apply(outcome));
                model.addAttribute("good", outcome.equals("left"));
                break;
            }
        }
        response.setHeader("Vary", "Accept-Language");
        return "login";
    }
}
