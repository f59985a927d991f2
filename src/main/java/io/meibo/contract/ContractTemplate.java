package io.meibo.contract;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of a contract or of terms: what stands in it, in which order, and from which day on it is used. The words
 * lie beside, one file a language; a version that has been in force is never changed, a new one is added.
 *
 * @param validFrom the first day on which contracts are written by it
 * @param wording the folder of its words under {@code contracts/}
 * @param form chooses title and lead: {@code contract}, {@code prepaid}, {@code card}, {@code bank}
 * @param signed whether it is signed; else it is handed over with what was bought
 * @param notices what must not be overlooked, framed, before the clauses
 */
public record ContractTemplate(
        String id,
        int version,
        LocalDate validFrom,
        List<String> products,
        String wording,
        String form,
        boolean signed,
        List<String> notices,
        List<String> clauses,
        List<String> privacy) {

    public ContractTemplate {
        products = List.copyOf(products);
        notices = List.copyOf(notices);
        clauses = List.copyOf(clauses);
        privacy = List.copyOf(privacy);
    }
}
