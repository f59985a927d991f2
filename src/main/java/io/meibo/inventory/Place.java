package io.meibo.inventory;

import io.meibo.register.Offices;
import java.util.List;

/** Where an item lies: in an office, or in the central store, of one operator's pool. */
record Place(String pool, String office) {

    /** Where a registration of this office may take from, first choice first; never from another office. */
    static List<String> open(String office) {
        return office.equals(Offices.CENTRAL) ? List.of(office) : List.of(office, Offices.CENTRAL);
    }
}
