package io.meibo.pages.staff;

import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Gives every page of staff its frame, and turns a refusal into a page instead of a problem in JSON. */
@ControllerAdvice(basePackages = {"io.meibo.pages.staff", "io.meibo.notification.web", "io.meibo.inventory.web.page"})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageFrame {

    private final String webapps;
    private final Set<Role> outboxReaders;

    PageFrame(
            @Value("${camunda.bpm.webapp.application-path}") String webapps,
            @Value("${meibo.notification.outbox-readers:manager,camunda-admin}") Set<Role> outboxReaders) {
        this.webapps = webapps;
        this.outboxReaders = outboxReaders;
    }

    @ModelAttribute("frame")
    Frame frame(Actor actor) {
        return new Frame(
                actor.id(),
                webapps,
                actor.is(Role.CLERK),
                actor.isAny(Role.CLERK, Role.REVIEWER, Role.SENIOR_REVIEWER, Role.MANAGER),
                actor.isStaff(),
                actor.isAny(outboxReaders.toArray(Role[]::new)),
                actor.isAny(Role.MANAGER, Role.AUDITOR),
                actor.isAny(Role.CLERK, Role.MANAGER, Role.AUDITOR),
                actor.isAny(Role.MANAGER, Role.AUDITOR, Role.CAMUNDA_ADMIN),
                actor.is(Role.CAMUNDA_ADMIN));
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, Actor actor) {
        var page = new ModelAndView("pages/refused");
        page.setStatus(
                org.springframework.http.HttpStatus.valueOf(refusal.kind().httpStatus()));
        page.addObject("frame", frame(actor));
        page.addObject("status", refusal.kind().httpStatus());
        return page;
    }
}
