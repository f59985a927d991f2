package io.meibo.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.shared.Iccid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's phone: it downloads with an activation code (domain.md 2.1), asks for the confirmation code where one was
 * set, installs, fails to install, or deletes. Whatever happens is told to the operator by notices alone.
 */
final class Phone {

    /** A phone of nobody in particular (a published specimen). */
    static final String SPECIMEN_EID = "89001012012341234012345678901224";

    private static final int MOST_WRONG_CODES = 3;

    private final Desk desk;
    private final Post post;
    private final Faults faults;
    private final Notices notices;

    Phone(Desk desk, Post post, Faults faults, Notices notices) {
        this.desk = desk;
        this.post = post;
        this.faults = faults;
        this.notices = notices;
    }

    /**
     * Takes {@code {"act": install|download|finish|fail|delete, "activationCode"?, "iccid"?, "confirmationCode"?, "eid"?}}
     * and answers {@code {"result", "iccid"?, "reason"?}}.
     */
    ObjectNode act(JsonNode wish) {
        String eid = wish.path("eid").asText("");
        return switch (wish.path("act").asText("install")) {
            case "install" -> {
                ObjectNode downloaded = download(wish, eid);
                yield downloaded.path("result").asText().equals("downloaded") && installs(downloaded)
                        ? install(downloaded.path("iccid").asText(), true)
                        : downloaded;
            }
            case "download" -> download(wish, eid);
            case "finish" -> install(wish.path("iccid").asText(), true);
            case "fail" -> install(wish.path("iccid").asText(), false);
            case "delete" -> delete(wish.path("iccid").asText());
            default -> refused("no such act", null);
        };
    }

    private boolean installs(JsonNode downloaded) {
        return faults.meets(Faults.PHONE, downloaded.path("iccid").asText()) == null;
    }

    private ObjectNode download(JsonNode wish, String eid) {
        Optional<String> matchingId = matchingIdOf(wish.path("activationCode").asText());
        if (matchingId.isEmpty()) {
            return refused("not an activation code", null);
        }
        String typed = wish.path("confirmationCode").asText("");
        return told(
                desk.phone(book -> book.withMatchingId(matchingId.get()), profile -> download(profile, eid, typed)),
                "downloaded");
    }

    /** A phone that does not say who it is, is the one that the profile was ordered for. */
    private Desk.Step download(Profile profile, String said, String typed) {
        String ordered = profile.eid() == null ? SPECIMEN_EID : profile.eid();
        String eid = said.isEmpty() ? ordered : said;
        boolean again = profile.state() == ProfileState.DOWNLOADED && eid.equals(profile.eid());
        if (profile.state() != ProfileState.RELEASED && !again) {
            return new Desk.Step(
                    null, List.of(), Status.failed(Status.MATCHING_ID, Status.REFUSED, "not ready to download"));
        }
        if (profile.eid() != null && !eid.equals(profile.eid())) {
            Status status = Status.failed(Status.EID, Status.REFUSED, "ordered for another phone");
            return new Desk.Step(profile, List.of(notices.write(profile, Notices.ELIGIBILITY, status)), status);
        }
        if (profile.confirmationCode() != null && !profile.confirmationCode().equals(typed)) {
            return codeWrong(profile, eid);
        }
        Profile after = profile.on(eid).in(ProfileState.DOWNLOADED);
        return new Desk.Step(after, List.of(notices.write(after, Notices.DOWNLOADED, Status.SUCCESS)), Status.SUCCESS);
    }

    private Desk.Step codeWrong(Profile profile, String eid) {
        Status status = Status.failed(Status.CONFIRMATION_CODE, Status.REFUSED, "confirmation code is wrong");
        Profile counted = profile.codeWrong();
        var told = new ArrayList<ObjectNode>();
        told.add(notices.write(counted.on(eid), Notices.CONFIRMATION, status));
        if (counted.wrongCodes() < MOST_WRONG_CODES) {
            return new Desk.Step(counted, told, status);
        }
        Profile ended = counted.in(ProfileState.ERROR);
        told.add(notices.write(
                ended.on(eid),
                Notices.ELIGIBILITY,
                Status.failed(Status.CONFIRMATION_CODE, Status.LIMIT_EXCEEDED, "too many tries")));
        return new Desk.Step(ended, told, status);
    }

    private ObjectNode install(String iccid, boolean works) {
        return told(
                desk.phone(book -> Iccid.of(iccid).flatMap(book::find), profile -> {
                    if (profile.state() != ProfileState.DOWNLOADED) {
                        return new Desk.Step(
                                null,
                                List.of(),
                                Status.failed(Status.PROFILE, Status.INVALID_TRANSITION, "not on the phone"));
                    }
                    Status status = works
                            ? Status.SUCCESS
                            : Status.failed(Status.PROFILE, Status.REFUSED, "the phone could not install");
                    Profile after = profile.in(works ? ProfileState.INSTALLED : ProfileState.ERROR);
                    return new Desk.Step(after, List.of(notices.write(after, Notices.INSTALLED, status)), status);
                }),
                "installed");
    }

    private ObjectNode delete(String iccid) {
        return told(
                desk.phone(book -> Iccid.of(iccid).flatMap(book::find), profile -> {
                    if (profile.state() != ProfileState.INSTALLED) {
                        return new Desk.Step(
                                null,
                                List.of(),
                                Status.failed(Status.PROFILE, Status.INVALID_TRANSITION, "not installed"));
                    }
                    return new Desk.Step(
                            profile, List.of(notices.write(profile, Notices.DELETED, Status.SUCCESS)), Status.SUCCESS);
                }),
                "deleted");
    }

    private ObjectNode told(Optional<Desk.Step> step, String success) {
        if (step.isEmpty()) {
            return refused("no such profile", null);
        }
        post.send(step.get().notices());
        Profile after = step.get().after();
        if (!step.get().status().executed() || after == null) {
            return refused(step.get().status().message(), after);
        }
        return Journal.JSON.createObjectNode().put("result", success).put("iccid", after.iccid());
    }

    private static ObjectNode refused(String reason, @Nullable Profile profile) {
        ObjectNode answer =
                Journal.JSON.createObjectNode().put("result", "refused").put("reason", reason);
        return profile == null ? answer : answer.put("iccid", profile.iccid());
    }

    /** Format 1 as phones read it: unknown trailing fields are left alone. */
    private static Optional<String> matchingIdOf(String text) {
        String plain = text.toUpperCase(Locale.ROOT).startsWith("LPA:") ? text.substring(4) : text;
        String[] fields = plain.split("\\$", -1);
        if (fields.length < 3 || !fields[0].equals("1") || fields[1].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(fields[2]);
    }
}
