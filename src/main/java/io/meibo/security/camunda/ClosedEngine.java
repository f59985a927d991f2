package io.meibo.security.camunda;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Closes in the engine what can be closed there, so that no way in can go round it; plain settings stand with the other
 * {@code camunda.bpm} properties.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ClosedEngine extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;

    ClosedEngine(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var beans = new CallableBeans(context);
        configuration.setBeans(beans);
        configuration.setExpressionManager(new ClosedExpressions(context, beans));
        configuration.setResourceAuthorizationProvider(new NoImplicitGrants());
        configuration.setPasswordEncryptor(new BcryptPasswords());
        configuration.setCustomPreCommandInterceptorsTxRequired(
                first(configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                first(configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPreBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPreBPMNParseListeners());
        }
        listeners.add(new AssignmentGuard());
        configuration.setCustomPreBPMNParseListeners(listeners);
    }

    private static List<CommandInterceptor> first(@org.jspecify.annotations.Nullable List<CommandInterceptor> others) {
        List<CommandInterceptor> chain = new ArrayList<>();
        chain.add(new PlainRefusals());
        if (others != null) {
            chain.addAll(others);
        }
        return chain;
    }
}
