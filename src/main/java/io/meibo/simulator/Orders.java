package io.meibo.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.shared.Iccid;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The four functions of ES2+ as rules: which profile in which state they take, and in which they leave it. */
final class Orders {

    /** What a function comes to: the profile afterwards (none where nothing changed) and the fields of the answer. */
    record Outcome(@Nullable Profile after, Status status, ObjectNode fields) {

        static Outcome refused(String subject, String reason, String message) {
            return new Outcome(null, Status.failed(subject, reason, message), JsonNodeFactory.instance.objectNode());
        }

        static Outcome done(Profile after) {
            return new Outcome(after, Status.SUCCESS, JsonNodeFactory.instance.objectNode());
        }
    }

    private static final Set<ProfileState> CANCELLABLE = Set.of(
            ProfileState.ALLOCATED,
            ProfileState.LINKED,
            ProfileState.CONFIRMED,
            ProfileState.RELEASED,
            ProfileState.ERROR);

    private final ProfileBook book;
    private final String address;
    private final Supplier<String> matchingIds;

    /** {@code address} is the server's name in activation codes; {@code matchingIds} makes a new one at each call. */
    Orders(ProfileBook book, String address, Supplier<String> matchingIds) {
        this.book = book;
        this.address = address;
        this.matchingIds = matchingIds;
    }

    static boolean knows(String function) {
        return Set.of("downloadOrder", "confirmOrder", "cancelOrder", "releaseProfile")
                .contains(function);
    }

    Outcome execute(String function, JsonNode request) {
        return switch (function) {
            case "downloadOrder" -> downloadOrder(request);
            case "confirmOrder" -> confirmOrder(request);
            case "cancelOrder" -> cancelOrder(request);
            case "releaseProfile" -> releaseProfile(request);
            default -> throw new IllegalArgumentException("no function " + function);
        };
    }

    private Outcome downloadOrder(JsonNode request) {
        String type = text(request, "profileType");
        String printed = text(request, "iccid");
        if (printed == null && type == null) {
            return Outcome.refused(Status.PROFILE, Status.MISSING, "iccid or profileType");
        }
        Optional<Profile> found = printed == null ? book.availableOf(Objects.requireNonNull(type)) : find(printed);
        if (found.isEmpty()) {
            return printed == null
                    ? Outcome.refused(Status.PROFILE_TYPE, Status.UNAVAILABLE, "no profile of this type")
                    : unknown();
        }
        Profile profile = found.get();
        if (profile.state() != ProfileState.AVAILABLE) {
            return Outcome.refused(Status.PROFILE, Status.IN_USE, "profile is not available");
        }
        Outcome done = Outcome.done(profile.ordered(text(request, "eid")));
        done.fields().put("iccid", printed == null ? profile.iccid() : printed);
        return done;
    }

    private Outcome confirmOrder(JsonNode request) {
        Optional<Profile> found = find(text(request, "iccid"));
        if (found.isEmpty()) {
            return unknown();
        }
        if (!request.path("releaseFlag").isBoolean()) {
            return Outcome.refused(Status.FUNCTION, Status.MISSING, "releaseFlag");
        }
        Profile profile = found.get();
        if (profile.state() != ProfileState.ALLOCATED && profile.state() != ProfileState.LINKED) {
            return wrongState(profile);
        }
        String eid = text(request, "eid");
        if (eid != null && profile.eid() != null && !eid.equals(profile.eid())) {
            return Outcome.refused(Status.EID, Status.WRONG_ASSOCIATION, "ordered for another eUICC");
        }
        String wanted = text(request, "matchingId");
        if (wanted != null && book.withMatchingId(wanted).isPresent()) {
            return Outcome.refused(Status.MATCHING_ID, Status.IN_USE, "matching id is in use");
        }
        String matching = wanted == null ? matchingIds.get() : wanted;
        Profile after = profile.confirmed(
                eid == null ? profile.eid() : eid,
                matching,
                text(request, "confirmationCode"),
                request.path("releaseFlag").asBoolean());
        Outcome done = Outcome.done(after);
        done.fields().put("matchingId", matching).put("smdpAddress", address);
        if (after.eid() != null) {
            done.fields().put("eid", after.eid());
        }
        return done;
    }

    private Outcome cancelOrder(JsonNode request) {
        Optional<Profile> found = find(text(request, "iccid"));
        if (found.isEmpty()) {
            return unknown();
        }
        String last = request.path("finalProfileStatusIndicator").asText("").toUpperCase(Locale.ROOT);
        if (!last.equals("AVAILABLE") && !last.equals("UNAVAILABLE")) {
            return Outcome.refused(Status.FUNCTION, Status.MISSING, "finalProfileStatusIndicator");
        }
        Profile profile = found.get();
        String matching = text(request, "matchingId");
        if (matching != null && !matching.equals(profile.matchingId())) {
            return Outcome.refused(Status.MATCHING_ID, Status.WRONG_ASSOCIATION, "matching id of another order");
        }
        String eid = text(request, "eid");
        if (eid != null && profile.eid() != null && !eid.equals(profile.eid())) {
            return Outcome.refused(Status.EID, Status.WRONG_ASSOCIATION, "ordered for another eUICC");
        }
        if (profile.state() == ProfileState.DOWNLOADED || profile.state() == ProfileState.INSTALLED) {
            return Outcome.refused(Status.PROFILE, Status.IN_USE, "profile is on a phone");
        }
        if (!CANCELLABLE.contains(profile.state())) {
            return wrongState(profile);
        }
        if (profile.fetched() && last.equals("AVAILABLE")) {
            return Outcome.refused(Status.PROFILE, Status.IN_USE, "a phone had this profile");
        }
        return Outcome.done(profile.cancelled(ProfileState.valueOf(last)));
    }

    private Outcome releaseProfile(JsonNode request) {
        Optional<Profile> found = find(text(request, "iccid"));
        if (found.isEmpty()) {
            return unknown();
        }
        Profile profile = found.get();
        return profile.state() == ProfileState.CONFIRMED
                ? Outcome.done(profile.in(ProfileState.RELEASED))
                : wrongState(profile);
    }

    private Optional<Profile> find(@Nullable String printed) {
        return printed == null ? Optional.empty() : Iccid.of(printed).flatMap(book::find);
    }

    private static Outcome unknown() {
        return Outcome.refused(Status.PROFILE, Status.UNKNOWN, "no such profile");
    }

    private static Outcome wrongState(Profile profile) {
        return Outcome.refused(
                Status.PROFILE,
                Status.INVALID_TRANSITION,
                "profile is " + profile.state().spoken());
    }

    private static @Nullable String text(JsonNode request, String field) {
        String value = request.path(field).asText("");
        return value.isEmpty() || request.path(field).isNull() ? null : value;
    }
}
