package io.meibo.support;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST and web apps find their engine in a register of the whole JVM, where the engine of another test's
 * context, or its closing, takes the place of ours. Before each test its own engine is put there.
 */
public class OwnEngine implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            ApplicationContext context = test.getApplicationContext();
            context.getBeanProvider(ProcessEngine.class).ifUnique(ProcessEngines::registerProcessEngine);
        }
    }
}
