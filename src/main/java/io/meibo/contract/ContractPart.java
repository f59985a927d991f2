package io.meibo.contract;

import io.meibo.register.DetailPart;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows with a registration how far its contract is, an outstanding scan among it. */
@Component
class ContractPart implements DetailPart {

    private final Contracts contracts;

    ContractPart(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public String name() {
        return "contract";
    }

    @Override
    public @Nullable Object of(RegistrationCase found, Actor reader) {
        return contracts.view(found.reference()).orElse(null);
    }
}
