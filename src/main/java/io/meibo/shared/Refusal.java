package io.meibo.shared;

import java.util.List;

/**
 * A clear no to a caller: what kind, a stable code (texts {@code problem.<code>.title} and {@code .detail}) and the
 * fields concerned. Rolls back what was begun. Carries nothing personal.
 */
public class Refusal extends RuntimeException {

    /** The kinds of no, with the HTTP status each is told as. */
    public enum Kind {
        NOT_READABLE(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        WRONG_STATE(409),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        RULE(422),
        TOO_MANY(429);

        private final int httpStatus;

        Kind(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        public int httpStatus() {
            return httpStatus;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient List<FieldError> errors;
    private final transient List<Object> arguments;

    public Refusal(Kind kind, String code, List<FieldError> errors, Object... arguments) {
        super(kind + " " + code);
        this.kind = kind;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.arguments = List.of(arguments);
    }

    public static Refusal notReadable(String code, FieldError... errors) {
        return new Refusal(Kind.NOT_READABLE, code, List.of(errors));
    }

    public static Refusal forbidden(String code) {
        return new Refusal(Kind.FORBIDDEN, code, List.of());
    }

    public static Refusal notFound() {
        return new Refusal(Kind.NOT_FOUND, "NOT_FOUND", List.of());
    }

    public static Refusal wrongState(String code, Object... arguments) {
        return new Refusal(Kind.WRONG_STATE, code, List.of(), arguments);
    }

    public static Refusal rule(String code, List<FieldError> errors) {
        return new Refusal(Kind.RULE, code, errors);
    }

    public static Refusal rule(String code, FieldError... errors) {
        return new Refusal(Kind.RULE, code, List.of(errors));
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
