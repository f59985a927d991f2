package io.meibo.workflow.camunda;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.SideFlows;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Side flows on Camunda. */
@Component
class CamundaSideFlows implements SideFlows {

    private final RuntimeService runtime;
    private final AsHouse asHouse;

    CamundaSideFlows(RuntimeService runtime, AsHouse asHouse) {
        this.runtime = runtime;
        this.asHouse = asHouse;
    }

    @Override
    @Transactional
    public void begin(String processKey, RegistrationId reference) {
        beginAbout(processKey, reference.value());
    }

    @Override
    @Transactional
    public void beginAbout(String processKey, String id) {
        asHouse.call(() -> runtime.startProcessInstanceByKey(processKey, id));
    }

    @Override
    @Transactional
    public boolean tellAbout(String id, FlowMessage message) {
        return asHouse.call(() -> !runtime.createMessageCorrelation(message.messageName())
                .processInstanceBusinessKey(id)
                .correlateAllWithResult()
                .isEmpty());
    }
}
