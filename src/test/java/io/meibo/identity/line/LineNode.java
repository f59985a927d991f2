package io.meibo.identity.line;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import io.meibo.identity.line.Lines.Count;
import io.meibo.policy.LineLimit;
import io.meibo.policy.Policy;
import io.meibo.policy.Products;
import io.meibo.privacy.PrintIndex;
import io.meibo.register.PersonLinks;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.ServiceClock;
import io.meibo.shared.Actor;
import io.meibo.shared.Awaiting;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.StageEntered;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** One node of the house as far as lines go: an application context and a pool of connections of its own. */
final class LineNode implements AutoCloseable {

    static final LineLimit FIVE_BY_LAW = new LineLimit(5, true);
    static final LineLimit FIVE_BY_HOUSE_RULE = new LineLimit(5, false);
    static final String CHINA = "cn-postpaid-voice";
    static final String JAPAN = "jp-postpaid-voice";

    final JdbcClient jdbc;
    private final HikariDataSource connections = new HikariDataSource();
    private final AnnotationConfigApplicationContext house = new AnnotationConfigApplicationContext();

    LineNode(DataSource database) {
        connections.setDataSource(database);
        connections.setMaximumPoolSize(20);
        connections.setMinimumIdle(1);
        house.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("settings", Map.of("meibo.deadlines.review", "P2D")));
        house.registerBean(DataSource.class, () -> connections);
        house.registerBean(
                Clock.class, () -> Clock.fixed(Instant.parse("2026-11-25T01:00:00Z"), ZoneId.of("Asia/Tokyo")));
        house.register(
                Wiring.class,
                Products.class,
                ServiceClock.class,
                Register.class,
                PrintIndex.class,
                PersonLinks.class,
                Holders.class,
                LineLocks.class,
                LinePlaces.class,
                Lines.class);
        house.refresh();
        jdbc = house.getBean(JdbcClient.class);
    }

    Lines lines() {
        return house.getBean(Lines.class);
    }

    PersonLinks links() {
        return house.getBean(PersonLinks.class);
    }

    /** A registration that is being checked, with the print of a document and of a name. */
    RegistrationId applied(String product, String document, String name) {
        boolean japan = product.startsWith("jp-");
        RegistrationId reference = house.getBean(Register.class)
                .enter(
                        new RegistrationCase.Facts(
                                product,
                                null,
                                japan ? "JPN" : "CHN",
                                japan ? "meibo-japan" : "meibo-china",
                                "counter",
                                "document-shown",
                                japan ? "ja" : "zh-CN",
                                japan ? "passport" : "cn-resident-id",
                                "sim",
                                "counter",
                                LocalDate.of(2026, 11, 25)),
                        Actor.SYSTEM,
                        null,
                        null)
                .reference();
        print(reference, "IDENTITY", document);
        print(reference, "NAME", name);
        moved(reference, RegistrationStatus.CHECKING);
        return reference;
    }

    /** What the check would say: claims, and reads the count by the limit. */
    CheckOutcome check(RegistrationId reference, LineLimit limit) {
        Count count = lines().claim(reference, limit);
        CheckOutcome sure = limit.oneMoreThan(count.held());
        return sure == CheckOutcome.PASSED ? limit.oneMoreThan(count.withNamesakes()) : sure;
    }

    void moved(RegistrationId reference, RegistrationStatus status) {
        inTransaction(() -> house.publishEvent(new StageEntered(
                reference,
                "Step",
                status,
                status == RegistrationStatus.CHECKING ? Awaiting.CHECK : null,
                null,
                null,
                null)));
    }

    void inTransaction(Runnable work) {
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(transaction -> work.run());
    }

    int held() {
        return jdbc.sql("SELECT COUNT(*) FROM line_place WHERE state <> 'ended'")
                .query(Integer.class)
                .single();
    }

    private void print(RegistrationId reference, String kind, String print) {
        jdbc.sql("INSERT INTO fingerprint (reference, kind, print, edition) VALUES (:reference, :kind, :print, 2)")
                .param("reference", reference.value())
                .param("kind", kind)
                .param("print", print)
                .update();
    }

    @Override
    public void close() {
        house.close();
        connections.close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        Policy policy() {
            Policy policy = mock(Policy.class);
            when(policy.lineLimit(startsWith("cn-"), any())).thenReturn(FIVE_BY_LAW);
            when(policy.lineLimit(startsWith("jp-"), any())).thenReturn(FIVE_BY_HOUSE_RULE);
            return policy;
        }

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }
    }
}
