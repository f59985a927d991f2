package io.meibo.inventory;

import io.meibo.api.Texts;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The notices to managers that stock has fallen below its mark. They go by mail to {@code meibo.stock.alarm-to} where that
 * and a mail server are set up, else they are kept, and are read on the stock page in any case.
 */
@Service
public class StockAlarms {

    /** One fall below a mark; {@code state} is {@code waiting}, {@code sent} or {@code kept}. */
    public record Alarm(
            long id,
            String pool,
            String form,
            String office,
            int free,
            int least,
            OffsetDateTime fallenAt,
            String state) {}

    private final JdbcClient jdbc;
    private final ObjectProvider<JavaMailSender> mail;
    private final Texts texts;
    private final TransactionTemplate transaction;
    private final String from;
    private final List<String> to;
    private final Locale language;

    StockAlarms(
            JdbcClient jdbc,
            ObjectProvider<JavaMailSender> mail,
            Texts texts,
            PlatformTransactionManager transactions,
            @Value("${meibo.notification.from}") String from,
            @Value("${meibo.stock.alarm-to:}") List<String> to,
            @Value("${meibo.stock.alarm-language:ja}") Locale language) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
        this.from = from;
        this.to = to.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        this.language = language;
    }

    /** The latest, newest first. */
    public List<Alarm> latest(int most) {
        return rows("ORDER BY id DESC FETCH FIRST " + most + " ROWS ONLY");
    }

    /** Sends what waits; what fails is tried again with the next round. The row's lock keeps two nodes apart. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "${meibo.stock.alarms:PT30S}")
    public void send() {
        for (Alarm waiting : rows("WHERE state = 'waiting' ORDER BY id")) {
            transaction.executeWithoutResult(
                    status -> rows("WHERE id = " + waiting.id() + " AND state = 'waiting' FOR UPDATE")
                            .forEach(this::send));
        }
    }

    private void send(Alarm alarm) {
        JavaMailSender sender = mail.getIfAvailable();
        boolean byMail = sender != null && !to.isEmpty();
        if (byMail) {
            var letter = new SimpleMailMessage();
            letter.setFrom(from);
            letter.setTo(to.toArray(String[]::new));
            Object[] facts = {
                alarm.pool(),
                formName(alarm.form()),
                officeName(alarm.office()),
                Integer.toString(alarm.free()),
                Integer.toString(alarm.least())
            };
            letter.setSubject(texts.in(language, "stock.alarm.subject", facts));
            letter.setText(texts.in(language, "stock.alarm.body", facts));
            sender.send(letter);
        }
        jdbc.sql("UPDATE stock_alarm SET state = :state WHERE id = :id")
                .param("state", byMail ? "sent" : "kept")
                .param("id", alarm.id())
                .update();
    }

    private String formName(String form) {
        return texts.find(language, "stock.form." + form).orElse(form);
    }

    private String officeName(String office) {
        return texts.find(language, "stock.office." + office).orElse(office);
    }

    private List<Alarm> rows(String rest) {
        return jdbc.sql("SELECT * FROM stock_alarm " + rest)
                .query((row, n) -> new Alarm(
                        row.getLong("id"),
                        row.getString("pool"),
                        row.getString("form"),
                        row.getString("office"),
                        row.getInt("free"),
                        row.getInt("least"),
                        row.getObject("fallen_at", OffsetDateTime.class),
                        row.getString("state")))
                .list();
    }
}
