package io.meibo.workflow.camunda;

import io.meibo.workflow.Vars;
import io.meibo.workflow.Vars.Var;
import java.util.Map;
import java.util.function.Consumer;

/** What the features answer when nothing is in the way: every check passes, stock is there, no money is owed. */
final class PassingFeatures {

    private static final Map<String, Var<String>> CHECKS = Map.of(
            "checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT,
            "checkCompletenessDelegate", Vars.COMPLETENESS_RESULT,
            "checkDuplicateDelegate", Vars.DUPLICATE_RESULT,
            "checkLineLimitDelegate", Vars.LINE_LIMIT_RESULT,
            "checkContactDataDelegate", Vars.CONTACT_RESULT,
            "checkActingPersonsDelegate", Vars.ACTING_PERSONS_RESULT,
            "checkCreditDelegate", Vars.CREDIT_RESULT);

    private PassingFeatures() {}

    static Consumer<ProcessData> of(String delegate) {
        Var<String> check = CHECKS.get(delegate);
        if (check != null) {
            return data -> data.set(check, "passed");
        }
        return switch (delegate) {
            case "prepareComparisonDelegate" ->
                data -> data.set(Vars.PORTRAIT_RESULT, "none").set(Vars.MACHINE_COMPARISON, false);
            case "decideDepositDelegate" -> data -> data.set(Vars.DEPOSIT_REQUIRED, false);
            case "countCorrectionRoundsDelegate" -> data -> data.set(Vars.ANOTHER_ROUND_ALLOWED, true);
            case "setCorrectionTermsDelegate" ->
                data -> data.set(Vars.CORRECTION_WAIT, "P14D").set(Vars.CORRECTION_REMINDER, "P7D");
            case "reserveNumberAndSimDelegate" -> data -> data.set(Vars.RESERVATION, "reserved");
            case "releaseProfileDelegate" -> data -> data.set(Vars.CODE_AT_COUNTER, false);
            case "readDownloadDelegate" ->
                data -> data.set(Vars.PROFILE_INSTALLED, true).set(Vars.DOWNLOAD_STUCK, false);
            case "readCardTermsDelegate" -> data -> data.set(Vars.HOLDER_NAMED, true);
            case "planDeliveryDelegate" -> data -> data.set(Vars.BY_POST, false);
            case "readCancellationDelegate" -> data -> data.set(Vars.CANCELLATION_CERTAIN, true);
            case "setTerminationDayDelegate" -> data -> data.set(Vars.TERMINATION_WAIT, "PT0S");
            case "readClosingTermsDelegate" -> data -> data.set(Vars.FINAL_BILL_DUE, false);
            case "settleDepositDelegate" -> data -> data.set(Vars.REFUND_DUE, false);
            default -> data -> {};
        };
    }
}
