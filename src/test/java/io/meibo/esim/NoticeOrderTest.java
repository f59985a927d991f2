package io.meibo.esim;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.shared.Iccid;
import io.meibo.shared.RegistrationId;
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

/** Notices in any order, some of them twice: a thousand histories against the real tables. */
class NoticeOrderTest {

    @SuppressWarnings("NullAway.Init")
    private static EsimRoom room;

    /** One thing that was told: which point, whether it went well, at which second. */
    record Told(int point, boolean done, int second) {}

    @BeforeContainer
    static void open() {
        room = new EsimRoom();
    }

    @AfterContainer
    static void close() {
        room.close();
    }

    private static RegistrationId released() {
        RegistrationId reference = room.aRegistration();
        room.profiles().hold(reference);
        room.orders().move(room.order(reference), new ProfileState.Released());
        return reference;
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    @Label("each order of the same notices, some of them twice, ends in the same state, told as often as it changed")
    void any_order_ends_the_same(@ForAll("histories") List<Told> history, @ForAll Random random) {
        RegistrationId one = released();
        RegistrationId other = released();
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
}
