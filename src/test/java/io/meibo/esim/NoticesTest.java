package io.meibo.esim;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.shared.Iccid;
import io.meibo.shared.Luhn;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.FlowMessage;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only notices move a profile beyond its release; they come late, twice and in any order. */
class NoticesTest {

    private static EsimRoom room = new EsimRoom();

    /** One thing that was told: which point, whether it went well, at which second. */
    record Told(int point, boolean done, int second) {}

    @BeforeContainer
    static void open() {
        room = new EsimRoom();
    }

    @AfterContainer
    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void quiet() {
        room.told.clear();
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    @Label("each order of the same notices, some of them twice, ends in the same state, told as often as it changed")
    void any_order_ends_the_same(@ForAll("histories") List<Told> history, @ForAll Random random) {
        RegistrationId one = room.released();
        RegistrationId other = room.released();
        List<Told> shuffled = new ArrayList<>(history);
        shuffled.addAll(history.subList(0, history.size() / 2 + 1));
        Collections.shuffle(shuffled, random);

        take(one, history);
        take(other, shuffled);

        assertThat(room.order(other).told()).isEqualTo(room.order(one).told());
        assertThat(room.order(other).state()).isEqualTo(room.order(one).state());
        assertThat(room.profiles().download(other)).isEqualTo(room.profiles().download(one));
        assertThat(room.notices().of(room.order(other))).hasSameElementsAs(like(one, other));
        assertThat(room.notices().of(room.order(other))).as("each content once").hasSize((int)
                history.stream().distinct().count());
    }

    @Provide
    Arbitrary<List<Told>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 5))
                .as(Told::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static List<Notice> like(RegistrationId one, RegistrationId other) {
        Iccid iccid = room.order(other).iccid();
        return room.notices().of(room.order(one)).stream()
                .map(notice -> new Notice(iccid.digits(), notice.point(), notice.status(), null, null, notice.at()))
                .toList();
    }

    private static void take(RegistrationId reference, List<Told> history) {
        Iccid iccid = room.order(reference).iccid();
        history.forEach(told -> room.notices().take(EsimRoom.notice(iccid, told.point(), told.done(), told.second())));
    }

    @Test
    void downloaded_is_not_installed_and_installed_is_the_last_word() {
        RegistrationId reference = room.released();
        room.tell(reference, 3, true);
        assertThat(room.order(reference).state().code()).isEqualTo("downloaded");
        assertThat(room.profiles().download(reference).installed()).isFalse();

        room.tell(reference, 4, true);
        room.tell(reference, 4, false);
        room.tell(reference, 3, false);

        assertThat(room.order(reference).state().code()).isEqualTo("installed");
        assertThat(room.profiles().download(reference).installed()).isTrue();
        assertThat(room.told).containsExactly(FlowMessage.PROFILE_INSTALLED);
    }

    @Test
    void a_failure_makes_it_stuck_until_something_better_is_told() {
        RegistrationId reference = room.released();
        room.tell(reference, 2, false);
        assertThat(room.profiles().download(reference).stuck()).isTrue();
        assertThat(room.told).containsExactly(FlowMessage.PROFILE_STUCK);

        room.tell(reference, 3, true);
        assertThat(room.profiles().download(reference).stuck()).isFalse();
    }

    @Test
    void a_point_nobody_knows_is_kept_and_changes_nothing() {
        RegistrationId reference = room.released();
        room.tell(reference, 17, false);

        assertThat(room.order(reference).state().code()).isEqualTo("released");
        assertThat(room.notices().of(room.order(reference))).hasSize(1);
        assertThat(room.told).isEmpty();
    }

    @Test
    void a_profile_nobody_ordered_is_kept_and_shown() {
        String body = "898201999999999991";
        Notice notice = EsimRoom.notice(new Iccid(body + Luhn.checkDigit(body)), 4, true, 0);
        room.notices().take(notice);
        room.notices().take(notice);

        assertThat(room.notices().unknown(100))
                .filteredOn(told -> told.printed().equals(notice.printed()))
                .hasSize(1);
    }

    @Test
    void the_same_in_another_time_zone_and_padded_is_the_same_content() {
        RegistrationId reference = room.released();
        Notice utc = EsimRoom.notice(room.order(reference).iccid(), 3, true, 0);
        Notice tokyo = new Notice(
                utc.printed() + "F",
                3,
                utc.status(),
                null,
                null,
                utc.at().withOffsetSameInstant(ZoneOffset.ofHours(9)));
        room.notices().take(utc);
        room.notices().take(tokyo);

        assertThat(room.notices().of(room.order(reference))).hasSize(1);
    }

    @Test
    void what_is_told_of_a_closed_order_is_kept_with_it_and_wakes_nobody() {
        RegistrationId reference = room.released();
        room.profiles().retire(reference);
        room.told.clear();

        room.tell(reference, 4, true);

        assertThat(room.order(reference).told()).isEqualTo(Progress.INSTALLED);
        assertThat(room.told).isEmpty();
    }
}
