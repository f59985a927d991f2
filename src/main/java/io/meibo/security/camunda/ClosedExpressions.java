package io.meibo.security.camunda;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates what models say and nothing else: an expression without an execution or task around it comes from a query
 * somebody sent, where the engine would run it as code (CVE-2026-109432).
 */
final class ClosedExpressions extends SpringExpressionManager {

    ClosedExpressions(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    @Override
    public ELContext getElContext(@Nullable VariableScope scope) {
        return super.getElContext(required(scope));
    }

    @Override
    protected ProcessEngineElContext createElContext(@Nullable VariableScope scope) {
        return super.createElContext(required(scope));
    }

    private static VariableScope required(@Nullable VariableScope scope) {
        if (scope == null) {
            throw new BadUserRequestException("EXPRESSION_REFUSED");
        }
        return scope;
    }
}
