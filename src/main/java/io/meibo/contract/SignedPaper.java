package io.meibo.contract;

import io.meibo.api.Figures;
import io.meibo.api.Texts;
import io.meibo.register.RegistrationCase;
import io.meibo.voucher.Paper;
import io.meibo.voucher.Paper.Block;
import io.meibo.voucher.Paper.Fact;
import io.meibo.voucher.Paper.Facts;
import io.meibo.voucher.Paper.Notice;
import io.meibo.voucher.Paper.Picture;
import io.meibo.voucher.Wording;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the record of signature that stands behind the contract's pages: who signed what, how and when. */
@Component
class SignedPaper {

    private final Wording wording;
    private final Figures figures;

    SignedPaper(Wording wording, Figures figures) {
        this.wording = wording;
        this.figures = figures;
    }

    Paper write(RegistrationCase registration, SignedContract signed, List<Picture> scan) {
        Wording.In words = wording.in(registration.facts().language());
        Signature signature = signed.signature();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(words.text("signed.contract"), signature.number()));
        facts.add(Fact.of(
                words.text("contract.reference"), registration.reference().value()));
        facts.add(Fact.of(words.text("signed.hash"), signature.sha256()));
        facts.add(Fact.of(words.text("signed.name"), signed.name()));
        facts.add(Fact.of(
                words.text("signed.how"),
                words.text("signed.how." + signature.method().code())));
        if (signed.codeChannel() != null) {
            facts.add(Fact.of(words.text("signed.code"), words.text("signed.code." + signed.codeChannel())));
        }
        facts.add(Fact.of(
                words.text("signed.when"),
                figures.timeIn(
                        registration.facts().country(),
                        signature.signedAt(),
                        Texts.locale(registration.facts().language()))));
        facts.add(Fact.of(
                words.text("signed.by"),
                signed.recordedBy().equals("applicant")
                        ? words.text("signed.by.applicant")
                        : words.text("signed.by.staff", signed.recordedBy())));
        var blocks = new ArrayList<Block>();
        blocks.add(new Facts(words.text("signed.facts"), facts));
        signed.drawing()
                .ifPresent(png -> blocks.add(Picture.of(words.text("signed.drawing"), "image/png", png, false)));
        blocks.add(new Notice(words.text("signed.bound.head"), List.of(words.text("signed.bound.text"))));
        blocks.addAll(scan);
        return new Paper(words.text("signed.title"), words.text("signed.lead"), blocks);
    }

    /** A page of the scan, in the applicant's language. */
    Picture scanned(RegistrationCase registration, String mediaType, byte[] content, int page) {
        Wording.In words = wording.in(registration.facts().language());
        return Picture.of(words.text("signed.scan", Integer.toString(page)), mediaType, content, true);
    }
}
