package io.meibo.workflow.camunda;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.RegistrationFlow;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of the seam on Camunda. */
@Component
class CamundaRegistrationFlow implements RegistrationFlow {

    private final RuntimeService runtime;
    private final AsHouse asHouse;

    CamundaRegistrationFlow(RuntimeService runtime, AsHouse asHouse) {
        this.runtime = runtime;
        this.asHouse = asHouse;
    }

    @Override
    @Transactional
    public Started start(String processKey, RegistrationId reference) {
        try {
            return asHouse.call(() -> new Started(
                    processKey,
                    runtime.startProcessInstanceByKey(processKey, reference.value())
                            .getProcessInstanceId()));
        } catch (EngineRefusal refused) {
            throw EngineRefusal.unwrap(refused);
        }
    }

    @Override
    @Transactional
    public boolean tell(RegistrationId reference, FlowMessage message) {
        return asHouse.call(() -> !runtime.createMessageCorrelation(message.messageName())
                .processInstanceBusinessKey(reference.value())
                .correlateAllWithResult()
                .isEmpty());
    }

    @Override
    @Transactional
    public void deliverNotice(String noticeId) {
        asHouse.call(() -> runtime.startProcessInstanceByKey("notice-delivery", noticeId));
    }
}
