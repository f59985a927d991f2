package io.meibo.esim;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.shared.Iccid;
import io.meibo.shared.Luhn;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.FlowMessage;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only notices move a profile beyond its release; they come late, twice and in any order. */
class NoticesTest {

    private static final EsimRoom ROOM = new EsimRoom();

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @BeforeEach
    void quiet() {
        ROOM.told.clear();
    }

    @Test
    void downloaded_is_not_installed_and_installed_is_the_last_word() {
        RegistrationId reference = ROOM.released();
        ROOM.tell(reference, 3, true);
        assertThat(ROOM.order(reference).state().code()).isEqualTo("downloaded");
        assertThat(ROOM.profiles().download(reference).installed()).isFalse();

        ROOM.tell(reference, 4, true);
        ROOM.tell(reference, 4, false);
        ROOM.tell(reference, 3, false);

        assertThat(ROOM.order(reference).state().code()).isEqualTo("installed");
        assertThat(ROOM.profiles().download(reference).installed()).isTrue();
        assertThat(ROOM.told).containsExactly(FlowMessage.PROFILE_INSTALLED);
    }

    @Test
    void a_failure_makes_it_stuck_until_something_better_is_told() {
        RegistrationId reference = ROOM.released();
        ROOM.tell(reference, 2, false);
        assertThat(ROOM.profiles().download(reference).stuck()).isTrue();
        assertThat(ROOM.told).containsExactly(FlowMessage.PROFILE_STUCK);

        ROOM.tell(reference, 3, true);
        assertThat(ROOM.profiles().download(reference).stuck()).isFalse();
    }

    @Test
    void a_point_nobody_knows_is_kept_and_changes_nothing() {
        RegistrationId reference = ROOM.released();
        ROOM.tell(reference, 17, false);

        assertThat(ROOM.order(reference).state().code()).isEqualTo("released");
        assertThat(ROOM.notices().of(ROOM.order(reference))).hasSize(1);
        assertThat(ROOM.told).isEmpty();
    }

    @Test
    void a_profile_nobody_ordered_is_kept_and_shown() {
        String body = "898201999999999991";
        Notice notice = EsimRoom.notice(new Iccid(body + Luhn.checkDigit(body)), 4, true, 0);
        ROOM.notices().take(notice);
        ROOM.notices().take(notice);

        assertThat(ROOM.notices().unknown(100))
                .filteredOn(told -> told.printed().equals(notice.printed()))
                .hasSize(1);
    }

    @Test
    void the_same_in_another_time_zone_and_padded_is_the_same_content() {
        RegistrationId reference = ROOM.released();
        Notice utc = EsimRoom.notice(ROOM.order(reference).iccid(), 3, true, 0);
        Notice tokyo = new Notice(
                utc.printed() + "F",
                3,
                utc.status(),
                null,
                null,
                utc.at().withOffsetSameInstant(ZoneOffset.ofHours(9)));
        ROOM.notices().take(utc);
        ROOM.notices().take(tokyo);

        assertThat(ROOM.notices().of(ROOM.order(reference))).hasSize(1);
    }

    @Test
    void what_is_told_of_a_closed_order_is_kept_with_it_and_wakes_nobody() {
        RegistrationId reference = ROOM.released();
        ROOM.profiles().retire(reference);
        ROOM.told.clear();

        ROOM.tell(reference, 4, true);

        assertThat(ROOM.order(reference).told()).isEqualTo(Progress.INSTALLED);
        assertThat(ROOM.told).isEmpty();
    }
}
