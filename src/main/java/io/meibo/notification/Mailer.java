package io.meibo.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands a notice to the mail server, where one is set up. */
@Component
class Mailer {

    private final ObjectProvider<JavaMailSender> sender;
    private final NoticeSettings settings;

    Mailer(ObjectProvider<JavaMailSender> sender, NoticeSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    boolean isSetUp() {
        return sender.getIfAvailable() != null;
    }

    /**
     * Sends; the Message-ID is the notice's own, so that a repeat after a lost acknowledgement is told from a second
     * notice. Fails with {@link NoticeNotTaken}.
     */
    void send(Notice notice, String recipient, Letter letter) {
        try {
            JavaMailSender mail = sender.getObject();
            MimeMessage message = mail.createMimeMessage();
            var helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.from());
            helper.setTo(recipient);
            helper.setSubject(letter.subject());
            helper.setText(letter.body());
            message.setHeader("Message-ID", "<" + notice.id() + "@" + domain() + ">");
            message.setHeader("Content-Language", notice.language());
            message.setHeader("Auto-Submitted", "auto-generated");
            mail.send(message);
        } catch (MailException | MessagingException failure) {
            // the failure's own message may quote the address: only its kind goes on
            throw new NoticeNotTaken("mail server", failure.getClass().getSimpleName());
        }
    }

    private String domain() {
        return settings.from().substring(settings.from().indexOf('@') + 1);
    }
}
