package io.meibo.identity.check;

import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.policy.ActingPersons;
import io.meibo.policy.ActingPersons.Outcome;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.LineUser;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Age;
import io.meibo.shared.CheckOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Check `acting-persons`: may the applicant act by himself at his age, is who must act with him there, of age, somebody
 * else, with a right document and the pages wanted, and is it told who will use the line (CN-03, CN-14, CN-20, JP-22)?
 */
public final class ActingPersonsCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "acting-persons";

    /** A minor in the sense of JP-22, whatever the age of majority was. */
    private static final int YOUNG_USER = 18;

    private static final String BIRTH_DATE = "/applicant/birthDate";
    private static final String GUARDIAN = "/guardian";
    private static final String AGENT = "/agent";
    private static final String FILTERING = "/user/filtering";

    /**
     * What is known of the case besides what the registration tells of people.
     *
     * @param pages kinds of page that are there
     * @param ageSure false where the document leaves ages open for which the table says something else
     * @param acceptedTypes kinds of identity document the product accepts
     * @param applicantsOfSameParty other registrations beside which the same agent or guardian stands
     */
    public record Known(
            RegistrationCase.Facts facts,
            Set<String> pages,
            boolean ageSure,
            Set<String> acceptedTypes,
            int applicantsOfSameParty) {}

    private ActingPersonsCheck() {}

    /** Makes the check by what the table said. */
    public static Findings of(PersonalData data, ActingPersons rule, Known known, House house) {
        var findings = new Findings(NAME);
        rule(findings, data, rule);
        findings.passedOr(known.ageSure(), "age", CheckOutcome.UNCLEAR, "AGE_NOT_SURE", BIRTH_DATE);
        for (List<String> oneOf : rule.pages()) {
            findings.passedOr(
                    oneOf.stream().anyMatch(known.pages()::contains),
                    oneOf.get(0),
                    CheckOutcome.UNCLEAR,
                    "PAGE_MISSING",
                    "/" + oneOf.get(0));
        }
        for (ActingParty party : ActingParty.of(data)) {
            party(findings, party, data, rule, known, house);
        }
        if (rule.asksUser()) {
            user(findings, data, known.facts().appliedOn());
        }
        findings.passedOr(
                known.applicantsOfSameParty() <= rule.applicantsPerParty(),
                "other-applicants",
                CheckOutcome.UNCLEAR,
                "PARTY_OF_MANY_APPLICANTS",
                data.agent() == null ? GUARDIAN : AGENT);
        return findings;
    }

    /** Of a product that collects nothing: nobody acts for nobody. */
    public static Findings ofNobody() {
        return new Findings(NAME).notApplicable("rule", "NOBODY_NAMED");
    }

    private static void rule(Findings findings, PersonalData data, ActingPersons rule) {
        Outcome outcome = rule.outcome();
        switch (outcome) {
            case ALLOWED -> findings.passed("rule", null);
            case AGENT_ALLOWED -> findings.add("rule", CheckOutcome.PASSED, "AGENT_ACTS", null);
            case GUARDIAN_NEEDED, GUARDIAN_AND_KINSHIP_PROOF ->
                findings.passedOr(data.guardian() != null, "rule", CheckOutcome.UNCLEAR, "GUARDIAN_MISSING", GUARDIAN);
            case REFUSED ->
                findings.failed(
                        "rule",
                        data.agent() == null ? "ACTING_PERSONS_NOT_ALLOWED" : "AGENT_NOT_ALLOWED",
                        data.agent() == null ? BIRTH_DATE : AGENT);
            case PERSON -> findings.unclear("rule", "ACTING_PERSONS_FOR_A_PERSON", BIRTH_DATE);
        }
    }

    private static void party(
            Findings findings, ActingParty party, PersonalData data, ActingPersons rule, Known known, House house) {
        String role = party.role();
        int age = Age.on(party.party().birthDate(), known.facts().appliedOn());
        boolean guardian = role.equals(ActingParty.GUARDIAN);
        findings.passedOr(
                age >= rule.adultAge(),
                role + "-age",
                guardian ? CheckOutcome.FAILED : CheckOutcome.UNCLEAR,
                guardian ? "GUARDIAN_NOT_ADULT" : "AGENT_NOT_ADULT",
                party.at("birthDate"));
        findings.passedOr(
                !party.isApplicant(data),
                role + "-other-person",
                CheckOutcome.FAILED,
                "PARTY_IS_APPLICANT",
                party.at("identityDocument/number"));
        findings.passedOr(
                known.acceptedTypes().contains(party.party().identityDocument().type()),
                role + "-type",
                CheckOutcome.UNCLEAR,
                "DOCUMENT_TYPE_NOT_ACCEPTED",
                party.at("identityDocument/type"));
        party.document(house)
                .forEach(result -> findings.add(
                        role + "-" + result.part(),
                        result.outcome(),
                        result.code(),
                        result.pointer() == null ? null : party.pointer(result.pointer())));
        if (!guardian && known.facts().verification().equals("portrait-compared")) {
            findings.unclear("agent-portrait", "AGENT_AND_PORTRAIT", "/verification");
        }
    }

    /** JP-22: who is not said to be another is the applicant himself; the filter is on unless the guardian declines it. */
    private static void user(Findings findings, PersonalData data, LocalDate appliedOn) {
        boolean young = Age.on(data.applicant().birthDate(), appliedOn) < YOUNG_USER;
        LineUser user = data.user();
        if (user == null && !young) {
            findings.notApplicable("user", "USER_AGE_NOT_TOLD");
            return;
        }
        boolean youngUser = user == null || user.under18();
        findings.passedOr(youngUser || !young, "user", CheckOutcome.UNCLEAR, "USER_AGE_CONTRADICTS", "/user/under18");
        if (youngUser) {
            boolean declined = user != null && LineUser.FILTERING_DECLINED.equals(user.filtering());
            if (declined) {
                findings.unclear("filtering", "FILTERING_DECLINED", FILTERING);
            } else {
                findings.add("filtering", CheckOutcome.PASSED, "FILTERING_ON", FILTERING);
            }
        }
    }
}
