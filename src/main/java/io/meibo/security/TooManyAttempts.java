package io.meibo.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody tried wrong passwords or codes too often and has to wait; says nothing about the account. */
public final class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    public TooManyAttempts(Duration wait) {
        super("too many attempts");
        this.wait = wait;
    }

    /** Whole seconds until the next try, at least one. */
    public long seconds() {
        return Math.max(1, wait.toSeconds());
    }
}
