package io.meibo.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.api.Figures;
import io.meibo.privacy.Sealer;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The series of papers on both databases: every kind, many at once, some rolled back, and the turn of the year. */
class VoucherNumbersTest {

    private static final RegistrationId JAPAN = new RegistrationId("R-7KQ2-9XMV-4");
    private static final RegistrationId CHINA = RegistrationId.random(new SecureRandom());

    /** New year in Tokyo, still the old one in Shanghai. */
    private static final Instant BETWEEN_THE_YEARS = Instant.parse("2026-12-31T15:30:00Z");

    @Test
    void no_series_has_a_gap_on_h2() throws Exception {
        var pool = new com.zaxxer.hikari.HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:numbers-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setMaximumPoolSize(10);
        try (pool) {
            noGaps(pool);
        }
    }

    @Test
    void no_series_has_a_gap_on_postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            noGaps(server.getPostgresDatabase());
        }
    }

    private static void noGaps(DataSource source) throws Exception {
        Flyway.configure().dataSource(source).load().migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        enter(jdbc, JAPAN, "JPN");
        enter(jdbc, CHINA, "CHN");
        Vouchers vouchers = vouchers(jdbc);
        var work = new ArrayList<Callable<Boolean>>();
        for (VoucherKind kind : VoucherKind.values()) {
            for (int n = 0; n < 12; n++) {
                RegistrationId reference = n % 2 == 0 ? JAPAN : CHINA;
                boolean undone = n % 4 == 3;
                work.add(() -> {
                    new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
                        vouchers.issue(reference, kind, "ja", new Paper("", "", List.of()));
                        if (undone) {
                            status.setRollbackOnly();
                        }
                    });
                    return true;
                });
            }
        }
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            for (var done : hands.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            hands.shutdownNow();
        }
        for (VoucherKind kind : VoucherKind.values()) {
            // of twelve each, six in Japan all stand, three of the six in China were undone
            assertThat(numbers(jdbc, kind, 2027)).as("%s in Japan", kind).isEqualTo(expected(kind, 2027, 6));
            assertThat(numbers(jdbc, kind, 2026)).as("%s in China", kind).isEqualTo(expected(kind, 2026, 3));
        }
    }

    private static List<String> numbers(JdbcClient jdbc, VoucherKind kind, int year) {
        return jdbc.sql("SELECT voucher_no FROM voucher WHERE kind = :kind AND series_year = :year ORDER BY voucher_no")
                .param("kind", kind.code())
                .param("year", year)
                .query(String.class)
                .list();
    }

    private static List<String> expected(VoucherKind kind, int year, int count) {
        var numbers = new ArrayList<String>();
        for (int place = 1; place <= count; place++) {
            numbers.add(kind.number(year, place));
        }
        return numbers;
    }

    private static Vouchers vouchers(JdbcClient jdbc) {
        Clock clock = Clock.fixed(BETWEEN_THE_YEARS, ZoneId.of("Asia/Tokyo"));
        Sealer sealer = Mockito.mock(Sealer.class);
        Mockito.when(sealer.seal(Mockito.any(), Mockito.anyString(), Mockito.any(byte[].class)))
                .thenReturn(new byte[] {1});
        Register register = Mockito.mock(Register.class);
        Mockito.when(register.get(JAPAN)).thenReturn(aCase(JAPAN, "JPN"));
        Mockito.when(register.get(CHINA)).thenReturn(aCase(CHINA, "CHN"));
        Figures figures = Mockito.mock(Figures.class);
        Mockito.when(figures.zone("JPN")).thenReturn(ZoneId.of("Asia/Tokyo"));
        Mockito.when(figures.zone("CHN")).thenReturn(ZoneId.of("Asia/Shanghai"));
        Draft draft = Mockito.mock(Draft.class);
        Mockito.when(draft.numbered(Mockito.anyString())).thenReturn(new byte[] {2});
        PaperPress press = Mockito.mock(PaperPress.class);
        Mockito.when(press.draft(Mockito.any(), Mockito.anyString())).thenReturn(draft);
        return new Vouchers(press, sealer, register, figures, jdbc, clock);
    }

    private static void enter(JdbcClient jdbc, RegistrationId reference, String country) {
        jdbc.sql("INSERT INTO registration (reference, product, country, operator, channel, verification, language,"
                        + " document_type, delivery_form, delivery_method, applied_on, entered_by, access_code_hash,"
                        + " round, status, created_at, updated_at) VALUES (:reference, 'product', :country, 'operator',"
                        + " 'counter', 'document-shown', 'ja', 'passport', 'sim', 'counter', DATE '2026-12-30',"
                        + " 'clerk', 'none', 1, 'draft', :now, :now)")
                .param("reference", reference.value())
                .param("country", country)
                .param("now", BETWEEN_THE_YEARS.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    private static RegistrationCase aCase(RegistrationId reference, String country) {
        var facts = new RegistrationCase.Facts(
                "product",
                null,
                country,
                "operator",
                "counter",
                "document-shown",
                "ja",
                "passport",
                "sim",
                "counter",
                LocalDate.of(2026, 12, 30));
        OffsetDateTime at = BETWEEN_THE_YEARS.atOffset(java.time.ZoneOffset.UTC);
        return new RegistrationCase(
                reference,
                facts,
                "clerk",
                null,
                null,
                1,
                RegistrationStatus.DRAFT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                at,
                at);
    }
}
