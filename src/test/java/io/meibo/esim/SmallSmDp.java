package io.meibo.esim;

import io.meibo.esim.Answer.Status;
import io.meibo.shared.Eid;
import io.meibo.shared.Iccid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An SM-DP+ in memory: does nothing twice, and plays the faults it is told to. */
final class SmallSmDp implements SmDp {

    enum Fault {
        NONE,
        LOST_QUESTION,
        LOST_ANSWER,
        FAILED,
        BUSY,
        EXPIRED
    }

    final List<String> asked = new ArrayList<>();
    final List<String> ids = new ArrayList<>();
    final Map<String, String> states = new HashMap<>();
    final Map<String, String> confirmationCodes = new HashMap<>();
    final Deque<Fault> faults = new ArrayDeque<>();
    private final Map<String, Answer> answered = new HashMap<>();
    private int matching;

    void next(Fault... next) {
        faults.addAll(List.of(next));
    }

    String state(Iccid iccid) {
        return states.getOrDefault(iccid.digits(), "Available");
    }

    void phone(Iccid iccid, String state) {
        states.put(iccid.digits(), state);
    }

    @Override
    public Answer downloadOrder(String callId, Iccid iccid, @Nullable Eid eid) {
        return answer("downloadOrder", callId, () -> {
            if (!state(iccid).equals("Available")) {
                return no();
            }
            states.put(iccid.digits(), eid == null ? "Allocated" : "Linked");
            return new Answer(Status.SUCCESS, null, null, iccid.digits(), null, null);
        });
    }

    @Override
    public Answer confirmOrder(String callId, Iccid iccid, @Nullable Eid eid, String confirmationCode) {
        return answer("confirmOrder", callId, () -> {
            if (!List.of("Allocated", "Linked").contains(state(iccid))) {
                return no();
            }
            states.put(iccid.digits(), "Confirmed");
            confirmationCodes.put(iccid.digits(), confirmationCode);
            matching++;
            return new Answer(Status.SUCCESS, null, null, iccid.digits(), "MATCH-" + matching, "smdp.meibo.example");
        });
    }

    @Override
    public Answer releaseProfile(String callId, Iccid iccid) {
        return answer("releaseProfile", callId, () -> {
            if (!state(iccid).equals("Confirmed")) {
                return no();
            }
            states.put(iccid.digits(), "Released");
            return yes();
        });
    }

    @Override
    public Answer cancelOrder(
            String callId, Iccid iccid, @Nullable Eid eid, @Nullable String matchingId, FinalState finalState) {
        return answer("cancelOrder " + finalState.code(), callId, () -> {
            if (List.of("Downloaded", "Installed", "Available", "Unavailable").contains(state(iccid))) {
                return no();
            }
            states.put(iccid.digits(), finalState.code());
            return yes();
        });
    }

    private Answer answer(String function, String callId, Supplier<Answer> work) {
        asked.add(function);
        ids.add(callId);
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
        if (fault == Fault.LOST_QUESTION) {
            throw new SmDpUnavailable("no answer", null);
        }
        Answer answer = answered.get(callId);
        if (answer == null) {
            answer = switch (fault) {
                case FAILED -> no();
                case BUSY -> new Answer(Status.FAILED, "8.2", "4.2", null, null, null);
                case EXPIRED -> new Answer(Status.EXPIRED, null, null, null, null, null);
                default -> work.get();
            };
            answered.put(callId, answer);
        }
        if (fault == Fault.LOST_ANSWER) {
            throw new SmDpUnavailable("no answer", null);
        }
        return answer;
    }

    private static Answer yes() {
        return new Answer(Status.SUCCESS, null, null, null, null, null);
    }

    private static Answer no() {
        return new Answer(Status.FAILED, "8.2.1", "3.3", null, null, null);
    }
}
