package io.meibo.identity.check;

import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.privacy.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a registration tells in a test: a good one, of which a test changes what it is about. */
public final class Telling {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    static final List<String> SWEDISH_ZONE =
            List.of("P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36SWE7408122F3104150ZE184226B<<<<<16");

    private String familyName = "ERIKSSON";
    private String givenName = "Anna Maria";
    private @Nullable String familyNameKana;
    private @Nullable String givenNameKana;
    private LocalDate birthDate = LocalDate.of(1974, 8, 12);
    private @Nullable String sex = "F";
    private String nationality = "SWE";
    private Address address = new Address("JPN", "100-0001", "東京都", "千代田区", List.of("千代田 1-1"));
    private String phone = "+819012345678";
    private @Nullable String email = "anna@example.org";
    private IdentityDocument document =
            new IdentityDocument("passport", "L898902C3", "SWE", new Validity(LocalDate.of(2031, 4, 15)), SWEDISH_ZONE);

    private PersonalData.@Nullable Party guardian;
    private PersonalData.@Nullable Party agent;
    private PersonalData.@Nullable LineUser user;

    /** Anna Maria Eriksson with a Swedish passport, living in Tokyo. */
    public static Telling aVisitor() {
        return new Telling();
    }

    /** A Japanese citizen with a driver's licence. */
    public static Telling aJapaneseDriver() {
        Telling telling = new Telling();
        telling.familyName = "山田";
        telling.givenName = "太郎";
        telling.familyNameKana = "ヤマダ";
        telling.givenNameKana = "タロウ";
        telling.sex = "M";
        telling.nationality = "JPN";
        telling.document = new IdentityDocument(
                "jp-driver-licence", "302012345610", "JPN", new Validity(LocalDate.of(2029, 9, 12)), List.of());
        return telling;
    }

    /** The holder of the sample resident id of GB 11643-1999. */
    public static Telling aChineseResident() {
        Telling telling = new Telling();
        telling.familyName = "王";
        telling.givenName = "秀英";
        telling.birthDate = LocalDate.of(1949, 12, 31);
        telling.nationality = "CHN";
        telling.address = new Address("CHN", "100020", "北京市", "朝阳区", List.of("建国路 1"));
        telling.phone = "+8613123456789";
        telling.document =
                new IdentityDocument("cn-resident-id", "11010519491231002X", "CHN", new Validity(null), List.of());
        return telling;
    }

    Telling named(String family, String given) {
        familyName = family;
        givenName = given;
        return this;
    }

    Telling born(LocalDate date) {
        birthDate = date;
        return this;
    }

    Telling ofSex(@Nullable String value) {
        sex = value;
        return this;
    }

    Telling of(String country) {
        nationality = country;
        return this;
    }

    Telling reachedAt(String number, @Nullable String mail) {
        phone = number;
        email = mail;
        return this;
    }

    Telling livingAt(Address value) {
        address = value;
        return this;
    }

    Telling with(PersonalData.@Nullable Party itsGuardian, PersonalData.@Nullable Party itsAgent) {
        guardian = itsGuardian;
        agent = itsAgent;
        return this;
    }

    Telling usedBy(PersonalData.@Nullable LineUser value) {
        user = value;
        return this;
    }

    Telling showing(UnaryOperator<IdentityDocument> change) {
        document = change.apply(document);
        return this;
    }

    Telling showingType(String type) {
        return showing(it -> new IdentityDocument(type, it.number(), it.issuingCountry(), it.expiryDate(), it.mrz()));
    }

    Telling withNumber(String number) {
        return showing(it -> new IdentityDocument(it.type(), number, it.issuingCountry(), it.expiryDate(), it.mrz()));
    }

    Telling validUntil(@Nullable LocalDate until) {
        return showing(
                it -> new IdentityDocument(it.type(), it.number(), it.issuingCountry(), new Validity(until), it.mrz()));
    }

    Telling withoutExpiry() {
        return showing(it -> new IdentityDocument(it.type(), it.number(), it.issuingCountry(), null, it.mrz()));
    }

    Telling withZone(List<String> zone) {
        return showing(it -> new IdentityDocument(it.type(), it.number(), it.issuingCountry(), it.expiryDate(), zone));
    }

    /** The data as the vault keeps them. */
    public PersonalData data() {
        return new PersonalData(
                new Applicant(
                        familyName,
                        givenName,
                        familyNameKana,
                        givenNameKana,
                        birthDate,
                        sex,
                        nationality,
                        address,
                        phone,
                        email),
                document,
                guardian,
                agent,
                user);
    }
}
