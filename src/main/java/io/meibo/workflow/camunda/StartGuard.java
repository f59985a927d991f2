package io.meibo.workflow.camunda;

import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CaseStarts;
import io.meibo.workflow.Vars;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Every start of a process comes by here, over Java, Tasklist or the engine's REST: a registration's process starts
 * once, for its draft, without variables of the caller's own; parts start only from the models that call them.
 */
@Component
class StartGuard {

    private final ObjectProvider<CaseStarts> caseStarts;

    StartGuard(ObjectProvider<CaseStarts> caseStarts) {
        this.caseStarts = caseStarts;
    }

    ExecutionListener forProcess(boolean standalone) {
        return execution -> {
            if (((ExecutionEntity) execution).getSuperExecution() == null && !standalone) {
                claim(execution);
            }
        };
    }

    private void claim(DelegateExecution execution) {
        try {
            if (!execution.getVariables().isEmpty()) {
                throw Refusal.notReadable("START_TAKES_NO_VARIABLES");
            }
            String businessKey = execution.getProcessBusinessKey();
            RegistrationId reference = (businessKey == null
                            ? java.util.Optional.<RegistrationId>empty()
                            : RegistrationId.of(businessKey))
                    .filter(id -> id.value().equals(businessKey))
                    .orElseThrow(() -> Refusal.notReadable("NOT_A_DRAFT"));
            String processKey =
                    ((ProcessDefinitionEntity) ((ExecutionEntity) execution).getProcessDefinition()).getKey();
            CaseStarts.Facts facts =
                    caseStarts.getObject().claim(reference, processKey, execution.getProcessInstanceId());
            ProcessData.of(execution)
                    .set(Vars.PRODUCT, facts.product())
                    .set(Vars.COUNTRY, facts.country())
                    .set(Vars.CHANNEL, facts.channel())
                    .set(Vars.VERIFICATION, facts.verification())
                    .set(Vars.DOCUMENT_TYPE, facts.documentType())
                    .set(Vars.DELIVERY_FORM, facts.deliveryForm())
                    .set(Vars.APPLIED_ON, facts.appliedOn());
        } catch (Refusal refusal) {
            throw new EngineRefusal(refusal);
        }
    }
}
