package io.meibo.intake;

import io.meibo.policy.Products;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CaseStarts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers the engine when a registration's process is started: one draft, once, by the process of its product. */
@Component
class CaseOpening implements CaseStarts {

    private final Register register;
    private final Products products;

    CaseOpening(Register register, Products products) {
        this.register = register;
        this.products = products;
    }

    @Override
    @Transactional
    public Facts claim(RegistrationId reference, String processKey, String instanceId) {
        RegistrationCase found = register.find(reference).orElseThrow(() -> Refusal.wrongState("NOT_A_DRAFT"));
        RegistrationCase.Facts facts = found.facts();
        boolean itsProcess = products.find(facts.product())
                .map(product -> product.process().equals(processKey))
                .orElse(false);
        if (!itsProcess || !register.claim(reference, processKey, instanceId)) {
            throw Refusal.wrongState("NOT_A_DRAFT");
        }
        return new Facts(
                facts.product(),
                facts.country(),
                facts.channel(),
                facts.verification(),
                facts.documentType(),
                facts.deliveryForm(),
                facts.appliedOn());
    }
}
