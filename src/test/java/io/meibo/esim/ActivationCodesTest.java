package io.meibo.esim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.meibo.register.SecretToSend;
import io.meibo.shared.ActivationCode;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivationCodesTest {

    private static final EsimRoom ROOM = new EsimRoom();

    @BeforeEach
    void quiet() {
        ROOM.secrets.clear();
        ROOM.tasks.clear();
    }

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @Test
    void it_is_shown_once_to_the_applicant_and_that_is_on_record() {
        RegistrationId reference = ROOM.released();

        ActivationCode code = ROOM.codes().show(reference, Actor.applicant(reference));

        assertThat(code.toQrText()).matches("LPA:1\\$smdp\\.meibo\\.example\\$MATCH-\\d+\\$\\$1");
        assertThat(ROOM.codes().shownAt(ROOM.order(reference))).isPresent();
        refuses("CODE_SHOWN_ALREADY", reference, Actor.applicant(reference));
    }

    @Test
    void the_confirmation_code_goes_another_way_and_never_stands_in_the_code() {
        RegistrationId reference = ROOM.released();

        ActivationCode code = ROOM.codes().show(reference, Actor.applicant(reference));

        assertThat(ROOM.secrets).hasSize(1);
        SecretToSend secret = ROOM.secrets.get(0);
        assertThat(secret.channel()).isEqualTo(SecretToSend.Channel.SMS);
        assertThat(secret.secrets().get("code"))
                .matches("[0-9]{8}")
                .isEqualTo(ROOM.smDp.confirmationCodes.get(
                        ROOM.order(reference).iccid().digits()));
        assertThat(code.toQrText()).doesNotContain(secret.secrets().get("code"));
        assertThat(secret.toString()).doesNotContain(secret.secrets().get("code"));
    }

    @Test
    void before_the_release_and_after_the_end_there_is_nothing_to_show() {
        RegistrationId early = ROOM.aRegistration();
        ROOM.profiles().hold(early);
        ROOM.profiles().order(early);
        refuses("CODE_NOT_READY", early, Actor.applicant(early));

        RegistrationId late = ROOM.released();
        ROOM.moved(late, RegistrationStatus.WITHDRAWN);
        refuses("CODE_NOT_READY", late, Actor.applicant(late));
        assertThat(ROOM.secrets).isEmpty();
    }

    @Test
    void at_the_counter_only_the_clerk_who_holds_an_open_task_shows_it() {
        RegistrationId reference = ROOM.released();
        refuses("NOT_YOUR_TASK", reference, EsimRoom.CLERK);
        ROOM.task(reference, "code-shown", "clerk2");
        refuses("NOT_YOUR_TASK", reference, EsimRoom.CLERK);
        refuses("ROLE_NOT_ALLOWED", reference, Actor.user("manager", Set.of(Role.MANAGER)));
        assertThat(ROOM.codes().isShown(reference)).isFalse();

        ROOM.task(reference, "code-shown", "clerk");
        ROOM.codes().show(reference, EsimRoom.CLERK);

        assertThat(ROOM.codes().isShown(reference)).isTrue();
        refuses("CODE_SHOWN_ALREADY", reference, Actor.applicant(reference));
    }

    @Test
    void what_a_phone_has_already_is_not_shown() {
        RegistrationId reference = ROOM.released();
        ROOM.tell(reference, 3, true);

        refuses("CODE_SHOWN_ALREADY", reference, Actor.applicant(reference));
    }

    @Test
    void the_picture_reads_as_the_code() throws Exception {
        var code = new ActivationCode("smdp.example.com", "ABC-123", Optional.empty(), true);
        var picture = ImageIO.read(new ByteArrayInputStream(QrPicture.of(code).png()));

        var read = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))));

        assertThat(read.getText()).isEqualTo("LPA:1$smdp.example.com$ABC-123$$1");
        assertThat(QrPicture.of(code).svg())
                .startsWith("<svg")
                .contains("<path")
                .doesNotContain("script");
    }

    private static void refuses(String code, RegistrationId reference, Actor actor) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ROOM.codes().show(reference, actor))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
