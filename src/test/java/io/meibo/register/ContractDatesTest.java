package io.meibo.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.register.ContractDates.ReceivedBy;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.support.MoneyTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ContractDatesTest extends MoneyTest {

    @Autowired
    private ContractDates dates;

    @Test
    void only_the_first_time_counts() {
        RegistrationId reference = registered(japanese());
        assertThat(dates.of(reference).received()).isNull();

        dates.received(reference, ReceivedBy.HAND);
        dates.serviceStarted(reference);
        world.now = NOW.plus(Duration.ofDays(3));
        dates.received(reference, ReceivedBy.DOWNLOAD);
        dates.serviceStarted(reference);

        ContractDates.Dates found = dates.of(reference);
        assertThat(found.receivedBy()).isEqualTo("hand");
        assertThat(found.received()).isNotNull().satisfies(at -> assertThat(at.toInstant())
                .isEqualTo(NOW));
        assertThat(found.serviceStart()).isNotNull().satisfies(at -> assertThat(at.toInstant())
                .isEqualTo(NOW));
    }

    @Test
    void a_completed_registration_has_begun_its_service() {
        RegistrationId reference = registered(japanese());

        dates.on(new io.meibo.workflow.StageEntered(
                reference, "End_SimIssued", RegistrationStatus.COMPLETED, null, null, null, null));

        assertThat(dates.of(reference).serviceStart()).isNotNull();
        assertThat(dates.of(reference).received()).isNull();
    }
}
