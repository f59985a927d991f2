package io.meibo.notification;

import io.meibo.api.Texts;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SecretToSend;
import io.meibo.workflow.RegistrationFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the notices that bear a secret (a code), by the way that was asked for. The words are kept with a gap where the
 * secret belongs, and the secret beside them, until it is sent.
 */
@Service
public class SecretNotices {

    /** Where a notice goes. */
    private record Way(NoticeChannel channel, String recipient) {

        @Override
        public String toString() {
            return "Way[" + channel + "]";
        }
    }

    private final NoticeStore store;
    private final NoticeSettings settings;
    private final Register register;
    private final PersonalDataVault vault;
    private final RegistrationFlow flow;
    private final Texts texts;

    SecretNotices(
            NoticeStore store,
            NoticeSettings settings,
            Register register,
            PersonalDataVault vault,
            RegistrationFlow flow,
            Texts texts) {
        this.store = store;
        this.settings = settings;
        this.register = register;
        this.vault = vault;
        this.flow = flow;
        this.texts = texts;
    }

    /** Something secret is to reach the applicant; delivered as every notice is, with tries that wait for each other. */
    @EventListener
    @Transactional
    public void on(SecretToSend secret) {
        RegistrationCase registration = register.get(secret.reference());
        Optional<Way> way = vault.find(secret.reference()).flatMap(person -> way(secret.channel(), person.applicant()));
        NoticeChannel channel = way.map(Way::channel).orElse(strict(secret.channel()));
        String id = UUID.randomUUID().toString();
        store.add(
                id,
                secret.reference(),
                secret.notice(),
                registration.facts().language(),
                channel,
                way.map(Way::recipient).orElse(null),
                write(secret.notice(), channel, registration),
                // what nobody will be sent is not worth keeping
                way.isPresent() ? new Secrets(secret.secrets()) : Secrets.NONE);
        if (way.isPresent()) {
            flow.deliverNotice(id);
        }
    }

    private static Optional<Way> way(SecretToSend.Channel wanted, Applicant applicant) {
        Optional<Way> mail = way(NoticeChannel.MAIL, applicant.email());
        Optional<Way> sms = way(NoticeChannel.SMS, applicant.phone());
        return switch (wanted) {
            case MAIL -> mail.or(() -> sms);
            case SMS -> sms.or(() -> mail);
            case OTHER_THAN_MAIL -> sms;
            case OTHER_THAN_SMS -> mail;
        };
    }

    private static Optional<Way> way(NoticeChannel channel, @Nullable String recipient) {
        return Optional.ofNullable(recipient)
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> new Way(channel, address));
    }

    private static NoticeChannel strict(SecretToSend.Channel wanted) {
        return switch (wanted) {
            case MAIL, OTHER_THAN_SMS -> NoticeChannel.MAIL;
            case SMS, OTHER_THAN_MAIL -> NoticeChannel.SMS;
        };
    }

    private Letter write(String notice, NoticeChannel channel, RegistrationCase registration) {
        Locale locale = Texts.locale(registration.facts().language());
        String subject =
                texts.in(locale, "notice.subject", registration.reference().value());
        return new Letter(
                subject, channel == NoticeChannel.SMS ? shortText(notice, locale) : mail(notice, registration, locale));
    }

    private String shortText(String notice, Locale locale) {
        return texts.find(locale, "notice." + notice + ".sms")
                .orElseGet(() -> texts.in(locale, "notice." + notice + ".what"));
    }

    private String mail(String notice, RegistrationCase registration, Locale locale) {
        String page =
                settings.house() + "/registration/" + registration.reference().value() + "?lang="
                        + registration.facts().language();
        List<String> blocks = new ArrayList<>();
        Stream.of("what", "do")
                .map(part -> texts.find(locale, "notice." + notice + "." + part))
                .flatMap(Optional::stream)
                .forEach(blocks::add);
        blocks.add(texts.in(locale, "notice.where") + "\n" + page);
        blocks.add(texts.in(locale, "notice.signed"));
        return String.join("\n\n", blocks) + "\n";
    }
}
