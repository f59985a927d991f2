package io.meibo.histories;

import io.meibo.demo.Invented;
import io.meibo.histories.House.Wish;
import io.meibo.shared.RegistrationId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody in a history, and what he has in hand: the code he was shown, and the payments he made. */
final class Subject {

    final int number;
    final RegistrationId reference;
    final Wish wish;
    final Invented person;
    final List<String> payments = new ArrayList<>();

    @Nullable
    String activationCode;

    Subject(int number, RegistrationId reference, Wish wish, Invented person) {
        this.number = number;
        this.reference = reference;
        this.wish = wish;
        this.person = person;
    }

    String id() {
        return reference.value();
    }
}
