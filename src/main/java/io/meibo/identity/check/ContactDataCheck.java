package io.meibo.identity.check;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Msisdn;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Check `contact-data`: can the applicant be reached by this phone and mail, and has the address all its parts? */
public final class ContactDataCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "contact-data";

    private static final String PHONE = "/applicant/phone";
    private static final String EMAIL = "/applicant/email";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Numbers under which nobody in particular answers. */
    private static final Set<PhoneNumberType> NOT_A_PERSONS = EnumSet.of(
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.PAGER,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL);

    private static final Pattern MAIL_USER =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern MAIL_HOST = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");
    private static final Map<String, Pattern> POSTCODES =
            Map.of("JPN", Pattern.compile("[0-9]{3}-?[0-9]{4}"), "CHN", Pattern.compile("[0-9]{6}"));

    private ContactDataCheck() {}

    /** Makes the check. */
    public static Findings of(PersonalData data) {
        Findings findings = new Findings(NAME);
        phone(findings, data.applicant().phone());
        email(findings, data.applicant().email());
        address(findings, data.applicant().address());
        return findings;
    }

    private static void phone(Findings findings, String phone) {
        Optional<Msisdn> mobile = Msisdn.of(phone);
        if (mobile.isPresent()) {
            findings.passedOr(
                    !mobile.get().isForMachines(), "phone", CheckOutcome.FAILED, "MSISDN_FOR_MACHINES", PHONE);
            return;
        }
        try {
            PhoneNumber number = NUMBERS.parse(phone, null);
            boolean valid = NUMBERS.isValidNumber(number);
            boolean personal = !NOT_A_PERSONS.contains(NUMBERS.getNumberType(number));
            findings.passedOr(
                    valid && personal,
                    "phone",
                    CheckOutcome.FAILED,
                    valid ? "PHONE_NOT_A_PERSONS" : "PHONE_INVALID",
                    PHONE);
        } catch (NumberParseException notANumber) {
            findings.failed("phone", "PHONE_INVALID", PHONE);
        }
    }

    private static void email(Findings findings, @Nullable String email) {
        if (email == null) {
            findings.notApplicable("email", "EMAIL_NOT_GIVEN");
            return;
        }
        int at = email.lastIndexOf('@');
        boolean valid = at > 0
                && at <= 64
                && email.length() <= 254
                && MAIL_USER.matcher(email.substring(0, at)).matches()
                && MAIL_HOST.matcher(email.substring(at + 1)).matches();
        findings.passedOr(valid, "email", CheckOutcome.FAILED, "EMAIL_INVALID", EMAIL);
    }

    /** A person can complete an address by asking, so nothing of it fails outright. */
    private static void address(Findings findings, Address address) {
        if (address.absent()) {
            findings.notApplicable("address", "ADDRESS_NOT_COLLECTED");
            return;
        }
        Pattern form = POSTCODES.get(address.country());
        String postcode = address.postcode();
        if (form != null) {
            findings.passedOr(
                    postcode != null && form.matcher(postcode).matches(),
                    "postcode",
                    CheckOutcome.UNCLEAR,
                    postcode == null ? "POSTCODE_MISSING" : "POSTCODE_FORMAT",
                    "/applicant/address/postcode");
            findings.passedOr(
                    isTold(address.region()),
                    "region",
                    CheckOutcome.UNCLEAR,
                    "REGION_MISSING",
                    "/applicant/address/region");
        }
        findings.passedOr(
                isTold(address.locality()) && address.lines().stream().anyMatch(ContactDataCheck::isTold),
                "street",
                CheckOutcome.UNCLEAR,
                "STREET_MISSING",
                "/applicant/address/lines");
    }

    private static boolean isTold(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
