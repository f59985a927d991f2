package io.meibo.workflow;

import java.time.OffsetDateTime;
import java.util.List;

/** The deployed versions of the decision tables, to be looked at; nothing here is asked or changed. */
public interface TableHistory {

    /** A version and since when it is asked. */
    record Deployed(int version, OffsetDateTime since) {}

    /** All versions of a table, oldest first; none where there is no such table. */
    List<Deployed> versions(String table);

    /** The DMN of a deployed version, as it lies in the engine; throws where there is none such. */
    String dmn(String table, int version);
}
