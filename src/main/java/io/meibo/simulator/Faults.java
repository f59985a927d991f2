package io.meibo.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The script of what goes wrong next, at whom, and how often. */
final class Faults {

    /** What a function call can run into. */
    enum Kind {
        /** Takes effect, and the connection ends without an answer. */
        TIMEOUT_AFTER_EFFECT,
        /** The connection ends without effect and without an answer. */
        TIMEOUT_BEFORE_EFFECT,
        /** Answered as failed, without effect. */
        FAILED,
        /** Answered as expired, without effect. */
        EXPIRED,
        /** Done with a warning's status. */
        WARNING,
        /** Done and answered late. */
        SLOW,
        /** A proxy answers 503, without effect. */
        UNAVAILABLE,
        /** A phone that downloads and does not install. */
        NEVER_INSTALLED
    }

    /**
     * One line of the script.
     *
     * @param function empty for any
     * @param iccid empty for any, in full and without padding
     */
    record Fault(Kind kind, String function, String iccid, long delayMillis, String subjectCode, String reasonCode) {}

    /** The phone's doings in a script, beside the four functions. */
    static final String PHONE = "phone";

    private static final class Line {
        final Fault fault;
        int times;

        Line(Fault fault, int times) {
            this.fault = fault;
            this.times = times;
        }
    }

    private final List<Line> script = new ArrayList<>();

    synchronized void add(Fault fault, int times) {
        script.add(new Line(fault, times));
    }

    synchronized void clear() {
        script.clear();
    }

    synchronized int left() {
        return script.stream().mapToInt(line -> line.times).sum();
    }

    /** The fault that this call meets, which is used up by it. */
    synchronized @Nullable Fault meets(String function, String iccid) {
        Optional<Line> line = script.stream()
                .filter(next -> next.fault.function().isEmpty()
                        ? !function.equals(PHONE) && next.fault.kind() != Kind.NEVER_INSTALLED
                        : next.fault.function().equals(function))
                .filter(next ->
                        next.fault.iccid().isEmpty() || next.fault.iccid().equals(iccid))
                .findFirst();
        line.ifPresent(next -> {
            if (--next.times <= 0) {
                script.remove(next);
            }
        });
        return line.map(next -> next.fault).orElse(null);
    }
}
