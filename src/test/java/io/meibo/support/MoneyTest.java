package io.meibo.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.meibo.api.Texts;
import io.meibo.demo.Invented;
import io.meibo.demo.People;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.PrintForms;
import io.meibo.privacy.Validity;
import io.meibo.register.CheckResults;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.Decisions;
import io.meibo.workflow.Evaluation;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import io.meibo.workflow.SideFlows;
import io.meibo.workflow.StageEntered;
import io.meibo.workflow.camunda.ParsedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * Contracts and deposits over the real register, vault and tables, without engine and web: what is told to the process
 * is written down, human tasks are whatever a test says, and the deposit table is one row.
 */
@SpringJUnitConfig(MoneyTest.House.class)
@TestPropertySource(
        properties = {
            "meibo.privacy.house-key-file=target/test-house.key",
            "meibo.privacy.make-house-key=true",
            "meibo.deadlines.review=P2D",
            "meibo.payments.webhook-secrets=" + MoneyTest.SECRETS
        })
public abstract class MoneyTest {

    /** What the payment provider signs with, the second while the first is being changed. */
    protected static final String SECRETS =
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    protected static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    protected static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
    protected static final Actor CLERK = Actor.user("clerk", Set.of(Role.CLERK));
    protected static final Actor CLERK2 = Actor.user("clerk2", Set.of(Role.CLERK));
    protected static final Actor SHOP = Actor.user("shop", Set.of(Role.INTEGRATION));

    private static final People PEOPLE = new People(815, LocalDate.of(2026, 11, 25));

    @Autowired
    protected Register register;

    @Autowired
    protected PersonalDataVault vault;

    @Autowired
    protected CheckResults checks;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected World world;

    /** What stands around contracts and deposits. */
    public static final class World implements RegistrationFlow, SideFlows, HumanTasks, Decisions {

        public final List<String> told = new CopyOnWriteArrayList<>();
        public final List<String> begun = new CopyOnWriteArrayList<>();
        public final Map<String, HumanTask> open = new ConcurrentHashMap<>();
        public final Map<String, OtherTask> openOthers = new ConcurrentHashMap<>();
        public volatile Map<String, Object> depositRow = Map.of();
        public volatile Map<String, Object> asked = Map.of();
        public volatile Instant now = NOW;

        /** An open task of this kind of evidence, assigned to somebody; its id. */
        public String task(RegistrationId reference, String evidence, Actor assignee) {
            String id = UUID.randomUUID().toString();
            open.put(id, new HumanTask(id, "Task", "Task", reference, assignee.id(), List.of(), null, null, evidence));
            return id;
        }

        /** An open task about something that is no registration, assigned to somebody; its id. */
        public String taskAbout(String about, String evidence, Actor assignee) {
            String id = UUID.randomUUID().toString();
            openOthers.put(id, new OtherTask(id, "Task", about, assignee.id(), evidence));
            return id;
        }

        @Override
        public Optional<OtherTask> findOther(String taskId) {
            return Optional.ofNullable(openOthers.get(taskId));
        }

        @Override
        public void begin(String processKey, RegistrationId reference) {
            beginAbout(processKey, reference.value());
        }

        @Override
        public void beginAbout(String processKey, String id) {
            begun.add(processKey + " " + id);
        }

        @Override
        public boolean tellAbout(String id, FlowMessage message) {
            told.add(id + " " + message.messageName());
            return true;
        }

        @Override
        public Started start(String processKey, RegistrationId reference) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean tell(RegistrationId reference, FlowMessage message) {
            told.add(reference + " " + message.messageName());
            return true;
        }

        @Override
        public void deliverNotice(String noticeId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<HumanTask> of(RegistrationId reference, Actor actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<HumanTask> find(String taskId) {
            return Optional.ofNullable(open.get(taskId));
        }

        @Override
        public Set<RegistrationId> assignedTo(String userId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void claim(String taskId, Actor actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void unclaim(String taskId, Actor actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete(String taskId, Actor actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Evaluation evaluate(String table, Map<String, ?> inputs) {
            asked = Map.copyOf(inputs);
            return new Evaluation(table, 1, "folder", List.of("Rule_JpPostpaidPassed"), asked, List.of(depositRow));
        }

        @Override
        public DecisionTable latest(String table) {
            try {
                return ParsedTable.of(Files.readString(Path.of("processes/decisions", table + ".dmn")), 1, "folder");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public DecisionTable version(String table, int version) {
            return latest(table);
        }

        @Override
        public List<String> tables() {
            return List.of("deposit-amount");
        }

        @Override
        public DecisionTable read(String dmn) {
            throw new UnsupportedOperationException();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackages = {
                "io.meibo.register",
                "io.meibo.privacy",
                "io.meibo.policy",
                "io.meibo.voucher",
                "io.meibo.contract",
                "io.meibo.deposit"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.meibo\\.(\\w+\\.(web|process)\\..*|voucher\\.PlainPapers.*)"))
    @org.springframework.context.annotation.Import({Texts.class, io.meibo.api.Figures.class})
    static class House {

        @Bean
        static PropertySourcesPlaceholderConfigurer placeholders() {
            return new PropertySourcesPlaceholderConfigurer();
        }

        @Bean
        DataSource dataSource() {
            var pool = new com.zaxxer.hikari.HikariDataSource();
            pool.setJdbcUrl("jdbc:h2:mem:money;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            pool.setUsername("sa");
            pool.setPassword("");
            pool.setMaximumPoolSize(16);
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return pool;
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        /** Any page is fit to be kept as it is. */
        @Bean
        io.meibo.privacy.PageInspector pageInspector() {
            return (about, content) -> new io.meibo.privacy.PageInspector.Page(
                    content.length > 0 && content[0] == '%' ? "application/pdf" : "image/png",
                    0,
                    0,
                    content,
                    new io.meibo.privacy.Legibility(List.of()),
                    (reference, round) -> {});
        }

        /** What a registration holds of the stock is whatever a test says. */
        @Bean
        io.meibo.register.HeldStock heldStock() {
            return Mockito.mock(io.meibo.register.HeldStock.class);
        }

        /** Other spellings are another feature's; here nobody looks for them. */
        @Bean
        PrintForms printForms() {
            return Mockito.mock(PrintForms.class);
        }

        @Bean
        World world() {
            return new World();
        }

        @Bean
        Clock clock(World world) {
            return new Clock() {

                @Override
                public ZoneId getZone() {
                    return TOKYO;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Instant instant() {
                    return world.now;
                }
            };
        }

        @Bean
        ObjectMapper objectMapper() {
            return JsonMapper.builder().addModule(new JavaTimeModule()).build();
        }

        @Bean
        MessageSource messageSource() {
            var source = new ResourceBundleMessageSource();
            source.setBasenames("messages/voucher", "messages/contract", "messages/deposit");
            source.setDefaultEncoding("UTF-8");
            source.setFallbackToSystemLocale(false);
            return source;
        }
    }

    /** The same house for tests that are no Spring tests, with beans of their own in the place of some. */
    public static AnnotationConfigApplicationContext house(Class<?>... others) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "meibo.privacy.house-key-file", "target/test-house.key",
                                "meibo.privacy.make-house-key", "true",
                                "meibo.deadlines.review", "P2D",
                                "meibo.payments.webhook-secrets", SECRETS)));
        context.register(House.class);
        context.register(others);
        context.refresh();
        return context;
    }

    @BeforeEach
    void nothingHappenedYet() {
        world.told.clear();
        world.begun.clear();
        world.open.clear();
        world.openOthers.clear();
        world.now = NOW;
        policyAsks("10000", "JPY");
    }

    protected void policyAsks(String amount, String currency) {
        world.depositRow = Map.of("decision", "asked", "amount", amount, "currency", currency);
    }

    protected static synchronized Invented japanese() {
        return PEOPLE.japanese();
    }

    protected static synchronized Invented chinese() {
        return PEOPLE.chinese();
    }

    protected static synchronized Invented foreigner(String country) {
        return PEOPLE.passportHolder(country);
    }

    /** A registration of a Japanese postpaid line, its credit check passed. */
    protected RegistrationId registered(Invented person) {
        return registered(person, "jp-postpaid-voice", "standard-20gb", "JPN", "meibo-japan");
    }

    protected RegistrationId registered(Invented person, String product, String plan, String country, String operator) {
        var facts = new RegistrationCase.Facts(
                product,
                plan,
                country,
                operator,
                "counter",
                "document-shown",
                person.language(),
                "passport",
                "sim",
                "counter",
                LocalDate.of(2026, 11, 24));
        RegistrationId reference = register.enter(facts, CLERK, null, null).reference();
        vault.keep(reference, 1, dataOf(person));
        checks.record(
                reference,
                1,
                "credit",
                List.of(new CheckResult("credit", "unpaid-list", CheckOutcome.PASSED, "CREDIT_PASSED", null)));
        return reference;
    }

    protected void stands(RegistrationId reference, RegistrationStatus status) {
        register.on(new StageEntered(reference, "Step", status, null, null, null, null));
    }

    protected static PersonalData dataOf(Invented person) {
        var home = person.home();
        return new PersonalData(
                new Applicant(
                        person.familyName(),
                        person.givenName(),
                        person.kana().map(Invented.Kana::family).orElse(null),
                        person.kana().map(Invented.Kana::given).orElse(null),
                        person.birthDate(),
                        person.sex(),
                        person.nationality(),
                        new Address(
                                home.country(), home.postcode(), home.region(), home.locality(), List.of(home.line())),
                        person.phone(),
                        person.email()),
                new IdentityDocument("passport", "L898902C3", "UTO", Validity.of("2031-04-15"), List.of()));
    }

    protected static Refusal refusalOf(Runnable work) {
        return org.junit.jupiter.api.Assertions.assertThrows(Refusal.class, work::run);
    }
}
