package io.meibo.security.camunda;

import java.util.AbstractMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * The beans a model may name: delegates, listeners and the deadlines. Looked up when they are called, since they need
 * the engine and the engine is built before them.
 */
final class CallableBeans extends AbstractMap<Object, Object> {

    private static final String DEADLINES = "deadlines";
    private static final Set<Class<?>> KINDS = Set.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

    private final ApplicationContext context;

    CallableBeans(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        if (!(name instanceof String bean) || !context.containsBean(bean)) {
            return false;
        }
        return DEADLINES.equals(bean) || KINDS.stream().anyMatch(kind -> context.isTypeMatch(bean, kind));
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name instanceof String bean && containsKey(bean) ? context.getBean(bean) : null;
    }

    /** For listing only; a call goes by {@link #get}. */
    @Override
    public Set<Entry<Object, Object>> entrySet() {
        Set<String> names = new TreeSet<>();
        for (Class<?> kind : KINDS) {
            names.addAll(Set.of(context.getBeanNamesForType(kind)));
        }
        if (context.containsBean(DEADLINES)) {
            names.add(DEADLINES);
        }
        return names.stream()
                .map(name -> new SimpleImmutableEntry<Object, Object>(name, context.getBean(name)))
                .collect(Collectors.toSet());
    }
}
