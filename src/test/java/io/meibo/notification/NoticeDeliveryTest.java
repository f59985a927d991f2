package io.meibo.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.meibo.api.Figures;
import io.meibo.api.Texts;
import io.meibo.policy.Refusals;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.PrintForms;
import io.meibo.privacy.Reveals;
import io.meibo.register.DecisionLog;
import io.meibo.register.RecordTerms;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SecretToSend;
import io.meibo.shared.Actor;
import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.ReviewOutcome;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.RegistrationFlow;
import io.meibo.workflow.StageEntered;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** A notice's way from the step that gives rise to it to the applicant's mail box, on the engine and a mail server. */
class NoticeDeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final OffsetDateTime UNTIL = OffsetDateTime.parse("2026-12-06T10:00:00+09:00");
    private static final String ANNA = "anna@example.org";
    private static final Actor MANAGER = Actor.user("manager", Set.of(Role.MANAGER));

    @TempDir
    static @Nullable Path folder;

    private static final int PORT = freePort();
    private static final GatewayStub gateway = new GatewayStub();
    private static @Nullable AnnotationConfigApplicationContext house;

    private final GreenMail mailServer = mailServer();

    @BeforeAll
    static void openHouse() {
        house = newHouse();
    }

    @AfterAll
    static void closeHouse() {
        if (house != null) {
            house.close();
        }
        gateway.close();
    }

    @BeforeEach
    void startMailServer() {
        mailServer.start();
    }

    @AfterEach
    void clearAway() {
        mailServer.stop();
        gateway.reset();
        bean(JdbcClient.class).sql("DELETE FROM notice").update();
        bean(RuntimeService.class).createProcessInstanceQuery().list().forEach(instance -> bean(RuntimeService.class)
                .deleteProcessInstance(instance.getId(), "test over"));
    }

    @Test
    void a_notice_reaches_the_applicant_with_the_reference_alone_in_the_subject() throws Exception {
        RegistrationId reference = registration("en", ANNA);

        enter(stage(reference, "sign", Awaiting.SIGNATURE));
        assertThat(mailServer.getReceivedMessages()).isEmpty();
        assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.WAITING);
        deliver();

        MimeMessage mail = theOnlyMail();
        assertThat(mail.getSubject()).isEqualTo("Registration " + reference);
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(ANNA);
        assertThat(mail.getHeader("Message-ID"))
                .containsExactly("<" + theOnlyNotice().id() + "@meibo.example>");
        assertThat(body(mail))
                .contains("Your contract is ready.")
                .contains("December 6, 2026")
                .contains("https://meibo.example/registration/" + reference + "?lang=en")
                .doesNotContain("ERIKSSON");
        assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void every_notice_is_written_in_the_three_languages_without_a_missing_text() throws Exception {
        var kinds = List.of(
                "received",
                "returned",
                "approved",
                "sign",
                "pay",
                "ready",
                "activate",
                "completed",
                "refused",
                "expired",
                "withdrawn",
                "reminder");
        for (String language : List.of("ja", "zh-CN", "en")) {
            RegistrationId reference = registration(language, ANNA);
            bean(Register.class).setDepositDue(reference, Money.of("10000", "JPY"));
            decide(reference, ReviewOutcome.RETURN);
            for (String kind : kinds) {
                enter(stage(reference, kind, Awaiting.DEPOSIT));
            }
        }
        deliver();

        assertThat(mailServer.getReceivedMessages()).hasSize(36);
        for (MimeMessage mail : mailServer.getReceivedMessages()) {
            assertThat(body(mail))
                    .doesNotContain("notice.")
                    .doesNotContain("field-name")
                    .doesNotContain("awaiting.")
                    .doesNotContain("{0}")
                    .doesNotContain("null");
        }
    }

    @Test
    void a_returned_registration_names_what_to_correct_in_the_applicants_language() throws Exception {
        RegistrationId reference = registration("ja", ANNA);
        decide(reference, ReviewOutcome.RETURN);

        enter(stage(reference, "returned", Awaiting.CORRECTION));
        deliver();

        assertThat(body(theOnlyMail()))
                .contains("訂正が必要")
                .contains("- 生年月日")
                .contains("- 本人確認書類のおもて面")
                .contains("2026年12月6日");
    }

    @Test
    void the_deposit_is_named_with_its_amount() throws Exception {
        RegistrationId reference = registration("zh-CN", ANNA);
        bean(Register.class).setDepositDue(reference, Money.of("10000", "JPY"));

        enter(stage(reference, "pay", Awaiting.DEPOSIT));
        deliver();

        assertThat(body(theOnlyMail())).contains("金额：10,000 日元");
    }

    @Test
    void a_mail_outage_is_waited_out_with_growing_pauses_and_the_notice_is_sent_once() throws Exception {
        RegistrationId reference = registration("en", ANNA);
        mailServer.stop();

        enter(stage(reference, "received", null));
        String job = theOnlyJob().getId();
        assertThatThrownBy(() -> jobs().executeJob(job))
                .hasMessageContaining("did not take the notice")
                .hasMessageNotContaining(ANNA);
        assertThat(theOnlyJob().getRetries()).isEqualTo(4);
        assertThat(theOnlyJob().getDuedate()).isNotNull();
        assertThat(jobs().getJobExceptionStacktrace(job)).doesNotContain(ANNA);
        assertThat(theOnlyNotice().failures()).isEqualTo(1);

        GreenMail back = mailServer();
        back.start();
        try {
            jobs().executeJob(job);
            assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.SENT);
            bean(Notices.class).deliver(theOnlyNotice().id());
            assertThat(back.getReceivedMessages()).hasSize(1);
        } finally {
            back.stop();
        }
    }

    @Test
    void an_outage_that_outlasts_all_tries_becomes_an_incident() {
        RegistrationId reference = registration("en", ANNA);
        mailServer.stop();

        enter(stage(reference, "received", null));
        String job = theOnlyJob().getId();
        for (int tries = 0; tries < 5; tries++) {
            assertThatThrownBy(() -> jobs().executeJob(job)).hasMessageContaining("did not take the notice");
        }

        assertThat(bean(RuntimeService.class).createIncidentQuery().list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getIncidentMessage()).doesNotContain(ANNA));
        assertThat(theOnlyNotice().failures()).isEqualTo(5);
        assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.WAITING);
    }

    @Test
    void an_applicant_without_an_address_is_told_by_a_person() {
        RegistrationId reference = registration("ja", null);

        enter(stage(reference, "received", null));

        assertThat(jobs().createJobQuery().count()).isZero();
        assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.TO_TELL);
    }

    @Test
    void without_a_mail_server_notices_stay_in_the_outbox() {
        RegistrationId reference = registration("ja", ANNA);
        enter(stage(reference, "received", null));

        inTransaction(() -> withoutServers(false).deliver(theOnlyNotice().id()));

        assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.KEPT);
        assertThat(mailServer.getReceivedMessages()).isEmpty();
    }

    @Test
    void opening_a_notice_is_on_record_and_closed_to_others() {
        RegistrationId reference = registration("en", ANNA);
        enter(stage(reference, "received", null));
        String id = theOnlyNotice().id();
        Notices notices = bean(Notices.class);

        assertThatThrownBy(() -> notices.open(id, Actor.user("reviewer", Set.of(Role.REVIEWER))))
                .isInstanceOf(Refusal.class);
        assertThat(reveals(reference)).isEmpty();

        assertThat(notices.open(id, MANAGER).recipient()).isEqualTo(ANNA);
        assertThat(reveals(reference)).containsExactly("manager notice/received");
    }

    @Test
    void address_and_words_are_sealed_in_the_table() {
        RegistrationId reference = registration("en", ANNA);
        enter(stage(reference, "received", null));

        byte[] row = bean(JdbcClient.class)
                .sql("SELECT recipient || subject || body FROM notice")
                .query(byte[].class)
                .single();
        assertThat(new String(row, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(ANNA)
                .doesNotContain(reference.value())
                .doesNotContain("received");
    }

    @Test
    void a_code_goes_out_by_short_message_with_the_token_and_is_forgotten_once_it_is_sent() {
        RegistrationId reference = registration("ja", ANNA);

        send(reference, SecretToSend.Channel.SMS);
        assertThat(gateway.messages()).isEmpty();
        assertThat(theOnlyNotice().channel()).isEqualTo(NoticeChannel.SMS);
        deliver();

        assertThat(gateway.messages()).singleElement().satisfies(message -> {
            assertThat(message.authorization()).isEqualTo("Bearer secret-token");
            assertThat(message.idempotencyKey()).isEqualTo(theOnlyNotice().id());
            assertThat(message.body().path("to").asText()).isEqualTo("+819012345678");
            assertThat(message.body().path("from").asText()).isEqualTo("Meibo");
            assertThat(message.body().path("text").asText()).contains("確認コードは 482916 です");
        });
        assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.SENT);
        assertThat(bean(JdbcClient.class)
                        .sql("SELECT COUNT(*) FROM notice WHERE secrets IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(bean(Notices.class)
                        .open(theOnlyNotice().id(), MANAGER)
                        .letter()
                        .body())
                .contains("••••••")
                .doesNotContain("482916");
    }

    @Test
    void a_gateway_that_fails_is_tried_again_under_the_same_key() {
        RegistrationId reference = registration("en", ANNA);
        gateway.answerNext(503);

        send(reference, SecretToSend.Channel.SMS);
        String job = theOnlyJob().getId();
        assertThatThrownBy(() -> jobs().executeJob(job))
                .hasMessageContaining("SMS gateway did not take the notice")
                .hasMessageNotContaining("482916");
        assertThat(theOnlyNotice().failures()).isEqualTo(1);
        assertThat(theOnlyJob().getDuedate()).isNotNull();
        jobs().executeJob(job);

        assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.SENT);
        assertThat(gateway.messages()).hasSize(2);
        assertThat(gateway.messages().get(0).idempotencyKey())
                .isEqualTo(gateway.messages().get(1).idempotencyKey());
    }

    @Test
    void a_code_by_mail_stands_in_the_mail_in_every_language() throws Exception {
        for (String language : List.of("ja", "zh-CN", "en")) {
            send(registration(language, ANNA), SecretToSend.Channel.MAIL);
        }
        deliver();

        assertThat(mailServer.getReceivedMessages()).hasSize(3);
        for (MimeMessage mail : mailServer.getReceivedMessages()) {
            assertThat(body(mail)).contains("482916").doesNotContain("{code}").doesNotContain("notice.");
        }
        assertThat(gateway.messages()).isEmpty();
    }

    @Test
    void who_has_no_mail_address_gets_the_code_by_short_message() {
        send(registration("en", null), SecretToSend.Channel.MAIL);
        deliver();

        assertThat(gateway.messages()).hasSize(1);
    }

    @Test
    void a_second_channel_is_never_the_first_one() {
        send(registration("en", null), SecretToSend.Channel.OTHER_THAN_SMS);
        assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.TO_TELL);

        deliver();
        assertThat(gateway.messages()).isEmpty();
    }

    @Test
    void without_a_gateway_a_code_is_readable_only_where_the_house_shows_secrets() {
        RegistrationId reference = registration("en", ANNA);
        send(reference, SecretToSend.Channel.SMS);
        inTransaction(() -> withoutServers(false).deliver(theOnlyNotice().id()));

        assertThat(theOnlyNotice().state()).isEqualTo(NoticeState.KEPT);
        assertThat(withoutServers(false)
                        .open(theOnlyNotice().id(), MANAGER)
                        .letter()
                        .body())
                .contains("••••••")
                .doesNotContain("482916");
        assertThat(withoutServers(true)
                        .open(theOnlyNotice().id(), MANAGER)
                        .letter()
                        .body())
                .contains("482916");
    }

    @Test
    void a_code_is_sealed_in_the_table_and_masked_in_print() {
        RegistrationId reference = registration("en", ANNA);
        send(reference, SecretToSend.Channel.SMS);

        byte[] row = bean(JdbcClient.class)
                .sql("SELECT body || secrets FROM notice")
                .query(byte[].class)
                .single();
        assertThat(new String(row, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("482916");
        assertThat(secret(reference, SecretToSend.Channel.SMS)).asString().doesNotContain("482916");
    }

    private static SecretToSend secret(RegistrationId reference, SecretToSend.Channel channel) {
        return new SecretToSend(reference, "signature-code", channel, java.util.Map.of("code", "482916"));
    }

    private static void send(RegistrationId reference, SecretToSend.Channel channel) {
        inTransaction(() -> {
            if (house != null) {
                house.publishEvent(secret(reference, channel));
            }
        });
    }

    private static Notices withoutServers(boolean showSecrets) {
        var bare = new StaticListableBeanFactory();
        var settings = new NoticeSettings(
                "no-reply@meibo.example", URI.create("https://meibo.example"), Set.of(Role.MANAGER), showSecrets);
        return new Notices(
                bean(NoticeStore.class),
                bean(LetterWriter.class),
                new Mailer(bare.getBeanProvider(JavaMailSender.class), settings),
                new SmsGateway(new SmsSettings(null, "", "", java.time.Duration.ofSeconds(1)), new ObjectMapper()),
                settings,
                bean(Register.class),
                bean(PersonalDataVault.class),
                bean(Reveals.class),
                bean(RegistrationFlow.class));
    }

    @Test
    void a_step_that_is_rolled_back_leaves_no_notice_and_no_delivery() {
        RegistrationId reference = registration("en", ANNA);

        new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            publish(stage(reference, "received", null));
            status.setRollbackOnly();
        });

        assertThat(bean(Notices.class).count(MANAGER)).isZero();
        assertThat(jobs().createJobQuery().count()).isZero();
    }

    private RegistrationId registration(String language, @Nullable String email) {
        var facts = new RegistrationCase.Facts(
                "jp-postpaid-voice",
                "standard-20gb",
                "JPN",
                "demo-mobile",
                "counter",
                "document-shown",
                language,
                "passport",
                "sim",
                "counter",
                LocalDate.of(2026, 11, 22));
        RegistrationId reference = bean(Register.class)
                .enter(facts, Actor.user("clerk", Set.of(Role.CLERK)), null, null)
                .reference();
        var address = new PersonalData.Address("JPN", "100-0001", "東京都", "千代田区", List.of("千代田 1-1"));
        var applicant = new PersonalData.Applicant(
                "ERIKSSON",
                "ANNA MARIA",
                null,
                null,
                LocalDate.of(1974, 8, 12),
                "F",
                "SWE",
                address,
                "+819012345678",
                email);
        var document = new PersonalData.IdentityDocument("passport", "L898902C3", "SWE", null, List.of());
        bean(PersonalDataVault.class).keep(reference, 1, new PersonalData(applicant, document));
        return reference;
    }

    private void decide(RegistrationId reference, ReviewOutcome outcome) {
        bean(DecisionLog.class)
                .record(
                        reference,
                        1,
                        "task-" + reference,
                        "Task_ReviewRegistration",
                        "reviewer",
                        outcome,
                        List.of("DOCUMENT_UNREADABLE"),
                        List.of("/applicant/birthDate", "/document-front"),
                        List.of(),
                        null);
    }

    private static StageEntered stage(RegistrationId reference, String notice, @Nullable Awaiting awaiting) {
        return new StageEntered(
                reference,
                "Task_SignContract",
                RegistrationStatus.CHECKING,
                awaiting,
                awaiting == null ? null : AwaitedFrom.APPLICANT,
                awaiting == null ? null : UNTIL,
                notice);
    }

    private void enter(StageEntered stage) {
        inTransaction(() -> publish(stage));
    }

    private static void inTransaction(Runnable work) {
        new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
    }

    private static void publish(StageEntered stage) {
        if (house != null) {
            house.publishEvent(stage);
        }
    }

    private static GreenMail mailServer() {
        return new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deliver() {
        jobs().createJobQuery().list().forEach(job -> jobs().executeJob(job.getId()));
    }

    private Job theOnlyJob() {
        return jobs().createJobQuery().singleResult();
    }

    private Notice theOnlyNotice() {
        assertThat(bean(Notices.class).outbox(0, 10, MANAGER)).hasSize(1);
        return bean(Notices.class).outbox(0, 10, MANAGER).get(0);
    }

    private MimeMessage theOnlyMail() {
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        return mailServer.getReceivedMessages()[0];
    }

    private static String body(MimeMessage mail) throws IOException, MessagingException {
        return String.valueOf(mail.getContent());
    }

    private List<String> reveals(RegistrationId reference) {
        return bean(JdbcClient.class)
                .sql("SELECT revealed_to, what FROM reveal WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    private ManagementService jobs() {
        return bean(ManagementService.class);
    }

    private static <T> T bean(Class<T> type) {
        if (house == null) {
            throw new IllegalStateException("the house is not open");
        }
        return house.getBean(type);
    }

    private static AnnotationConfigApplicationContext newHouse() {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        java.util.Map.of(
                                "meibo.privacy.house-key-file",
                                String.valueOf(folder) + "/house.key",
                                "meibo.privacy.make-house-key",
                                "true",
                                "meibo.deadlines.review",
                                "P2D")));
        context.register(House.class);
        context.registerBean(JavaMailSenderImpl.class, () -> {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(PORT);
            return sender;
        });
        context.refresh();
        return context;
    }

    /** The parts of the house that a notice passes through, on one data source with the engine. */
    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({Texts.class, Figures.class})
    @ComponentScan(
            basePackages = {"io.meibo.privacy", "io.meibo.register", "io.meibo.notification"},
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*")
            })
    static class House {

        @Bean
        static PropertySourcesPlaceholderConfigurer placeholders() {
            return new PropertySourcesPlaceholderConfigurer();
        }

        /** None of these was refused by a rule. */
        @Bean
        Refusals refusals() {
            return Mockito.mock(Refusals.class);
        }

        /** How long records are kept is no matter here. */
        @Bean
        RecordTerms recordTerms() {
            return Mockito.mock(RecordTerms.class);
        }

        /** What people are found again by is no matter here. */
        @Bean
        PrintForms printForms() {
            return Mockito.mock(PrintForms.class);
        }

        @Bean
        DataSource dataSource() {
            var source = new SimpleDriverDataSource(
                    new org.h2.Driver(), "jdbc:h2:mem:notices-" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            Flyway.configure().dataSource(source).load().migrate();
            return source;
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new DataSourceTransactionManager(source);
        }

        @Bean
        JdbcClient jdbc(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        ObjectMapper json() {
            return new ObjectMapper().registerModule(new JavaTimeModule());
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneId.of("Asia/Tokyo"));
        }

        @Bean
        NoticeSettings settings() {
            return new NoticeSettings(
                    "no-reply@meibo.example", URI.create("https://meibo.example"), Set.of(Role.MANAGER), false);
        }

        @Bean
        SmsSettings smsSettings() {
            return new SmsSettings(gateway.address(), "secret-token", "Meibo", java.time.Duration.ofSeconds(5));
        }

        @Bean
        MessageSource messageSource() {
            var source = new ResourceBundleMessageSource();
            source.setBasenames("messages/notification", "messages/pages", "messages/review");
            source.setDefaultEncoding("UTF-8");
            source.setFallbackToSystemLocale(false);
            return source;
        }

        @Bean
        ProcessEngineFactoryBean engine(
                DataSource source,
                PlatformTransactionManager transactions,
                org.springframework.context.ApplicationContext context) {
            var configuration = new SpringProcessEngineConfiguration();
            configuration.setDataSource(source);
            configuration.setTransactionManager(transactions);
            configuration.setApplicationContext(context);
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setJobExecutorActivate(false);
            configuration.setDeploymentResources(
                    new ClassPathResource[] {new ClassPathResource("processes/notice-delivery.bpmn")});
            var factory = new ProcessEngineFactoryBean();
            factory.setProcessEngineConfiguration(configuration);
            return factory;
        }

        @Bean
        RuntimeService runtime(ProcessEngine engine) {
            return engine.getRuntimeService();
        }

        @Bean
        ManagementService management(ProcessEngine engine) {
            return engine.getManagementService();
        }

        @Bean
        RegistrationFlow flow(org.springframework.beans.factory.ObjectProvider<RuntimeService> runtime) {
            return new RegistrationFlow() {
                @Override
                public Started start(String processKey, RegistrationId reference) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public boolean tell(RegistrationId reference, FlowMessage message) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void deliverNotice(String noticeId) {
                    runtime.getObject().startProcessInstanceByKey("notice-delivery", noticeId);
                }
            };
        }
    }
}
