package io.meibo.identity.line;

import static io.meibo.identity.line.LineNode.CHINA;
import static io.meibo.identity.line.LineNode.FIVE_BY_HOUSE_RULE;
import static io.meibo.identity.line.LineNode.FIVE_BY_LAW;
import static io.meibo.identity.line.LineNode.JAPAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a line and who is too many, on a real database, from one node and from two. */
abstract class LineStories {

    private static final String DOCUMENT = "document-of-zhang";
    private static final String NAME = "name-of-zhang";

    private LineNode node;
    private LineNode other;

    /** An empty database. */
    abstract DataSource emptyDatabase();

    @BeforeEach
    void open() {
        DataSource database = emptyDatabase();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        node = new LineNode(database);
        other = new LineNode(database);
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    @Test
    void fifty_at_once_of_one_person_let_exactly_five_pass() throws Exception {
        List<RegistrationId> fifty = applications(50, DOCUMENT);

        assertThat(checkedAtOnce(fifty, List.of(node)))
                .filteredOn(CheckOutcome.PASSED::equals)
                .hasSize(5);
        assertThat(node.held()).isEqualTo(5);
    }

    @Test
    void fifty_at_once_on_two_nodes_let_exactly_five_pass() throws Exception {
        List<RegistrationId> fifty = applications(50, DOCUMENT);

        assertThat(checkedAtOnce(fifty, List.of(node, other)))
                .filteredOn(CheckOutcome.PASSED::equals)
                .hasSize(5);
        assertThat(node.held()).isEqualTo(5);
    }

    @Test
    void two_documents_of_one_linked_person_share_five_places() throws Exception {
        List<RegistrationId> applications = new ArrayList<>(applications(25, DOCUMENT));
        applications.addAll(applications(25, "second-document-of-zhang"));
        node.links().link(applications.get(0), applications.get(49), "senior");

        assertThat(checkedAtOnce(applications, List.of(node, other)))
                .filteredOn(CheckOutcome.PASSED::equals)
                .hasSize(5);
    }

    @Test
    void many_persons_at_once_do_not_wait_for_each_other_for_ever() throws Exception {
        List<RegistrationId> applications = new ArrayList<>();
        for (int person = 0; person < 8; person++) {
            for (int i = 0; i < 7; i++) {
                applications.add(node.applied(CHINA, "document-" + person, "name-" + person % 3));
            }
        }
        // chains of linked persons, so that several rows are locked by each
        node.links().link(applications.get(0), applications.get(7), "senior");
        node.links().link(applications.get(7), applications.get(14), "senior");
        node.links().link(applications.get(21), applications.get(55), "senior");

        checkedAtOnce(applications, List.of(node, other));

        // three linked, two linked, three alone
        assertThat(node.held()).isEqualTo(5 * 5);
    }

    @Test
    void whoever_ends_without_a_line_gives_the_place_back_in_the_same_transaction() {
        List<RegistrationId> six = applications(6, DOCUMENT);
        six.subList(0, 5)
                .forEach(each -> assertThat(node.check(each, FIVE_BY_LAW)).isEqualTo(CheckOutcome.PASSED));
        assertThat(node.check(six.get(5), FIVE_BY_LAW)).isEqualTo(CheckOutcome.FAILED);

        assertThatThrownBy(() -> node.inTransaction(() -> {
                    node.moved(six.get(0), RegistrationStatus.WITHDRAWN);
                    throw new IllegalStateException("the process could not end");
                }))
                .hasMessage("the process could not end");
        assertThat(node.check(six.get(5), FIVE_BY_LAW)).isEqualTo(CheckOutcome.FAILED);

        node.moved(six.get(0), RegistrationStatus.WITHDRAWN);
        assertThat(node.check(six.get(5), FIVE_BY_LAW)).isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void a_completed_line_counts_until_it_is_terminated() {
        List<RegistrationId> six = applications(6, DOCUMENT);
        six.subList(0, 5).forEach(each -> {
            node.check(each, FIVE_BY_LAW);
            node.moved(each, RegistrationStatus.COMPLETED);
        });
        assertThat(node.check(six.get(5), FIVE_BY_LAW)).isEqualTo(CheckOutcome.FAILED);

        node.moved(six.get(2), RegistrationStatus.TERMINATED);

        assertThat(node.check(six.get(5), FIVE_BY_LAW)).isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void a_second_check_counts_a_registration_once() {
        List<RegistrationId> five = applications(5, DOCUMENT);
        five.forEach(each -> node.check(each, FIVE_BY_LAW));

        assertThat(five)
                .allSatisfy(each -> assertThat(node.check(each, FIVE_BY_LAW)).isEqualTo(CheckOutcome.PASSED));
        assertThat(node.held()).isEqualTo(5);
    }

    @Test
    void lines_of_a_namesake_are_counted_apart() {
        for (int i = 0; i < 5; i++) {
            node.check(node.applied(CHINA, "document-of-another-zhang", NAME), FIVE_BY_LAW);
        }
        RegistrationId own = node.applied(CHINA, DOCUMENT, NAME);

        assertThat(node.lines().claim(own, FIVE_BY_LAW)).isEqualTo(new Lines.Count(0, 5));
        assertThat(node.held()).as("the newcomer has a place of his own").isEqualTo(6);
    }

    @Test
    void linking_two_persons_beyond_the_limit_takes_the_place_from_whoever_is_checked_again() {
        List<RegistrationId> first = applications(3, DOCUMENT);
        List<RegistrationId> second = applications(3, "second-document-of-zhang");
        first.forEach(each -> node.check(each, FIVE_BY_LAW));
        second.forEach(each -> node.check(each, FIVE_BY_LAW));

        node.links().link(first.get(0), second.get(2), "senior");

        assertThat(node.check(second.get(2), FIVE_BY_LAW)).isEqualTo(CheckOutcome.FAILED);
        assertThat(node.held()).isEqualTo(5);
        assertThat(node.check(first.get(1), FIVE_BY_LAW)).isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void beyond_a_house_rule_a_person_decides_and_the_place_says_so() {
        List<RegistrationId> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            six.add(node.applied(JAPAN, DOCUMENT, NAME));
        }
        six.subList(0, 5).forEach(each -> node.check(each, FIVE_BY_HOUSE_RULE));
        assertThat(node.check(six.get(5), FIVE_BY_HOUSE_RULE)).isEqualTo(CheckOutcome.UNCLEAR);
        assertThat(node.held()).isEqualTo(5);

        six.forEach(node.lines()::take);

        assertThat(node.held()).isEqualTo(6);
        assertThat(node.jdbc
                        .sql("SELECT reference FROM line_place WHERE beyond")
                        .query(String.class)
                        .list())
                .containsExactly(six.get(5).value());
    }

    @Test
    void nobody_can_decide_beyond_a_limit_of_the_law() {
        List<RegistrationId> six = applications(6, DOCUMENT);
        six.forEach(each -> node.check(each, FIVE_BY_LAW));

        assertThatThrownBy(() -> node.lines().take(six.get(5))).isInstanceOf(IllegalStateException.class);
        assertThat(node.held()).isEqualTo(5);
    }

    @Test
    void operators_and_services_are_counted_apart() {
        applications(5, DOCUMENT).forEach(each -> node.check(each, FIVE_BY_LAW));

        assertThat(node.check(node.applied(JAPAN, DOCUMENT, NAME), FIVE_BY_LAW)).isEqualTo(CheckOutcome.PASSED);
        assertThat(node.check(node.applied("jp-prepaid-data", DOCUMENT, NAME), FIVE_BY_LAW))
                .isEqualTo(CheckOutcome.PASSED);
        assertThat(node.check(node.applied("cn-prepaid-voice", DOCUMENT, NAME), FIVE_BY_LAW))
                .isEqualTo(CheckOutcome.FAILED);
    }

    @Test
    void checking_and_withdrawing_the_same_registration_at_once_leaves_no_place_behind() throws Exception {
        List<RegistrationId> twenty = applications(20, DOCUMENT);
        var work = new ArrayList<Callable<Object>>();
        for (RegistrationId each : twenty) {
            work.add(() -> tried(node, each));
            work.add(() -> {
                other.moved(each, RegistrationStatus.WITHDRAWN);
                return "withdrawn";
            });
        }

        atOnce(work);

        assertThat(node.held()).isZero();
    }

    /** Any order of applying, checking again, withdrawing, refusing and completing keeps the limit and loses no place. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_interleaving_goes_beyond_the_limit_or_loses_a_place(long seed) throws Exception {
        var random = new Random(seed);
        List<RegistrationId> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            all.add(node.applied(CHINA, i % 3 == 0 ? "second-document-of-zhang" : DOCUMENT, NAME));
        }
        node.links().link(all.get(0), all.get(1), "senior");
        var work = new ArrayList<Callable<Object>>();
        for (int step = 0; step < 160; step++) {
            RegistrationId each = all.get(random.nextInt(all.size()));
            LineNode here = random.nextBoolean() ? node : other;
            int what = random.nextInt(10);
            work.add(
                    what < 7
                            ? () -> {
                                Object outcome = tried(here, each);
                                assertThat(here.held()).isLessThanOrEqualTo(5);
                                return outcome;
                            }
                            : () -> {
                                here.moved(
                                        each,
                                        what == 7
                                                ? RegistrationStatus.WITHDRAWN
                                                : what == 8 ? RegistrationStatus.REJECTED : RegistrationStatus.EXPIRED);
                                return "ended";
                            });
        }

        atOnce(work);

        assertThat(node.jdbc
                        .sql("SELECT COUNT(*) FROM line_place p JOIN registration r ON r.reference = p.reference"
                                + " WHERE p.state <> 'ended' AND r.status IN ('withdrawn', 'rejected', 'expired')")
                        .query(Integer.class)
                        .single())
                .as("places left behind")
                .isZero();
        all.forEach(each -> node.moved(each, RegistrationStatus.WITHDRAWN));
        assertThat(node.held()).isZero();
        assertThat(checkedAtOnce(applications(6, DOCUMENT), List.of(node)))
                .filteredOn(CheckOutcome.PASSED::equals)
                .hasSize(5);
    }

    private static Object tried(LineNode here, RegistrationId each) {
        try {
            return here.check(each, FIVE_BY_LAW);
        } catch (Refusal ended) {
            return "ended before";
        }
    }

    private List<RegistrationId> applications(int many, String document) {
        List<RegistrationId> applications = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            applications.add(node.applied(CHINA, document, "name-of-" + document));
        }
        return applications;
    }

    private static List<Object> checkedAtOnce(List<RegistrationId> references, List<LineNode> nodes) throws Exception {
        var work = new ArrayList<Callable<Object>>();
        for (int i = 0; i < references.size(); i++) {
            RegistrationId each = references.get(i);
            LineNode here = nodes.get(i % nodes.size());
            work.add(() -> here.check(each, FIVE_BY_LAW));
        }
        return atOnce(work);
    }

    private static List<Object> atOnce(List<Callable<Object>> work) throws Exception {
        ExecutorService counters = Executors.newFixedThreadPool(Math.min(work.size(), 50));
        var go = new CountDownLatch(1);
        try {
            var running = work.stream()
                    .map(one -> counters.submit(() -> {
                        go.await();
                        return one.call();
                    }))
                    .toList();
            go.countDown();
            var results = new ArrayList<Object>();
            for (var done : running) {
                results.add(done.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            counters.shutdownNow();
        }
    }
}
