package io.meibo.identity.document;

import io.meibo.identity.format.Typed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one form all spellings of a document have (domain.md 1.1 to 1.3): a resident number of 15 digits as one of 18, a
 * travel permit without its renewal count, a driver licence without its reissue count, a passport with its state. A
 * temporary id bears the number of the resident id and is the same document here; a residence card gets another number
 * with each card, so that a new card is a new document.
 */
public final class DocumentForms {

    private static final Pattern NOT_OF_A_NUMBER = Pattern.compile("[^0-9A-Z]");
    private static final Pattern FIFTEEN = Pattern.compile("[0-9]{15}");
    private static final Pattern HK_MACAO_BOOKLET = Pattern.compile("[HM][0-9]{10}");
    private static final Pattern TAIWAN_BOOKLET = Pattern.compile("[0-9]{10}[A-Z]");
    private static final Pattern LICENCE = Pattern.compile("[0-9]{12}");

    private DocumentForms() {}

    /** Forms of the document: usually one, two where its zone tells another number than was typed. */
    public static Set<String> documents(String type, String number, @Nullable String issuingCountry, List<String> mrz) {
        Set<String> forms = new LinkedHashSet<>();
        Optional<Mrz> zone = Mrz.of(mrz);
        if (isNumbered(type)) {
            numbers(number, zone)
                    .map(each -> family(type) + "|" + state(type, issuingCountry, zone) + "|" + canonical(type, each))
                    .forEach(forms::add);
        }
        return forms;
    }

    /** Forms of its number, without saying which document bears it. */
    public static Set<String> numbers(String type, String number, List<String> mrz) {
        return isNumbered(type)
                ? numbers(number, Mrz.of(mrz))
                        .flatMap(each -> Stream.of(plain(each), canonical(type, each)))
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }

    /** Forms of a number of which nobody says what document bears it. */
    public static Set<String> numbers(String number) {
        Set<String> forms = new LinkedHashSet<>();
        if (!plain(number).isEmpty()) {
            forms.add(plain(number));
            for (DocumentType type : DocumentType.values()) {
                forms.add(canonical(type.code(), number));
            }
        }
        return forms;
    }

    private static Stream<String> numbers(String number, Optional<Mrz> zone) {
        return Stream.concat(Stream.of(number), zone.map(Mrz::number).stream())
                .filter(each -> !plain(each).isEmpty());
    }

    private static boolean isNumbered(String type) {
        return DocumentType.of(type).map(DocumentType::numbered).orElse(true);
    }

    private static String family(String type) {
        return isOfResidentNumber(type) ? DocumentType.CN_RESIDENT_ID.code() : type;
    }

    private static boolean isOfResidentNumber(String type) {
        return type.equals(DocumentType.CN_RESIDENT_ID.code())
                || type.equals(DocumentType.CN_TEMPORARY_ID.code())
                || type.equals(DocumentType.CN_HOUSEHOLD_BOOKLET.code());
    }

    /** Only passports of different states may bear the same number; a zone's `D` is the `DEU` of others. */
    private static String state(String type, @Nullable String issuingCountry, Optional<Mrz> zone) {
        if (!type.equals(DocumentType.PASSPORT.code())) {
            return "";
        }
        String state = issuingCountry == null || issuingCountry.isBlank()
                ? zone.map(Mrz::issuingState).orElse("")
                : issuingCountry;
        return state.equals("D") ? "DEU" : state;
    }

    private static String canonical(String type, String typed) {
        String number = plain(typed);
        DocumentType known = isOfResidentNumber(type)
                ? DocumentType.CN_RESIDENT_ID
                : DocumentType.of(type).orElse(null);
        if (known == null) {
            return number;
        }
        return switch (known) {
            case CN_RESIDENT_ID -> FIFTEEN.matcher(number).matches() ? ResidentNumber.fromFifteen(number) : number;
            case CN_HK_MACAO_TRAVEL_PERMIT ->
                HK_MACAO_BOOKLET.matcher(number).matches() ? number.substring(0, 9) : number;
            case CN_TAIWAN_TRAVEL_PERMIT -> TAIWAN_BOOKLET.matcher(number).matches() ? number.substring(0, 10) : number;
            case JP_DRIVER_LICENCE -> LICENCE.matcher(number).matches() ? number.substring(0, 11) : number;
            default -> number;
        };
    }

    private static String plain(String typed) {
        return NOT_OF_A_NUMBER.matcher(Typed.number(typed)).replaceAll("");
    }
}
