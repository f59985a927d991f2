package io.meibo.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: what changed together. A call is kept with its answer; notices are owed until a later line
 * names them as delivered.
 */
record Entry(
        @Nullable Profile profile,
        @Nullable Call call,
        @Nullable List<ObjectNode> notices,
        @Nullable String delivered) {

    /**
     * A function call that was answered.
     *
     * @param key requester, function and call identifier
     * @param print of the request, so that the same identifier with another request is noticed
     */
    record Call(String key, String print, ObjectNode answer) {}

    static Entry of(Profile profile, List<ObjectNode> notices) {
        return new Entry(profile, null, notices, null);
    }

    static Entry of(@Nullable Profile profile, Call call) {
        return new Entry(profile, call, null, null);
    }

    static Entry delivered(String noticeId) {
        return new Entry(null, null, null, noticeId);
    }
}
