package io.meibo.deposit;

import io.meibo.deposit.Entry.Kind;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Money;
import io.meibo.voucher.Vouchers;
import io.meibo.voucher.Wording;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers with a number and nothing on them: a thousand histories need no layout. Named where it is wanted, never found. */
@Primary
class QuickPapers extends DepositPapers {

    private static final AtomicInteger PLACE = new AtomicInteger();

    private final JdbcClient jdbc;

    QuickPapers(PersonalDataVault vault, Vouchers vouchers, Wording wording, Clock clock, JdbcClient jdbc) {
        super(vault, vouchers, wording, clock);
        this.jdbc = jdbc;
    }

    @Override
    String receipt(RegistrationCase registration, IncomingPayment payment, Map<Kind, Money> parts, Balances before) {
        return paper(registration, "receipt");
    }

    @Override
    String refundNote(RegistrationCase registration, List<DepositAccount.WayBack> ways, Balances before) {
        return paper(registration, "refund");
    }

    private String paper(RegistrationCase registration, String kind) {
        int place = PLACE.incrementAndGet();
        String number = "Q-" + place;
        jdbc.sql(
                        "INSERT INTO voucher (voucher_no, kind, series_year, series_place, reference, language, issued_at, size,"
                                + " sha256, sealed) VALUES (:number, :kind, 1900, :place, :reference, 'en',"
                                + " CURRENT_TIMESTAMP, 1, 'none', :sealed)")
                .param("number", number)
                .param("kind", kind)
                .param("place", place)
                .param("reference", registration.reference().value())
                .param("sealed", new byte[1])
                .update();
        return number;
    }
}
