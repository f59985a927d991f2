package io.meibo.notification;

import java.util.Map;

/** What of a notice is secret: name to value. A letter names each in braces and is filled in when it is sent. */
record Secrets(Map<String, String> values) {

    static final Secrets NONE = new Secrets(Map.of());

    private static final String MASK = "••••••";

    Secrets {
        values = Map.copyOf(values);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The letter with every secret in its place. */
    Letter filledInto(Letter letter) {
        String body = letter.body();
        for (Map.Entry<String, String> secret : values.entrySet()) {
            body = body.replace("{" + secret.getKey() + "}", secret.getValue());
        }
        return new Letter(letter.subject(), body);
    }

    /** The letter as others may see it. */
    static Letter masked(Letter letter) {
        return new Letter(letter.subject(), letter.body().replaceAll("\\{[A-Za-z][A-Za-z0-9-]*}", MASK));
    }

    @Override
    public String toString() {
        return "Secrets[masked]";
    }
}
