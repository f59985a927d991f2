package io.meibo.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a function ended: {@code status} of the execution and, where it is not a plain success, its codes. */
record Status(String status, String subjectCode, String reasonCode, String message) {

    static final Status SUCCESS = new Status("Executed-Success", "", "", "");

    static final String PROFILE = "8.2.1";
    static final String PROFILE_TYPE = "8.2.5";
    static final String MATCHING_ID = "8.2.6";
    static final String CONFIRMATION_CODE = "8.2.7";
    static final String EID = "8.1.1";
    static final String FUNCTION = "1.6";

    static final String MISSING = "2.2";
    static final String IN_USE = "3.3";
    static final String INVALID_TRANSITION = "3.5";
    static final String UNAVAILABLE = "3.7";
    static final String REFUSED = "3.8";
    static final String UNKNOWN = "3.9";
    static final String WRONG_ASSOCIATION = "3.10";
    static final String LIMIT_EXCEEDED = "6.4";

    static Status failed(String subjectCode, String reasonCode, String message) {
        return new Status("Failed", subjectCode, reasonCode, message);
    }

    boolean executed() {
        return status.startsWith("Executed");
    }

    /** {@code {"status", "statusCodeData"?}}. */
    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("status", status);
        if (!subjectCode.isEmpty()) {
            node.putObject("statusCodeData")
                    .put("subjectCode", subjectCode)
                    .put("reasonCode", reasonCode)
                    .put("message", message);
        }
        return node;
    }
}
