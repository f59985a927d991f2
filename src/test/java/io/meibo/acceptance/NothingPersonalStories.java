package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aPostpaidRegistrationOf;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.meibo.demo.Door.FormPart;
import io.meibo.demo.Invented;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The canary: people with names nobody has go through everything, good and bad; then every table and every log line is
 * searched for them.
 */
abstract class NothingPersonalStories extends Stories {

    private static final String CONTROL_LINE = "the search for personal data listens";
    private static final String FAMILY = "QVISTGAARDEN";
    private static final String GIVEN = "ZYPHERINE";
    private static final String STREET = "Kanarienvogelweg 77";
    private static final String GUARDIAN_FAMILY = "XYLOPHONIDES";
    private static final String GUARDIAN_GIVEN = "WILHELMUTH";
    private static final Invented GUARDIAN = Registrations.residentOfJapan().named(GUARDIAN_FAMILY, GUARDIAN_GIVEN);

    @Autowired
    private DataSource database;

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        japaneseStock().keepAtLeast(5);
        lines.start();
        root().addAppender(lines);
    }

    @AfterEach
    void stop_listening() {
        root().detachAppender(lines);
    }

    @Test
    void no_name_number_phone_birth_date_or_image_is_in_an_engine_table_a_log_line_or_in_clear_in_ours()
            throws SQLException {
        LoggerFactory.getLogger(NothingPersonalStories.class).info(CONTROL_LINE);
        Registrations canary = canary();
        Invented person = canary.person();
        Journey completed = sent(canary.withUnreadableDocument()).reaches("in-review");
        completed.decided(
                "Task_ReviewRegistration",
                "reviewer",
                "return",
                List.of("DOCUMENT_UNREADABLE"),
                List.of("/document-front"));
        completed
                .reaches("returned")
                .applicant()
                .putForm(
                        completed.path() + "/correction",
                        List.of(FormPart.jpeg("document-front", Registrations.DRAWING.front(person))))
                .expect(200);
        completed.reaches("in-review").approvedBy("reviewer2").reaches("awaiting-signature");
        completed.applicant().get(completed.path() + "/contract").expect(200);
        completed.signed();
        if (completed.past("awaiting-signature").equals("awaiting-deposit")) {
            completed.paid();
        }
        completed.awaits("hand-over").handedOverBy("clerk").reaches("completed");
        sent(aMinorWithGuardian()).past("checking");
        badAndUnfinished(canary);

        Map<String, byte[]> secrets = secrets(canary);
        Map<String, byte[]> control = Map.of("reference", utf8(completed.reference()));
        try (Connection connection = database.getConnection()) {
            List<String> tables = tables(connection);
            assertThat(tables)
                    .anyMatch(table -> table.toUpperCase(java.util.Locale.ROOT).startsWith("ACT_HI_"));
            var found = new ArrayList<String>();
            var controlled = new ArrayList<String>();
            for (String table : tables) {
                search(connection, table, secrets, found);
                search(connection, table, control, controlled);
            }
            assertThat(found).as("personal data in clear").isEmpty();
            assertThat(controlled)
                    .as("the search finds what is there: the reference is the business key")
                    .anyMatch(place -> place.toUpperCase(java.util.Locale.ROOT).startsWith("ACT_HI_PROCINST"));
        }
        secrets.forEach((what, secret) -> assertThat(lines.heard)
                .as("%s in a log line", what)
                .noneMatch(line -> contains(line.getBytes(StandardCharsets.UTF_8), secret)));
        assertThat(lines.heard).as("the log was really heard").anyMatch(line -> line.contains(CONTROL_LINE));
    }

    private static Registrations canary() {
        return aPostpaidRegistrationOf(Registrations.residentOfJapan().named(FAMILY, GIVEN))
                .with("/applicant/email", "zypherine.q@example.org")
                .with("/applicant/address/lines", List.of(STREET));
    }

    /** Who acts with the applicant deserves the same discretion. */
    private static Registrations aMinorWithGuardian() {
        Invented minor = Registrations.minor();
        return aPostpaidRegistrationOf(minor.named(FAMILY, GIVEN)).withGuardian(GUARDIAN);
    }

    /** Refusals, failed look-ups and searches must be as discreet as successes. */
    private void badAndUnfinished(Registrations canary) {
        var clerk = api().as("clerk");
        canary.with("/applicant/phone", "not " + FAMILY)
                .sentBy(api().as("shop"))
                .expect(422);
        aMinorWithGuardian()
                .with("/guardian/phone", "not " + GUARDIAN_FAMILY)
                .sentBy(api().as("shop"))
                .expect(422);
        canary.with("/applicant/birthDate", STREET).sentBy(api().as("shop"));
        clerk.post(
                        "/api/registrations/search",
                        Map.of("documentNumber", canary.person().paper().number()))
                .expect(200);
        clerk.post("/api/registrations/search", "{\"documentNumber\":\"" + FAMILY);
        canary.draftedBy(api().as("shop"));
    }

    private static Map<String, byte[]> secrets(Registrations canary) {
        Invented person = canary.person();
        var secrets = new LinkedHashMap<String, byte[]>();
        secrets.put("family name", utf8(FAMILY));
        secrets.put("given name", utf8(GIVEN));
        secrets.put("street", utf8(STREET));
        secrets.put("document number", utf8(person.paper().number()));
        secrets.put("phone", utf8(person.phone().substring(3)));
        secrets.put("mail address", utf8("zypherine.q@"));
        secrets.put("birth date", utf8(person.birthDate().toString()));
        secrets.put("compact birth date", utf8(person.birthDate().toString().replace("-", "")));
        secrets.put("guardian's family name", utf8(GUARDIAN_FAMILY));
        secrets.put("guardian's given name", utf8(GUARDIAN_GIVEN));
        secrets.put("guardian's document number", utf8(GUARDIAN.paper().number()));
        secrets.put("guardian's phone", utf8(GUARDIAN.phone().substring(3)));
        secrets.put("guardian's birth date", utf8(GUARDIAN.birthDate().toString()));
        byte[] front = Registrations.DRAWING.front(person);
        secrets.put("image", Arrays.copyOfRange(front, 20_000, 20_064));
        secrets.put(
                "any JPEG", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'});
        return secrets;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static void search(Connection connection, String table, Map<String, byte[]> secrets, List<String> found)
            throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            var columns = rows.getMetaData();
            while (rows.next()) {
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    byte[] value = bytes(rows, column);
                    for (var secret : secrets.entrySet()) {
                        if (contains(value, secret.getValue())) {
                            found.add(table + "." + columns.getColumnName(column) + ": " + secret.getKey());
                        }
                    }
                }
            }
        }
    }

    private static byte[] bytes(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value instanceof byte[] raw) {
            return raw;
        }
        if (value instanceof Clob text) {
            return utf8(text.getSubString(1, (int) text.length()));
        }
        if (value instanceof java.sql.Blob raw) {
            return raw.getBytes(1, (int) raw.length());
        }
        return value == null ? new byte[0] : utf8(value.toString());
    }

    private static boolean contains(byte[] hay, byte[] needle) {
        outer:
        for (int i = 0; i <= hay.length - needle.length; i++) {
            for (int j = 0; j < needle.length; j++) {
                if (hay[i + j] != needle[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Hears every line with its stack trace. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final Queue<String> heard = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String trace = event.getThrowableProxy() == null
                    ? ""
                    : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
            heard.add(event.getLoggerName() + " " + event.getFormattedMessage() + trace);
        }
    }
}
