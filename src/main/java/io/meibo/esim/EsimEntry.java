package io.meibo.esim;

import io.meibo.policy.EsimTerms;
import io.meibo.privacy.PersonalData;
import io.meibo.register.EntryCheck;
import io.meibo.register.RegistrationCase.Facts;
import io.meibo.shared.Eid;
import io.meibo.shared.FieldError;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether an eSIM can be applied for at all: there must be an SM-DP+ to order from, and table esim-terms must allow the
 * way and the phone (CN-13).
 */
@Component
class EsimEntry implements EntryCheck {

    private final ObjectProvider<SmDp> smDp;
    private final EsimTerms terms;
    private final Devices devices;

    EsimEntry(ObjectProvider<SmDp> smDp, EsimTerms terms, Devices devices) {
        this.smDp = smDp;
        this.terms = terms;
        this.devices = devices;
    }

    @Override
    public List<FieldError> check(Facts facts, PersonalData data) {
        return facts.deliveryForm().equals(Profiles.ESIM) && smDp.getIfAvailable() == null
                ? List.of(FieldError.of("/delivery/form", "ESIM_NOT_SET_UP"))
                : List.of();
    }

    @Override
    public List<FieldError> checkDevice(Facts facts, Optional<Eid> device) {
        if (!facts.deliveryForm().equals(Profiles.ESIM)) {
            return List.of();
        }
        EsimTerms.Answer answer = terms.of(facts, device.map(devices::numbersOn).orElse(0));
        String sources = String.join(", ", answer.sources());
        return switch (answer.terms()) {
            case SHOP_ONLY -> List.of(FieldError.of("/channel", "ESIM_SHOP_ONLY", sources));
            case PHONE_FULL -> List.of(FieldError.of("/delivery/eid", "ESIM_PHONE_FULL", sources));
            case ALLOWED, PERSON -> List.of();
        };
    }
}
