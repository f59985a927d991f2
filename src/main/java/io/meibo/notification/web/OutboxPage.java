package io.meibo.notification.web;

import io.meibo.api.Figures;
import io.meibo.api.PageOf;
import io.meibo.notification.Notice;
import io.meibo.notification.Notices;
import io.meibo.shared.Actor;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The outbox at {@code /outbox}: what applicants have been told; a notice opened is recorded as a reveal. */
@Controller
class OutboxPage {

    private static final int LINES = 12;

    /** A notice of the list, its time ready to read. */
    record Line(
            String id,
            String reference,
            String kind,
            String language,
            String channel,
            String state,
            int failures,
            String written) {}

    private final Notices notices;
    private final Figures figures;

    OutboxPage(Notices notices, Figures figures) {
        this.notices = notices;
        this.figures = figures;
    }

    @GetMapping("/outbox")
    String list(@RequestParam(defaultValue = "0") int page, Actor actor, Locale locale, Model model) {
        PageOf.require(page, LINES);
        List<Line> lines = notices.outbox(page, LINES, actor).stream()
                .map(notice -> line(notice, locale))
                .toList();
        model.addAttribute("found", new PageOf<>(lines, page, LINES, notices.count(actor)));
        return "pages/outbox";
    }

    @GetMapping("/outbox/{id}")
    String open(@PathVariable String id, Actor actor, Locale locale, Model model) {
        Notices.Opened opened = notices.open(id, actor);
        model.addAttribute("notice", line(opened.notice(), locale));
        model.addAttribute("recipient", opened.recipient());
        model.addAttribute("letter", opened.letter());
        return "pages/notice";
    }

    private Line line(Notice notice, Locale locale) {
        return new Line(
                notice.id(),
                notice.reference().value(),
                notice.kind(),
                notice.language(),
                notice.channel().code(),
                notice.state().code(),
                notice.failures(),
                figures.time(notice.writtenAt(), locale));
    }
}
