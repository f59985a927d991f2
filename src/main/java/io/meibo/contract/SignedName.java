package io.meibo.contract;

import io.meibo.privacy.PersonalData.Applicant;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name as somebody signed with it. Width, case, blanks, hyphens, accents and the kind of kana do not count, nor
 * whether the family name comes first; anything else is another name.
 */
record SignedName(String typed) {

    static final int MAX_LENGTH = 200;

    /** Whether this is the applicant's name, in the letters of the document or in kana. */
    boolean isOf(Applicant applicant) {
        return isOf(applicant.familyName(), applicant.givenName())
                || isOf(applicant.familyNameKana(), applicant.givenNameKana());
    }

    boolean sameAs(String other) {
        return fold(typed).equals(fold(other));
    }

    private boolean isOf(@Nullable String family, @Nullable String given) {
        String first = fold(family == null ? "" : family);
        String second = fold(given == null ? "" : given);
        String signed = fold(typed);
        return !signed.isEmpty() && (signed.equals(first + second) || signed.equals(second + first));
    }

    private static String fold(String name) {
        String upper = Normalizer.normalize(name, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        String plain = upper.codePoints()
                .filter(SignedName::counts)
                .map(SignedName::katakana)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** Letters count, and the voicing marks of kana, which tell ガ from カ; accents on other letters do not. */
    private static boolean counts(int c) {
        return Character.isLetterOrDigit(c) || c == 0x3099 || c == 0x309A;
    }

    private static int katakana(int c) {
        return c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c;
    }

    @Override
    public String toString() {
        return "SignedName[masked]";
    }
}
