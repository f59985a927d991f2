package io.meibo.policy;

import io.meibo.privacy.PersonalData;
import io.meibo.register.CasePart;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Shows whoever judges a case which rules spoke in its current round. */
@Component
class RulingsOfCase implements CasePart {

    private final RulingViews views;

    RulingsOfCase(RulingViews views) {
        this.views = views;
    }

    @Override
    public String name() {
        return "rulings";
    }

    @Override
    public Object of(RegistrationCase found, @Nullable PersonalData person, Actor reader) {
        return views.of(found.reference(), found.round(), LocaleContextHolder.getLocale());
    }
}
