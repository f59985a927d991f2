package io.meibo.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * The identity document of an invented person. {@code mrz} is empty where the document has no machine-readable zone on
 * its front.
 */
public record Paper(
        Kind kind, String number, String issuingCountry, LocalDate issued, LocalDate expires, List<String> mrz) {

    /** The documents that can be drawn, with the code the API knows each by. */
    public enum Kind {
        JP_DRIVER_LICENCE("jp-driver-licence"),
        JP_RESIDENCE_CARD("jp-residence-card"),
        CN_RESIDENT_ID("cn-resident-id"),
        PASSPORT("passport");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public Paper {
        mrz = List.copyOf(mrz);
    }

    @Override
    public String toString() {
        return "Paper[" + kind + "]";
    }
}
