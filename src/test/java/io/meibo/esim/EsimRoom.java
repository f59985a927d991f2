package io.meibo.esim;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.meibo.esim.SmallSmDp.Fault;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.Sealer;
import io.meibo.register.DeviceGiven;
import io.meibo.register.HeldStock;
import io.meibo.register.ProfileGivenBack;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SecretToSend;
import io.meibo.register.ServiceClock;
import io.meibo.shared.Actor;
import io.meibo.shared.Eid;
import io.meibo.shared.Iccid;
import io.meibo.shared.Luhn;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import io.meibo.workflow.RegistrationFlow;
import io.meibo.workflow.StageEntered;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The room of eSIMs on a fresh database, with an SM-DP+ in memory and an engine that only listens. */
final class EsimRoom implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");
    static final Actor CLERK = Actor.user("clerk", Set.of(Role.CLERK));
    static final Eid PHONE = new Eid("89034011560010000000000000000121");

    final SmallSmDp smDp = new SmallSmDp();
    final List<ProfileGivenBack> givenBack = new ArrayList<>();
    final List<SecretToSend> secrets = new ArrayList<>();
    final List<FlowMessage> told = new ArrayList<>();
    final Map<String, HumanTask> tasks = new HashMap<>();
    final List<String> completed = new ArrayList<>();
    final JdbcClient jdbc;
    private final Map<RegistrationId, Iccid> held = new HashMap<>();
    private final AnnotationConfigApplicationContext house = new AnnotationConfigApplicationContext();
    private final JdbcConnectionPool database;
    private boolean emptyStock;
    private long next = 1;

    EsimRoom() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        house.registerBean(DataSource.class, () -> database);
        house.registerBean(SmDp.class, () -> smDp);
        house.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneId.of("Asia/Tokyo")));
        house.registerBean(Sealer.class, EsimRoom::sealer);
        house.registerBean(Fingerprints.class, EsimRoom::fingerprints);
        house.registerBean(HeldStock.class, this::stock);
        house.registerBean(HumanTasks.class, this::humanTasks);
        house.registerBean(RegistrationFlow.class, this::flow);
        house.registerBean(Ears.class, Ears::new);
        house.register(
                Wiring.class,
                Register.class,
                ServiceClock.class,
                OrderStore.class,
                Devices.class,
                Profiles.class,
                Notices.class,
                ActivationCodes.class,
                Mendings.class);
        house.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("terms", Map.of("meibo.deadlines.review", "P2D")));
        house.refresh();
        house.getBean(Ears.class).room = this;
        jdbc = house.getBean(JdbcClient.class);
    }

    Profiles profiles() {
        return house.getBean(Profiles.class);
    }

    OrderStore orders() {
        return house.getBean(OrderStore.class);
    }

    Notices notices() {
        return house.getBean(Notices.class);
    }

    ActivationCodes codes() {
        return house.getBean(ActivationCodes.class);
    }

    Mendings mendings() {
        return house.getBean(Mendings.class);
    }

    Devices devices() {
        return house.getBean(Devices.class);
    }

    RegistrationId aRegistration() {
        return aRegistration("esim", "download");
    }

    RegistrationId aRegistration(String form, String method) {
        return house.getBean(Register.class)
                .enter(
                        new RegistrationCase.Facts(
                                "jp-postpaid-voice",
                                null,
                                "JPN",
                                "meibo-japan",
                                "counter",
                                "document-shown",
                                "ja",
                                "jp-driver-licence",
                                form,
                                method,
                                LocalDate.of(2026, 11, 25)),
                        Actor.SYSTEM,
                        null,
                        null)
                .reference();
    }

    void moved(RegistrationId reference, RegistrationStatus status) {
        house.publishEvent(new StageEntered(reference, "Step", status, null, null, null, null));
    }

    void named(RegistrationId reference, Eid phone) {
        house.publishEvent(new DeviceGiven(reference, phone));
    }

    void emptyStock(boolean empty) {
        emptyStock = empty;
    }

    /** A registration whose profile is released. */
    RegistrationId released() {
        RegistrationId reference = aRegistration();
        profiles().hold(reference);
        profiles().order(reference);
        profiles().release(reference);
        return reference;
    }

    ProfileOrder order(RegistrationId reference) {
        return orders().latest(reference).orElseThrow();
    }

    void tell(RegistrationId reference, int point, boolean done) {
        notices().take(notice(order(reference).iccid(), point, done, 0));
    }

    static Notice notice(Iccid iccid, int point, boolean done, int second) {
        return new Notice(
                iccid.digits(),
                point,
                done ? "Executed-Success" : "Failed",
                null,
                null,
                OffsetDateTime.ofInstant(NOW, ZoneId.of("UTC")).plusSeconds(second));
    }

    /** The clerk holds this task of the registration. */
    String task(RegistrationId reference, String evidence, @Nullable String assignee) {
        String id = UUID.randomUUID().toString();
        tasks.put(id, new HumanTask(id, "Task", "Task", reference, assignee, List.of("clerk"), null, null, evidence));
        return id;
    }

    /** Runs this; what it asks of the SM-DP+ goes wrong like this, in order. */
    void failing(Runnable work, Fault... faults) {
        smDp.next(faults);
        work.run();
    }

    @Override
    public void close() {
        house.close();
        database.dispose();
    }

    private HeldStock stock() {
        HeldStock stock = mock(HeldStock.class);
        when(stock.holdProfile(any())).thenAnswer(call -> {
            RegistrationId reference = call.getArgument(0);
            if (!emptyStock) {
                held.computeIfAbsent(reference, key -> profile());
            }
            return Optional.ofNullable(held.get(reference));
        });
        return stock;
    }

    private Iccid profile() {
        String body = "898101" + String.format("%012d", next++);
        return new Iccid(body + Luhn.checkDigit(body));
    }

    private static Sealer sealer() {
        Sealer sealer = mock(Sealer.class);
        when(sealer.seal(any(), anyString(), anyString()))
                .thenAnswer(call -> call.<String>getArgument(2).getBytes(StandardCharsets.UTF_8));
        when(sealer.openText(any(), anyString(), any()))
                .thenAnswer(call -> new String(call.<byte[]>getArgument(2), StandardCharsets.UTF_8));
        return sealer;
    }

    private static Fingerprints fingerprints() {
        Fingerprints fingerprints = mock(Fingerprints.class);
        when(fingerprints.ofDevice(any()))
                .thenAnswer(call -> Integer.toHexString(call.getArgument(0).hashCode()));
        return fingerprints;
    }

    private HumanTasks humanTasks() {
        HumanTasks human = mock(HumanTasks.class, org.mockito.Answers.CALLS_REAL_METHODS);
        org.mockito.Mockito.doAnswer(call -> Optional.ofNullable(tasks.get(call.<String>getArgument(0))))
                .when(human)
                .find(anyString());
        org.mockito.Mockito.doAnswer(call -> tasks.values().stream()
                        .filter(task -> task.registration().equals(call.getArgument(0)))
                        .toList())
                .when(human)
                .of(any(), any());
        org.mockito.Mockito.doAnswer(call -> {
                    HumanTask task = tasks.get(call.<String>getArgument(0));
                    tasks.remove(task.id());
                    String id = task.id();
                    tasks.put(
                            id,
                            new HumanTask(
                                    id,
                                    "Task",
                                    "Task",
                                    task.registration(),
                                    call.<Actor>getArgument(1).id(),
                                    List.of("clerk"),
                                    null,
                                    null,
                                    task.evidence()));
                    return null;
                })
                .when(human)
                .claim(anyString(), any());
        org.mockito.Mockito.doAnswer(call -> completed.add(call.getArgument(0)))
                .when(human)
                .complete(anyString(), any());
        return human;
    }

    private RegistrationFlow flow() {
        return new RegistrationFlow() {
            @Override
            public Started start(String processKey, RegistrationId reference) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean tell(RegistrationId reference, FlowMessage message) {
                told.add(message);
                if (message == FlowMessage.PROFILE_STUCK) {
                    task(reference, "mending", null);
                }
                return true;
            }

            @Override
            public void deliverNotice(String noticeId) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** Runs in one transaction, as a job of the engine does. */
    <T> T inOneTransaction(Supplier<T> work) {
        return house.getBean(TransactionTemplate.class).execute(status -> work.get());
    }

    /** Hears what the room tells the others. */
    static class Ears {

        private @Nullable EsimRoom room;

        @EventListener
        public void on(ProfileGivenBack event) {
            if (room != null) {
                room.givenBack.add(event);
                room.held.remove(event.reference());
            }
        }

        @EventListener
        public void on(SecretToSend event) {
            if (room != null) {
                room.secrets.add(event);
            }
        }
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
        SecureRandom random() {
            return new SecureRandom();
        }
    }
}
