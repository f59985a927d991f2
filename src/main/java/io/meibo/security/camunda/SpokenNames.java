package io.meibo.security.camunda;

import io.meibo.api.Texts;
import io.meibo.security.DoorAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says names that the engine stores once in the language of the browser: Tasklist's filters, whose names are keys, and
 * the human tasks and processes of the models, which are named in English.
 */
@Component
final class SpokenNames {

    /** Keys of the models' names in the bundle; the English texts are the names as they stand in the models. */
    static final List<String> MODEL_NAMES = List.of(
            "task.Task_ReviewRegistration",
            "task.Task_ConfirmApproval",
            "task.Task_ComparePortrait",
            "task.Task_CompareRegistrations",
            "task.Task_CorrectRegistration",
            "task.Task_SignContract",
            "task.Task_CollectDeposit",
            "task.Task_HandOverSim",
            "task.Task_PostSim",
            "task.Task_ClarifyReturnedMail",
            "task.Task_CheckActivation",
            "task.Task_ActivateCard",
            "task.Task_RefundDeposit",
            "task.Task_StateFinalBill",
            "task.Task_DecideCancellation",
            "task.Task_HandOverCard",
            "task.Task_ReviewConcession",
            "task.Task_ShowCode",
            "task.Task_MendDownload",
            "task.Task_AssignPayment",
            "task.Task_ReplaceCard",
            "process.postpaid-registration",
            "process.prepaid-registration",
            "process.registration-clearance",
            "process.registration-correction",
            "process.registration-assessment",
            "process.portrait-comparison",
            "process.registration-comparison",
            "process.contract-conclusion",
            "process.resource-reservation",
            "process.sim-delivery",
            "process.mail-tracking",
            "process.card-delivery",
            "process.card-activation",
            "process.resource-release",
            "process.profile-hold",
            "process.profile-order",
            "process.profile-download",
            "process.download-wait",
            "process.line-closing",
            "process.contract-cancellation",
            "process.contract-termination",
            "process.profile-cancellation",
            "process.deposit-return",
            "process.smart-card-registration",
            "process.card-payment",
            "process.concession-review",
            "process.payment-return",
            "process.payment-matching",
            "process.card-replacement",
            "process.notice-delivery");

    /** Names that only cases begun under an earlier version of the models still carry. */
    static final List<String> EARLIER_MODEL_NAMES = List.of("process.give-back");

    private static final Pattern WAY = Pattern.compile(Pattern.quote(EnginePaths.WEBAPPS_ENGINE)
            + "/(filter|task|process-definition)(/[^/]+)?(/list|/singleResult)?");
    private static final Pattern FILTER = Pattern.compile("\"meibo\\.filter\\.([a-z]+)(?:\\.([^\"]*))?\"");

    private final Texts texts;
    private final DoorAnswers door;

    SpokenNames(Texts texts, DoorAnswers door) {
        this.texts = texts;
        this.door = door;
    }

    static boolean mayStandIn(HttpServletRequest request) {
        return WAY.matcher(EnginePaths.of(request)).matches();
    }

    byte[] inLanguageOf(HttpServletRequest request, byte[] body) {
        Locale language = door.language(request);
        String text = FILTER.matcher(new String(body, StandardCharsets.UTF_8))
                .replaceAll(found ->
                        Matcher.quoteReplacement('"' + filter(found.group(1), found.group(2), language) + '"'));
        if (!language.equals(Locale.ENGLISH)) {
            for (String key : Stream.concat(MODEL_NAMES.stream(), EARLIER_MODEL_NAMES.stream())
                    .toList()) {
                text = text.replace(named(Locale.ENGLISH, key), named(language, key));
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String named(Locale language, String key) {
        return "\"name\":\"" + texts.in(language, key) + '"';
    }

    private String filter(String kind, @Nullable String of, Locale language) {
        String whose = of == null ? "" : texts.find(language, "role." + of).orElse(of);
        return texts.in(language, "tasklist.filter." + kind, whose);
    }
}
