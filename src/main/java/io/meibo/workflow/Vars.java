package io.meibo.workflow;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every process variable there is: name, type, purpose. All are impersonal (ADR 0002); the engine refuses a variable
 * that is not here. Dates travel as {@link java.util.Date} inside the engine, since its tables know no other.
 */
public final class Vars {

    /** A typed name. {@code type} is the Java type at the seam. */
    public record Var<T>(String name, Class<T> type, String purpose) {}

    public static final Var<String> PRODUCT = text("product", "row of the catalogue");
    public static final Var<String> COUNTRY = text("country", "whose law applies, ISO 3166-1 alpha-3");
    public static final Var<String> CHANNEL = text("channel", "how the application came in");
    public static final Var<String> VERIFICATION = text("verification", "how the person was bound to the document");
    public static final Var<String> DOCUMENT_TYPE = text("documentType", "kind of identity document");
    public static final Var<String> DELIVERY_FORM = text("deliveryForm", "sim, esim or card");
    public static final Var<LocalDate> APPLIED_ON =
            new Var<>("appliedOn", LocalDate.class, "the date that counts for dated rules");

    public static final Var<String> IDENTITY_RESULT = text("identityResult", "outcome of the document check");
    public static final Var<String> VERIFICATION_RESULT =
            text("verificationResult", "outcome by table verification-methods: person bound to the document");
    public static final Var<String> COMPLETENESS_RESULT = text("completenessResult", "outcome: are all pages there");
    public static final Var<String> DUPLICATE_RESULT = text("duplicateResult", "outcome: same person or document");
    public static final Var<String> LINE_LIMIT_RESULT = text("lineLimitResult", "outcome: lines per person");
    public static final Var<String> CONTACT_RESULT = text("contactResult", "outcome: address, phone, mail");
    public static final Var<String> ACTING_PERSONS_RESULT =
            text("actingPersonsResult", "outcome: who acts for or with the applicant");
    public static final Var<String> CREDIT_RESULT = text("creditResult", "outcome: unpaid bills");
    public static final Var<String> REVIEW_ROUTE =
            text("reviewRoute", "straight, review, review-by-two, compare or refuse, by table review-route");
    public static final Var<String> REVIEW_OUTCOME =
            text("reviewOutcome", "approve, return or refuse: the latest reviewer's decision");
    public static final Var<String> PORTRAIT_COMPARISON =
            text("portraitComparison", "due, not-needed or person, by table portrait-comparison");
    public static final Var<Boolean> MACHINE_COMPARISON = new Var<>(
            "machineComparison", Boolean.class, "whether a comparison service is set up, wanted and has pictures");
    public static final Var<String> PORTRAIT_RESULT =
            text("portraitResult", "none, match, match-doubted, no-match or cannot-tell");
    public static final Var<Boolean> ANOTHER_ROUND_ALLOWED =
            new Var<>("anotherRoundAllowed", Boolean.class, "whether the case may be sent back once more");
    public static final Var<String> CORRECTION_WAIT =
            text("correctionWait", "how long the applicant may take to correct, ISO 8601, by table correction-terms");
    public static final Var<String> CORRECTION_REMINDER =
            text("correctionReminder", "after how long the applicant is reminded to correct, ISO 8601");
    public static final Var<String> CORRECTION = text("correction", "corrected or refused: a correction");
    public static final Var<String> COMPARISON_OUTCOME =
            text("comparisonOutcome", "no-misuse or misuse: registrations compared by a senior reviewer");
    public static final Var<String> CLEARANCE = text("clearance", "approved or refused");
    public static final Var<Boolean> DEPOSIT_REQUIRED =
            new Var<>("depositRequired", Boolean.class, "whether the policy asks a deposit");
    public static final Var<String> CONCLUSION = text("conclusion", "the contract, in cases of earlier models");
    public static final Var<String> RESERVATION = text("reservation", "reserved or waiting");
    public static final Var<Boolean> HOLDER_NAMED =
            new Var<>("holderNamed", Boolean.class, "whether a card is made out to a person");
    public static final Var<String> PAYMENT = text("payment", "the deposit of a card, in cases of earlier models");
    public static final Var<String> CONCESSION_OUTCOME =
            text("concessionOutcome", "approve or refuse: the yearly word on a concession");
    public static final Var<Boolean> BY_POST = new Var<>("byPost", Boolean.class, "whether the SIM goes out by post");
    public static final Var<String> DELIVERY = text("delivery", "handed-over or posted: how the SIM left the house");
    public static final Var<String> MAIL = text("mail", "arrived or post-again: a posted SIM");
    public static final Var<String> RETURNED_MAIL =
            text("returnedMail", "post-again, delivered or give-up: a parcel that did not arrive");
    public static final Var<String> ACTIVATION_CHECK =
            text("activationCheck", "none, pages or person, by table activation-check");
    public static final Var<String> ACTIVATION_OUTCOME =
            text("activationOutcome", "approve, return or refuse: the look at who wants a card switched on");
    public static final Var<String> ACTIVATION = text("activation", "activated or refused: a prepaid card");
    public static final Var<Boolean> CANCELLATION_CERTAIN =
            new Var<>("cancellationCertain", Boolean.class, "whether a rule gives the right to cancel for sure");
    public static final Var<String> CANCELLATION_OUTCOME =
            text("cancellationOutcome", "approve or refuse: a cancellation that no rule is sure of");
    public static final Var<String> TERMINATION_WAIT =
            text("terminationWait", "how long it is until a terminated line is closed, ISO 8601");
    public static final Var<Boolean> FINAL_BILL_DUE =
            new Var<>("finalBillDue", Boolean.class, "whether something may be owed to us at the end of a line");
    public static final Var<Boolean> REFUND_DUE = new Var<>("refundDue", Boolean.class, "whether money goes back");

    public static final Var<Boolean> CODE_AT_COUNTER = new Var<>(
            "codeAtCounter", Boolean.class, "whether a clerk shows the activation code of a released profile");
    public static final Var<Boolean> PROFILE_INSTALLED =
            new Var<>("profileInstalled", Boolean.class, "whether a notice has told of the installation");
    public static final Var<Boolean> DOWNLOAD_STUCK =
            new Var<>("downloadStuck", Boolean.class, "whether a download needs a person to go on");
    public static final Var<String> DOWNLOAD = text("download", "installed or stuck: the wait for a download");
    public static final Var<String> MENDING_OUTCOME =
            text("mendingOutcome", "issue-again or give-up: a clerk's word on a download that is stuck");

    public static final List<Var<?>> ALL = List.of(
            PRODUCT,
            COUNTRY,
            CHANNEL,
            VERIFICATION,
            DOCUMENT_TYPE,
            DELIVERY_FORM,
            APPLIED_ON,
            IDENTITY_RESULT,
            VERIFICATION_RESULT,
            COMPLETENESS_RESULT,
            DUPLICATE_RESULT,
            LINE_LIMIT_RESULT,
            CONTACT_RESULT,
            ACTING_PERSONS_RESULT,
            CREDIT_RESULT,
            REVIEW_ROUTE,
            REVIEW_OUTCOME,
            PORTRAIT_COMPARISON,
            MACHINE_COMPARISON,
            PORTRAIT_RESULT,
            ANOTHER_ROUND_ALLOWED,
            CORRECTION_WAIT,
            CORRECTION_REMINDER,
            CORRECTION,
            COMPARISON_OUTCOME,
            CLEARANCE,
            DEPOSIT_REQUIRED,
            CONCLUSION,
            RESERVATION,
            HOLDER_NAMED,
            PAYMENT,
            CONCESSION_OUTCOME,
            BY_POST,
            DELIVERY,
            MAIL,
            RETURNED_MAIL,
            ACTIVATION_CHECK,
            ACTIVATION_OUTCOME,
            ACTIVATION,
            CANCELLATION_CERTAIN,
            CANCELLATION_OUTCOME,
            TERMINATION_WAIT,
            FINAL_BILL_DUE,
            REFUND_DUE,
            CODE_AT_COUNTER,
            PROFILE_INSTALLED,
            DOWNLOAD_STUCK,
            DOWNLOAD,
            MENDING_OUTCOME);

    public static final Map<String, Var<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Var::name, Function.identity()));

    private Vars() {}

    private static Var<String> text(String name, String purpose) {
        return new Var<>(name, String.class, purpose);
    }
}
