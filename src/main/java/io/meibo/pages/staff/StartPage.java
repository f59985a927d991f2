package io.meibo.pages.staff;

import io.meibo.register.Register;
import io.meibo.shared.Awaiting;
import io.meibo.shared.RegistrationStatus;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after log-in: what one may do, and how many registrations stand where. */
@Controller
class StartPage {

    /** How many registrations stand at a status. */
    record Count(String status, long cases) {}

    private static final List<RegistrationStatus> ON_THE_WAY = List.of(
            RegistrationStatus.DRAFT,
            RegistrationStatus.CHECKING,
            RegistrationStatus.IN_REVIEW,
            RegistrationStatus.RETURNED,
            RegistrationStatus.AWAITING_SIGNATURE,
            RegistrationStatus.AWAITING_DEPOSIT,
            RegistrationStatus.ISSUING,
            RegistrationStatus.AWAITING_ACTIVATION);
    private static final List<RegistrationStatus> ENDED = List.of(
            RegistrationStatus.COMPLETED,
            RegistrationStatus.REJECTED,
            RegistrationStatus.WITHDRAWN,
            RegistrationStatus.EXPIRED);

    private final Register register;

    StartPage(Register register) {
        this.register = register;
    }

    @GetMapping("/")
    String show(Model model) {
        Map<RegistrationStatus, Long> counts = register.countByStatus();
        model.addAttribute("onTheWay", counted(ON_THE_WAY, counts));
        model.addAttribute("ended", counted(ENDED, counts));
        model.addAttribute("waitingForStock", register.countAwaiting(Awaiting.STOCK));
        return "pages/start";
    }

    private static List<Count> counted(List<RegistrationStatus> statuses, Map<RegistrationStatus, Long> counts) {
        return statuses.stream()
                .map(status -> new Count(status.code(), counts.getOrDefault(status, 0L)))
                .toList();
    }
}
