package io.meibo.workflow.camunda;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.YearlyReviews;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Yearly reviews on Camunda. */
@Component
class CamundaYearlyReviews implements YearlyReviews {

    private final RuntimeService runtime;
    private final AsHouse asHouse;

    CamundaYearlyReviews(RuntimeService runtime, AsHouse asHouse) {
        this.runtime = runtime;
        this.asHouse = asHouse;
    }

    @Override
    @Transactional
    public void begin(RegistrationId reference) {
        asHouse.call(() -> runtime.startProcessInstanceByKey("concession-review", reference.value()));
    }
}
