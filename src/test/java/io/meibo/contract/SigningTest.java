package io.meibo.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meibo.demo.Invented;
import io.meibo.register.ContractDates;
import io.meibo.register.Ending;
import io.meibo.register.Endings;
import io.meibo.register.SecretToSend;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.support.MoneyTest;
import io.meibo.voucher.Voucher;
import io.meibo.voucher.VoucherDesk;
import io.meibo.voucher.VoucherKind;
import io.meibo.voucher.Vouchers;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;

@Import(SigningTest.Messenger.class)
class SigningTest extends MoneyTest {

    @Autowired
    private Contracts contracts;

    @Autowired
    private Signing signing;

    @Autowired
    private SignedCopies copies;

    @Autowired
    private Scans scans;

    @Autowired
    private Vouchers vouchers;

    @Autowired
    private VoucherDesk desk;

    @Autowired
    private ContractDates dates;

    @Autowired
    private Endings endings;

    @Autowired
    private Messenger messenger;

    private final Invented person = japanese();
    private RegistrationId reference = new RegistrationId("R-7KQ2-9XMV-4");

    /** Takes the codes that are sent. */
    static class Messenger {

        private final List<SecretToSend> sent = new ArrayList<>();

        @EventListener
        public void on(SecretToSend secret) {
            sent.add(secret);
        }

        String code() {
            return String.valueOf(sent.get(sent.size() - 1).secrets().get("code"));
        }
    }

    @BeforeEach
    void a_contract_to_sign() {
        messenger.sent.clear();
        reference = registered(person);
        contracts.prepare(reference);
        stands(reference, RegistrationStatus.AWAITING_SIGNATURE);
    }

    @Test
    void the_applicant_signs_online_with_the_code_that_was_sent() throws IOException {
        Signing.CodeSent sent = signing.sendCode(reference, null);
        assertThat(sent.channel()).isEqualTo("sms");
        assertThat(sent.sentTo())
                .isEqualTo("••••" + person.phone().substring(person.phone().length() - 4));
        assertThat(messenger.sent).singleElement().satisfies(secret -> {
            assertThat(secret.channel()).isEqualTo(SecretToSend.Channel.SMS);
            assertThat(secret.notice()).isEqualTo("signature-code");
        });

        Signature signature = online(messenger.code());

        assertThat(signature.method()).isEqualTo(SignatureMethod.ONLINE_TYPED);
        assertThat(signature.signedCopy()).startsWith("S-2026-");
        assertThat(world.told).containsExactly(reference + " contract.signed");
        String text = text(copy(signature));
        assertThat(text.replaceAll("\\s", ""))
                .contains("署名の記録", signature.sha256(), "オンラインで氏名と確認コードを入力", "SMSで送信", "契約者本人");
        assertThat(text).contains(signature.number(), name(), "2026年11月25日");
    }

    @Test
    void a_wrong_code_signs_nothing_and_five_of_them_kill_it() {
        signing.sendCode(reference, "sms");
        String wrong = messenger.code().equals("111111") ? "222222" : "111111";
        for (int tries = 0; tries < 4; tries++) {
            assertThat(refusalOf(() -> online(wrong)).code()).isEqualTo("CODE_WRONG");
        }
        assertThat(refusalOf(() -> online(wrong)).code()).isEqualTo("CODE_TOO_MANY");
        assertThat(refusalOf(() -> online(messenger.code())).code()).isEqualTo("CODE_TOO_MANY");
        assertThat(refusalOf(() -> contracts.signature(reference)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(world.told).isEmpty();

        signing.sendCode(reference, "sms");
        assertThat(online(messenger.code()).number()).isEqualTo(contracts.number(reference));
    }

    @Test
    void a_code_is_good_for_ten_minutes() {
        signing.sendCode(reference, "mail");
        assertThat(messenger.sent.get(0).channel()).isEqualTo(SecretToSend.Channel.MAIL);
        world.now = NOW.plus(Duration.ofMinutes(10));

        assertThat(refusalOf(() -> online(messenger.code())).code()).isEqualTo("CODE_EXPIRED");
    }

    @Test
    void without_a_code_nobody_signs_online_and_on_a_screen_only_before_a_clerk() {
        assertThat(refusalOf(() -> online(null)).errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/code", "REQUIRED"));
        assertThat(refusalOf(() -> signing.sign(
                                reference,
                                SignatureOrder.of(name(), "counter-screen"),
                                Actor.applicant(reference),
                                null))
                        .errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/method", "SIGNED_BEFORE_A_CLERK"));
    }

    @Test
    void no_code_goes_out_where_nothing_is_to_be_signed_or_by_a_way_we_do_not_have() {
        assertThat(refusalOf(() -> signing.sendCode(reference, "pigeon")).errors())
                .extracting(FieldError::code)
                .containsExactly("NOT_ONE_OF");
        stands(reference, RegistrationStatus.WITHDRAWN);

        assertThat(refusalOf(() -> signing.sendCode(reference, "sms")).code()).isEqualTo("WRONG_STATE");
        assertThat(messenger.sent).isEmpty();
    }

    @Test
    void what_was_drawn_on_the_screen_stands_in_the_signed_copy_behind_the_very_pages_of_the_contract()
            throws IOException {
        Signature signature = signing.sign(
                reference,
                new SignatureOrder(name(), "counter-screen", null, "data:image/png;base64," + drawing(true)),
                CLERK,
                null);

        byte[] copy = copy(signature);
        Voucher contract = vouchers.find(reference, signature.number()).orElseThrow();
        try (PDDocument signed = Loader.loadPDF(copy);
                PDDocument before = Loader.loadPDF(vouchers.open(reference, contract))) {
            int pages = before.getNumberOfPages();
            assertThat(signed.getNumberOfPages()).isEqualTo(pages + 1);
            for (int page = 0; page < pages; page++) {
                assertThat(content(signed.getPage(page))).isEqualTo(content(before.getPage(page)));
            }
            assertThat(signed.getPage(pages).getResources().getXObjectNames()).isNotEmpty();
            String metadata =
                    new String(signed.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata).contains("pdfaid:part>2<", "pdfaid:conformance>U<");
            picture(signed, pages, "signed-on-screen");
        }
    }

    @Test
    void an_empty_drawing_or_none_that_can_be_read_is_no_signature() {
        for (String drawing : List.of(drawing(false), "data:image/png;base64,AAAA", "###", "A".repeat(800_000))) {
            assertThat(refusalOf(() -> signing.sign(
                                    reference,
                                    new SignatureOrder(name(), "counter-screen", null, drawing),
                                    CLERK,
                                    null))
                            .errors())
                    .extracting(FieldError::pointer, FieldError::code)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("/drawing", "DRAWING_NOT_READABLE"));
        }
    }

    @Test
    void a_contract_signed_on_paper_waits_for_its_scan_and_then_has_a_signed_copy() throws IOException {
        Signature signature = signing.sign(reference, SignatureOrder.of(name(), "counter-paper"), CLERK, null);
        assertThat(signature.scan()).isEqualTo("outstanding");
        assertThat(signature.signedCopy()).isNull();
        assertThat(contracts.view(reference).orElseThrow().signature()).isEqualTo(signature);
        byte[] sent = Base64.getDecoder().decode(drawing(true));

        Signature attached = copies.attach(reference, scans.read(reference, sent), CLERK);

        assertThat(attached.scan()).isEqualTo("attached");
        try (PDDocument signed = Loader.loadPDF(copy(attached))) {
            int last = signed.getNumberOfPages() - 1;
            assertThat(signed.getPage(last).getResources().getXObjectNames()).isNotEmpty();
            picture(signed, last, "signed-on-paper");
        }
        assertThat(copies.attach(reference, scans.read(reference, sent), CLERK)).isEqualTo(attached);
        byte[] other = sent.clone();
        other[other.length - 1]++;
        assertThat(refusalOf(() -> copies.attach(reference, scans.read(reference, other), CLERK))
                        .code())
                .isEqualTo("SCAN_ATTACHED");
    }

    @Test
    void a_scan_belongs_to_a_signature_on_paper() {
        Scan scan = scans.read(reference, Base64.getDecoder().decode(drawing(true)));
        assertThat(refusalOf(() -> copies.attach(reference, scan, CLERK)).code())
                .isEqualTo("SCAN_NOT_ASKED");

        signing.sign(reference, SignatureOrder.of(name(), "counter-screen"), CLERK, null);

        assertThat(refusalOf(() -> copies.attach(reference, scan, CLERK)).code())
                .isEqualTo("SCAN_NOT_ASKED");
    }

    @Test
    void the_database_lets_nobody_change_a_signed_copy() {
        signing.sign(reference, SignatureOrder.of(name(), "counter-screen"), CLERK, null);

        for (String change : List.of(
                "UPDATE voucher SET sha256 = 'ff' WHERE reference = :r AND kind = 'signed-contract'",
                "DELETE FROM voucher WHERE reference = :r AND kind = 'signed-contract'",
                "DELETE FROM contract_signature WHERE reference = :r",
                "UPDATE signed_copy SET sha256 = 'ff' WHERE reference = :r")) {
            assertThatThrownBy(
                            () -> jdbc.sql(change).param("r", reference.value()).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void at_the_counter_the_contract_is_received_with_the_signature() {
        signing.sign(reference, SignatureOrder.of(name(), "counter-paper"), CLERK, null);

        assertThat(dates.of(reference).receivedBy()).isEqualTo("hand");
    }

    @Test
    void online_it_is_received_when_the_applicant_downloads_it_and_reading_it_before_does_not_count() {
        Actor applicant = Actor.applicant(reference);
        desk.handOut(reference, contracts.number(reference), applicant);
        signing.sendCode(reference, "sms");
        Signature signature = online(messenger.code());
        stands(reference, RegistrationStatus.AWAITING_DEPOSIT);
        assertThat(dates.of(reference).received()).isNull();

        desk.handOut(reference, String.valueOf(signature.signedCopy()), CLERK);
        assertThat(dates.of(reference).received()).isNull();
        world.now = NOW.plus(Duration.ofDays(2));
        desk.handOut(reference, String.valueOf(signature.signedCopy()), applicant);

        assertThat(dates.of(reference).receivedBy()).isEqualTo("download");
        assertThat(dates.of(reference).received()).isNotNull().satisfies(at -> assertThat(at.toInstant())
                .isEqualTo(NOW.plus(Duration.ofDays(2))));
    }

    @Test
    void papers_are_handed_out_as_long_as_the_records_are_kept() {
        Actor applicant = Actor.applicant(reference);
        String number = contracts.number(reference);
        world.depositRow = Map.of("decision", "keep", "period", "P90D", "countedFrom", "application-end");
        endings.record(reference, Ending.WITHDRAWN);

        world.now = NOW.plus(Duration.ofDays(89));
        assertThat(desk.handOut(reference, number, applicant).pdf()).isNotEmpty();
        world.now = NOW.plus(Duration.ofDays(90));
        assertThat(refusalOf(() -> desk.admit(reference, applicant)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(refusalOf(() -> desk.handOut(reference, number, applicant)).kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        desk.admit(reference, CLERK);
    }

    @Test
    void the_contract_says_by_which_version_it_was_written() {
        ContractView view = contracts.view(reference).orElseThrow();

        assertThat(view.template()).isEqualTo("jp-postpaid-voice");
        assertThat(view.templateVersion()).isEqualTo(2);
        assertThat(vouchers.of(reference)).extracting(Voucher::kind).containsExactly(VoucherKind.CONTRACT);
    }

    private Signature online(@Nullable String code) {
        return signing.sign(
                reference, new SignatureOrder(name(), "online-typed", code, null), Actor.applicant(reference), null);
    }

    private String name() {
        return person.familyName() + " " + person.givenName();
    }

    private byte[] copy(Signature signature) {
        Voucher copy =
                vouchers.find(reference, String.valueOf(signature.signedCopy())).orElseThrow();
        return vouchers.open(reference, copy);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static byte[] content(PDPage page) throws IOException {
        try (var in = page.getContents()) {
            return in.readAllBytes();
        }
    }

    private static void picture(PDDocument pdf, int page, String name) throws IOException {
        Files.createDirectories(Path.of("target", "papers"));
        ImageIO.write(
                new PDFRenderer(pdf).renderImageWithDPI(page, 80),
                "png",
                Path.of("target", "papers", name + ".png").toFile());
    }

    private static String drawing(boolean signed) {
        var image = new BufferedImage(900, 280, BufferedImage.TYPE_INT_ARGB);
        if (signed) {
            Graphics2D brush = image.createGraphics();
            brush.setColor(new Color(16, 32, 58));
            brush.setStroke(new BasicStroke(4));
            brush.drawArc(60, 40, 220, 180, 20, 290);
            brush.drawLine(300, 60, 780, 210);
            brush.drawLine(300, 210, 780, 60);
            brush.dispose();
        }
        try {
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
