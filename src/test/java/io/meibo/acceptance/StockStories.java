package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aPrepaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Too many people for too few SIMs. */
abstract class StockStories extends Stories {

    private static final int PEOPLE = 50;
    private static final int SIMS = 10;

    @Test
    void fifty_at_once_for_ten_sims_ten_are_served_forty_wait_and_an_import_wakes_the_first_in_line() throws Exception {
        Stock shelf = japaneseStock();
        shelf.clear();
        shelf.refill(SIMS);
        long issuedBefore = shelf.in("issued");

        List<Journey> journeys = sentAtOnce();
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    assertThat(awaiting(journeys, "activation")).hasSize(SIMS);
                    assertThat(awaiting(journeys, "stock")).hasSize(PEOPLE - SIMS);
                    assertThat(shelf.waitingLine()).hasSize(PEOPLE - SIMS);
                });

        List<Journey> served = awaiting(journeys, "activation");
        served.forEach(Journey::activated);
        served.forEach(journey -> journey.reaches("completed"));
        assertThat(awaiting(journeys, "stock")).hasSize(PEOPLE - SIMS);

        assertThat(shelf.in("issued") - issuedBefore).isEqualTo(SIMS);

        List<String> line = shelf.waitingLine();
        assertThat(line).hasSize(PEOPLE - SIMS);
        shelf.refill(3);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(awaiting(journeys, "activation"))
                .hasSize(3));
        assertThat(awaiting(journeys, "activation").stream().map(Journey::reference))
                .as("woken in order of arrival")
                .containsExactlyInAnyOrderElementsOf(line.subList(0, 3));

        for (Journey journey : journeys) {
            if (!served.contains(journey)) {
                journey.withdraw().expectYes();
                journey.reaches("withdrawn");
            }
        }
    }

    private List<Journey> sentAtOnce() throws Exception {
        var applications = new ArrayList<Registrations>();
        for (int i = 0; i < PEOPLE; i++) {
            // fifty drawn faces resemble one another more than people's do, and the counter in Japan asks for none
            applications.add(aPrepaidRegistration().withoutPage("portrait"));
        }
        ExecutorService tills = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Callable<Journey>> sending = applications.stream()
                    .<Callable<Journey>>map(application -> () -> cleared(sent(application)))
                    .toList();
            var journeys = new ArrayList<Journey>();
            for (var done : tills.invokeAll(sending)) {
                journeys.add(done.get());
            }
            return journeys;
        } finally {
            tills.shutdownNow();
        }
    }

    /** Whom a check leaves to a person is let through by one: this story is about what comes after. */
    private static Journey cleared(Journey journey) {
        return journey.past("checking").equals("in-review") ? journey.approvedBy("reviewer") : journey;
    }

    private static List<Journey> awaiting(List<Journey> journeys, String what) {
        return journeys.stream()
                .filter(journey -> journey.awaited().equals(what))
                .toList();
    }
}
