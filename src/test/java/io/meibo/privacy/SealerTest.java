package io.meibo.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.meibo.shared.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SealerTest {

    private static final RegistrationId ONE = new RegistrationId("R-7KQ2-9XMV-4");
    private static final RegistrationId OTHER = RegistrationId.random(new SecureRandom());

    private JdbcClient jdbc;
    private Sealer sealer;
    private HouseKey key;

    @BeforeEach
    void open() throws GeneralSecurityException {
        jdbc = JdbcClient.create(
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));
        jdbc.sql("CREATE TABLE data_key (reference VARCHAR(16) PRIMARY KEY, wrapped BYTEA,"
                        + " created_at TIMESTAMP WITH TIME ZONE)")
                .update();
        key = HouseKey.parse(HouseKey.generate(new SecureRandom()));
        sealer = new Sealer(key, jdbc, Clock.systemUTC());
    }

    @Test
    void what_is_sealed_opens_again_and_does_not_show_its_content() {
        byte[] sealed = sealer.seal(ONE, "name", "ERIKSSON");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ERIKSSON");
        assertThat(sealer.openText(ONE, "name", sealed)).isEqualTo("ERIKSSON");
    }

    @Test
    void a_sealed_value_does_not_open_in_anothers_place() {
        byte[] sealed = sealer.seal(ONE, "name", "ERIKSSON");
        sealer.seal(OTHER, "name", "SATO");

        assertThatThrownBy(() -> sealer.open(OTHER, "name", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealer.open(ONE, "phone", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_its_key_nothing_of_a_registration_opens() {
        byte[] sealed = sealer.seal(ONE, "name", "ERIKSSON");
        jdbc.sql("DELETE FROM data_key").update();

        assertThatThrownBy(() -> sealer.open(ONE, "name", sealed)).hasMessageContaining("destroyed");
    }

    @Test
    void another_house_key_opens_nothing() throws GeneralSecurityException {
        byte[] sealed = sealer.seal(ONE, "name", "ERIKSSON");
        var stranger = new Sealer(HouseKey.parse(HouseKey.generate(new SecureRandom())), jdbc, Clock.systemUTC());

        assertThatThrownBy(() -> stranger.open(ONE, "name", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fingerprints_fold_spelling_and_keep_kinds_of_document_apart() {
        var prints = new Fingerprints(key, jdbc, mock(PrintForms.class));

        assertThat(prints.ofDocument("passport", "l898902c 3"))
                .isEqualTo(prints.ofDocument("passport", "L898902C3"))
                .isNotEqualTo(prints.ofDocument("driver-licence", "L898902C3"));
        assertThat(prints.ofPerson("佐藤", "花子", LocalDate.of(1990, 5, 1)))
                .isNotEqualTo(prints.ofPerson("佐藤", "花子", LocalDate.of(1990, 5, 2)));
        assertThat(prints.ofPhone("+81 90-1234-5678").value()).doesNotContain("1234");
    }

    @Test
    void a_missing_key_file_is_made_only_where_that_is_allowed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("house.key");

        assertThatThrownBy(() -> HouseKey.fromFile(file, false, new SecureRandom()))
                .hasMessageContaining("MEIBO_HOUSE_KEY");
        HouseKey made = HouseKey.fromFile(file, true, new SecureRandom());

        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(HouseKey.fromFile(file, false, new SecureRandom()).fingerprint("x"))
                .isEqualTo(made.fingerprint("x"));
    }
}
