package io.meibo.inventory;

import io.meibo.policy.Products;
import io.meibo.register.CardActivated;
import io.meibo.register.Offices;
import io.meibo.register.ProfileGivenBack;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.ServiceClock;
import io.meibo.register.SimHandedOver;
import io.meibo.shared.Actor;
import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.Luhn;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import io.meibo.workflow.SideFlows;
import io.meibo.workflow.StageEntered;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Register and inventory on a fresh database, with a process engine that only listens. */
final class StockRoom implements AutoCloseable {

    static final String JAPAN = "meibo-japan";
    static final String CHINA = "meibo-china";
    static final String TRANSIT_JAPAN = "meibo-transit-japan";
    static final String BANK = "meibo-bank-china";

    final List<RegistrationId> woken = Collections.synchronizedList(new ArrayList<>());
    final List<RegistrationId> deaf = Collections.synchronizedList(new ArrayList<>());
    final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    final JdbcClient jdbc;
    private final AnnotationConfigApplicationContext house = new AnnotationConfigApplicationContext();
    private final MovingClock clock = new MovingClock();
    private long next = 1;

    StockRoom(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        house.registerBean(DataSource.class, () -> database);
        house.registerBean(RegistrationFlow.class, this::listeningEngine);
        house.registerBean(SideFlows.class, this::listeningSideFlows);
        house.registerBean(HumanTasks.class, StockDesk::new);
        house.registerBean(Clock.class, () -> clock);
        house.register(
                Wiring.class,
                Products.class,
                Register.class,
                ServiceClock.class,
                Offices.class,
                StockTerms.class,
                StockMarks.class,
                NumberChoices.class,
                CardReplacements.class,
                Holdings.class,
                StockSweep.class,
                InventoryConfiguration.class,
                Shelves.class,
                StockNeeds.class,
                Pools.class,
                WaitingLine.class,
                Replenishment.class,
                Reservations.class,
                StockImport.class,
                CardImport.class,
                StockOverview.class,
                Blocking.class);
        house.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "terms",
                        Map.of(
                                "meibo.deadlines.review", "P2D",
                                "meibo.offices.clerk", "tokyo",
                                "meibo.offices.clerk2", "shanghai")));
        house.refresh();
        jdbc = house.getBean(JdbcClient.class);
        house.getBean(Pools.class).ensure(List.of(JAPAN, CHINA, TRANSIT_JAPAN, BANK));
    }

    Reservations reservations() {
        return house.getBean(Reservations.class);
    }

    StockImport imports() {
        return house.getBean(StockImport.class);
    }

    CardImport cardImports() {
        return house.getBean(CardImport.class);
    }

    StockOverview overview() {
        return house.getBean(StockOverview.class);
    }

    Blocking blocking() {
        return house.getBean(Blocking.class);
    }

    StockSweep sweep() {
        return house.getBean(StockSweep.class);
    }

    NumberChoices choices() {
        return house.getBean(NumberChoices.class);
    }

    CardReplacements replacements() {
        return house.getBean(CardReplacements.class);
    }

    Holdings holdings() {
        return house.getBean(Holdings.class);
    }

    StockMarks marks() {
        return house.getBean(StockMarks.class);
    }

    /** A registration that belongs to a counter. */
    RegistrationId atOffice(String office, RegistrationId reference) {
        house.getBean(Offices.class).enter(reference, Actor.SYSTEM, office);
        return reference;
    }

    /** Lets time go by. */
    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    void profileGivenBack(RegistrationId reference, boolean reusable) {
        house.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> house.publishEvent(new ProfileGivenBack(reference, reusable)));
    }

    Register register() {
        return house.getBean(Register.class);
    }

    /** A cleared registration that is about to ask for stock. */
    RegistrationId aRegistrationOf(String product) {
        return aRegistrationOf(product, "sim");
    }

    RegistrationId aRegistrationOf(String product, String form) {
        boolean japan = product.startsWith("jp-");
        RegistrationId reference = register()
                .enter(
                        new RegistrationCase.Facts(
                                product,
                                null,
                                japan ? "JPN" : "CHN",
                                house.getBean(Products.class).get(product).operator(),
                                "counter",
                                "document-shown",
                                japan ? "ja" : "zh-CN",
                                japan ? "jp-driver-licence" : "cn-resident-id",
                                form,
                                "counter",
                                LocalDate.of(2026, 11, 25)),
                        Actor.SYSTEM,
                        null,
                        null)
                .reference();
        moved(reference, RegistrationStatus.ISSUING, Awaiting.STOCK);
        return reference;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    void moved(RegistrationId reference, RegistrationStatus status, @Nullable Awaiting awaiting) {
        house.publishEvent(new StageEntered(
                reference, "Step", status, awaiting, awaiting == null ? null : AwaitedFrom.OPERATOR, null, null));
    }

    void ended(RegistrationId reference) {
        house.publishEvent(new StageEntered(reference, "Step", RegistrationStatus.WITHDRAWN, null, null, null, null));
    }

    void handedOver(RegistrationId reference) {
        house.publishEvent(new SimHandedOver(reference, "counter", java.time.OffsetDateTime.now()));
    }

    void activated(RegistrationId reference) {
        house.publishEvent(new CardActivated(reference));
    }

    StockImport.Imported importSims(String pool, int pieces) {
        return imports().importSims(sims(pool, pieces));
    }

    StockImport.Imported importNumbers(String pool, int pieces) {
        return imports().importNumbers(numbers(pool, pieces));
    }

    /** As many anonymous transit cards of Japan, in one range. */
    StockImport.Imported importCards(int pieces) {
        long first = next;
        next += pieces;
        return cardImports()
                .importCards(("product,firstNumber,lastNumber,checkDigit\njp-transit-anonymous,JE%013d,JE%013d,none\n"
                                .formatted(first, next - 1))
                        .getBytes(StandardCharsets.UTF_8));
    }

    StockImport.Imported importSims(String pool, String office, int pieces) {
        String csv = new String(sims(pool, pieces), StandardCharsets.UTF_8)
                .replace("imsi,pool\n", "imsi,pool,office\n")
                .replace(pool + "\n", pool + "," + office + "\n");
        return imports().importSims(csv.getBytes(StandardCharsets.UTF_8));
    }

    byte[] sims(String pool, int pieces) {
        var csv = new StringBuilder("iccid,imsi,pool\n");
        for (int i = 0; i < pieces; i++) {
            long n = next++;
            String body = (pool.equals(JAPAN) ? "898101" : "898600") + String.format("%012d", n);
            csv.append(body).append(Luhn.checkDigit(body)).append(',');
            csv.append(pool.equals(JAPAN) ? "44010" : "46000").append(String.format("%010d", n));
            csv.append(',').append(pool).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] numbers(String pool, int pieces) {
        var csv = new StringBuilder("msisdn,pool\n");
        for (int i = 0; i < pieces; i++) {
            csv.append(pool.equals(JAPAN) ? "+819011" : "+8613112")
                    .append(String.format("%06d", next++))
                    .append(',')
                    .append(pool)
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Named transit cards of Japan, which may be replaced. */
    StockImport.Imported importNamedCards(int pieces) {
        long first = next;
        next += pieces;
        return cardImports()
                .importCards(("product,firstNumber,lastNumber,checkDigit\njp-transit-named,JN%013d,JN%013d,none\n"
                                .formatted(first, next - 1))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Whose turn it would be now. */
    List<RegistrationId> turns(String pool) {
        return house
                .getBean(Replenishment.class)
                .allot(pool, house.getBean(WaitingLine.class).of(pool))
                .shares()
                .stream()
                .map(share -> share.waiter().reference())
                .toList();
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Override
    public void close() {
        house.close();
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-11-25T01:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Tokyo");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private SideFlows listeningSideFlows() {
        return new SideFlows() {
            @Override
            public void begin(String processKey, RegistrationId reference) {
                begun.add(processKey + " " + reference);
            }

            @Override
            public void beginAbout(String processKey, String id) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean tellAbout(String id, FlowMessage message) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private RegistrationFlow listeningEngine() {
        return new RegistrationFlow() {
            @Override
            public Started start(String processKey, RegistrationId reference) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean tell(RegistrationId reference, FlowMessage message) {
                if (deaf.contains(reference)) {
                    return false;
                }
                woken.add(reference);
                return true;
            }

            @Override
            public void deliverNotice(String noticeId) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {

        @Bean
        static PropertySourcesPlaceholderConfigurer placeholders() {
            return new PropertySourcesPlaceholderConfigurer();
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        NamedParameterJdbcTemplate namedJdbc(DataSource database) {
            return new NamedParameterJdbcTemplate(database);
        }

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }
    }
}
