package io.meibo.security.camunda;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Takes a listener's refusal out of the wrapping the engine puts around it, so that the REST roots answer it as the
 * caller's mistake (4xx) and Java sees what was said.
 */
final class PlainRefusals extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof BadUserRequestException || cause instanceof AuthorizationException) {
                    throw (RuntimeException) cause;
                }
            }
            throw failure;
        }
    }
}
