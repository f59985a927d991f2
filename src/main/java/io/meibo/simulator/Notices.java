package io.meibo.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Writes notices of download progress (ES2+ 5.3.5), each with a call identifier of its own. */
final class Notices {

    static final int ELIGIBILITY = 1;
    static final int CONFIRMATION = 2;
    static final int DOWNLOADED = 3;
    static final int INSTALLED = 4;

    /** Later editions know more points; a receiver has to bear with those it does not know. */
    static final int DELETED = 5;

    private static final String REQUESTER = "1.3.6.1.4.1.99999.2.1";

    private final Clock clock;

    Notices(Clock clock) {
        this.clock = clock;
    }

    ObjectNode write(Profile profile, int point, Status status) {
        ObjectNode notice = Journal.JSON.createObjectNode();
        notice.putObject("header")
                .put("functionRequesterIdentifier", REQUESTER)
                .put("functionCallIdentifier", UUID.randomUUID().toString());
        if (profile.eid() != null) {
            notice.put("eid", profile.eid());
        }
        notice.put("iccid", padded(profile.iccid()))
                .put("profileType", profile.profileType())
                .put(
                        "timestamp",
                        Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString())
                .put("notificationPointId", point)
                .set("notificationPointStatus", status.json());
        if (point == INSTALLED && status.executed()) {
            notice.put("resultData", "vyc=");
        }
        return notice;
    }

    static String idOf(ObjectNode notice) {
        return notice.at("/header/functionCallIdentifier").asText();
    }

    /** As EF.ICCID has it: twenty places, the last one filled up. */
    private static String padded(String iccid) {
        return iccid.length() == 19 ? iccid + "F" : iccid;
    }
}
