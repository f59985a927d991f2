package io.meibo.pages.staff;

import io.meibo.api.Figures;
import io.meibo.api.PageOf;
import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.ServiceClock;
import io.meibo.shared.Actor;
import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register as a list, newest first, all of it or one status; nothing personal stands in it. */
@Controller
class RegistrationsPage {

    /** A line of the list, times ready to read. */
    record Line(
            String reference,
            String product,
            String status,
            @Nullable String awaiting,
            @Nullable String from,
            String until,
            @Nullable Left left,
            String entered) {}

    /** What is left of our time for the decision: left, late or stands, and in whole hours. */
    record Left(String how, long hours) {}

    private static final int LINES = 12;

    private final Register register;
    private final Products products;
    private final Figures figures;
    private final ServiceClock serviceClock;

    RegistrationsPage(Register register, Products products, Figures figures, ServiceClock serviceClock) {
        this.register = register;
        this.serviceClock = serviceClock;
        this.products = products;
        this.figures = figures;
    }

    @GetMapping("/registrations")
    String show(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "0") int page,
            Actor actor,
            Locale locale,
            Model model) {
        if (!actor.isStaff()) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        PageOf.require(page, LINES);
        Optional<RegistrationStatus> wanted = Arrays.stream(RegistrationStatus.values())
                .filter(known -> known.code().equals(status))
                .findFirst();
        var filter = new Register.Filter(wanted.orElse(null), null, null, null);
        List<Line> lines = register.page(filter, page, LINES).stream()
                .map(found -> line(found, locale))
                .toList();
        model.addAttribute("status", wanted.map(RegistrationStatus::code).orElse(""));
        model.addAttribute(
                "statuses",
                Arrays.stream(RegistrationStatus.values())
                        .map(RegistrationStatus::code)
                        .toList());
        model.addAttribute("found", new PageOf<>(lines, page, LINES, register.count(filter)));
        return "pages/registrations";
    }

    private @Nullable Left left(RegistrationCase found) {
        boolean stands = found.status() == RegistrationStatus.RETURNED;
        if (!stands
                && found.status() != RegistrationStatus.CHECKING
                && found.status() != RegistrationStatus.IN_REVIEW) {
            return null;
        }
        Duration left = serviceClock.of(found.reference()).left();
        return left.isNegative()
                ? new Left("late", left.abs().toHours())
                : new Left(stands ? "stands" : "left", left.toHours());
    }

    private Line line(RegistrationCase found, Locale locale) {
        Awaiting awaiting = found.awaiting();
        AwaitedFrom from = found.awaitingFrom();
        String product = found.facts().product();
        return new Line(
                found.reference().value(),
                products.find(product)
                        .map(Product::name)
                        .map(names -> names.in(locale))
                        .orElse(product),
                found.status().code(),
                awaiting == null ? null : awaiting.code(),
                from == null ? null : from.code(),
                figures.day(found.awaitingUntil(), locale),
                left(found),
                figures.time(found.createdAt(), locale));
    }
}
