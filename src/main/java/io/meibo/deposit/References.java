package io.meibo.deposit;

import io.meibo.shared.RegistrationId;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds references of registrations in what payers write: in small letters, full width, with blanks, other hyphens or
 * none, the letters O, I and L for the digits. The check character tells a reference from other words.
 */
final class References {

    /** Hyphens of all kinds, the long vowel mark that Japanese banks make of one, points and blanks. */
    private static final String GAP = "[\\s\\p{Pd}\u2212\u30FC_./\u30FB:,]{0,3}";

    private static final Pattern FORM = Pattern.compile("(?=R" + GAP + "((?:[0-9A-TV-Z]" + GAP + "){8}[0-9XOIL]))");
    private static final int LONGEST = 2_000;

    private References() {}

    static Set<RegistrationId> in(String text) {
        var found = new LinkedHashSet<RegistrationId>();
        String plain = Normalizer.normalize(
                        text.length() > LONGEST ? text.substring(0, LONGEST) : text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT);
        Matcher places = FORM.matcher(plain);
        while (places.find()) {
            String code = places.group(1)
                    .replaceAll("[^0-9A-Z]", "")
                    .replace('O', '0')
                    .replace('I', '1')
                    .replace('L', '1');
            RegistrationId.of("R-" + code.substring(0, 4) + "-" + code.substring(4, 8) + "-" + code.charAt(8))
                    .ifPresent(found::add);
        }
        return found;
    }
}
