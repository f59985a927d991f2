package io.meibo.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a contract was signed: on paper or on a screen at the counter, or by typing one's name online. */
public enum SignatureMethod {
    COUNTER_PAPER("counter-paper"),
    COUNTER_SCREEN("counter-screen"),
    ONLINE_TYPED("online-typed");

    /** All codes, for a reader who sent another. */
    static final String CODES =
            Arrays.stream(values()).map(SignatureMethod::code).collect(Collectors.joining(", "));

    private final String code;

    SignatureMethod(String code) {
        this.code = code;
    }

    /** The word used in the API and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    static Optional<SignatureMethod> of(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code.equals(code))
                .findFirst();
    }
}
