package io.meibo.demo;

import io.meibo.demo.DemoCase.Goal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The people and their wishes that a visitor finds on the first start: Japanese, Chinese and from abroad, in every state. */
final class DemoCases {

    private static final long SEED = 20261122;

    private final SpecimenDrawing drawing = new SpecimenDrawing();
    private final People people;
    private final OffsetDateTime now;
    private final List<DemoCase> cases = new ArrayList<>();

    private DemoCases(LocalDate today, OffsetDateTime now) {
        this.people = new People(SEED, today);
        this.now = now;
    }

    /** In the order in which they are played; the last Chinese one finds the shelf empty. */
    static List<DemoCase> of(OffsetDateTime now) {
        var all = new DemoCases(now.toLocalDate(), now);
        all.write();
        return List.copyOf(all.cases);
    }

    private void write() {
        Invented regular = people.japanese();
        add("completed", "shop", japanPostpaid(regular), Goal.COMPLETED);
        add("completed-china", "clerk", chinaPostpaid(people.chinese()), Goal.COMPLETED);
        add("completed-esim", "clerk", japanPostpaid(people.japanese()).asEsim(), Goal.COMPLETED);
        add("esim-code", "clerk", japanPrepaid(people.japanese()).asEsim(), Goal.AWAITING_DOWNLOAD);
        add("hand-over", "clerk", japanPostpaid(people.japanese()), Goal.HAND_OVER);
        add("hand-over-china", "clerk2", chinaPostpaid(people.chinese()), Goal.HAND_OVER);
        add("activation", "shop", japanPrepaid(people.residentOfJapan()), Goal.AWAITING_ACTIVATION);
        add("activation-china", "clerk", chinaPrepaid(people.chinese()), Goal.AWAITING_ACTIVATION);
        add("stock-china", "shop", chinaPrepaid(people.chinese()), Goal.AWAITING_STOCK);
        add("deposit", "clerk", japanPostpaid(people.residentOfJapan()), Goal.AWAITING_DEPOSIT);
        add("signature", "shop", japanPostpaid(people.japanese()), Goal.AWAITING_SIGNATURE);
        add("signature-china", "clerk", chinaPostpaid(people.chinese()), Goal.AWAITING_SIGNATURE);
        add("refund", "clerk", japanPostpaid(people.japanese()), Goal.WITHDRAWN_AFTER_PAYMENT);
        add("withdrawn", "shop", japanPostpaid(people.japanese()), Goal.WITHDRAWN_EARLY);
        add("review-passport", "clerk", japanPostpaid(people.passportHolder("JPN")), Goal.IN_REVIEW);
        add("review-passport-china", "clerk2", shownOnly(people.passportHolder("CHN")), Goal.IN_REVIEW);
        add("second-line", "shop", japanPrepaid(regular), Goal.AWAITING_ACTIVATION);
        addUnreadable("review-unreadable", japanPostpaid(people.japanese()), Goal.IN_REVIEW);
        add("review-claimed", "clerk", shownOnly(people.chinese()), Goal.CLAIMED);
        addUnreadable("returned", japanPostpaid(people.residentOfJapan()), Goal.RETURNED);
        addUnreadable("rejected", japanPrepaid(people.passportHolder("JPN")), Goal.REJECTED);
        addCard("card-anonymous", "jp-transit-anonymous", "adult", people.japanese(), Goal.HAND_OVER);
        addCard("card-named", "jp-transit-named", "adult", people.japanese(), Goal.COMPLETED);
        addCard("card-named-deposit", "jp-transit-named", "adult", people.japanese(), Goal.AWAITING_DEPOSIT);
        addCard("card-concession", "cn-transit-concession", "student", people.chinese(), Goal.COMPLETED);
        addCard("card-concession-review", "cn-transit-concession", "senior", people.chinese(), Goal.IN_REVIEW);
        addCard("card-bank", "cn-bank-class-1", "class-1", people.chinese(), Goal.IN_REVIEW);
        add("draft", "clerk", japanPostpaid(people.japanese()), Goal.DRAFT);
        addMinor("review-minor", chinaPostpaid(people.youngChinese(15)), people.chinese());
    }

    private void add(String code, String enteredBy, Application application, Goal goal) {
        Invented person = application.person();
        cases.add(new DemoCase(code, enteredBy, application, () -> pages(drawing.front(person), person), goal));
    }

    /** A card bears only the pages that it asks for. */
    private void addCard(String code, String product, String plan, Invented person, Goal goal) {
        var application = new Application(product, plan, "counter", "portrait-compared", person, now);
        cases.add(new DemoCase(code, "clerk", application, () -> cardPages(product, person), goal));
    }

    private List<Door.FormPart> cardPages(String product, Invented person) {
        return switch (product) {
            case "cn-transit-concession" ->
                List.of(
                        Door.FormPart.jpeg("document-front", drawing.front(person)),
                        Door.FormPart.jpeg("portrait", drawing.portrait(person)),
                        Door.FormPart.jpeg("concession-proof", drawing.back(person)));
            case "cn-bank-class-1" -> pages(drawing.front(person), person);
            default -> List.of();
        };
    }

    /** A minor at the counter with a parent whose document is shown too; the proof of kinship is still to be brought. */
    private void addMinor(String code, Application application, Invented parent) {
        Invented person = application.person();
        cases.add(new DemoCase(
                code,
                "clerk",
                application.with(parent),
                () -> {
                    List<Door.FormPart> pages = pages(drawing.front(person), person);
                    pages.add(Door.FormPart.jpeg("guardian-document", drawing.front(parent)));
                    return pages;
                },
                Goal.IN_REVIEW));
    }

    private void addUnreadable(String code, Application application, Goal goal) {
        Invented person = application.person();
        cases.add(new DemoCase(code, "shop", application, () -> pages(drawing.unreadable(person), person), goal));
    }

    private List<Door.FormPart> pages(byte[] front, Invented person) {
        var pages = new ArrayList<Door.FormPart>();
        pages.add(Door.FormPart.jpeg("document-front", front));
        if (person.paper().kind() == Paper.Kind.PASSPORT) {
            pages.add(Door.FormPart.jpeg("other", drawing.back(person)));
        } else {
            pages.add(Door.FormPart.jpeg("document-back", drawing.back(person)));
        }
        pages.add(Door.FormPart.jpeg("portrait", drawing.portrait(person)));
        return pages;
    }

    private Application japanPostpaid(Invented person) {
        return new Application("jp-postpaid-voice", "standard-20gb", "counter", "document-shown", person, now);
    }

    private Application japanPrepaid(Invented person) {
        return new Application("jp-prepaid-voice", "prepaid-30d", "counter", "document-shown", person, now);
    }

    private Application chinaPostpaid(Invented person) {
        return new Application("cn-postpaid-voice", "standard-30gb", "counter", "portrait-compared", person, now);
    }

    private Application chinaPrepaid(Invented person) {
        return new Application("cn-prepaid-voice", "prepaid", "counter", "portrait-compared", person, now);
    }

    /** Nobody compared the face (CN-08), so a person has to look. */
    private Application shownOnly(Invented person) {
        return new Application("cn-postpaid-voice", "light-5gb", "counter", "document-shown", person, now);
    }
}
