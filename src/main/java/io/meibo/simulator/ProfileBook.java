package io.meibo.simulator;

import io.meibo.shared.Iccid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The profiles that were ordered or imported, and the ranges of numbers that exist all the same: a number beginning with
 * one of these prefixes is available until it is ordered. Not safe by itself for several threads.
 */
final class ProfileBook {

    private static final String PLAIN_TYPE = "consumer";

    private final TreeMap<String, Profile> profiles = new TreeMap<>();
    private final List<String> ranges;

    ProfileBook(List<String> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    void put(Profile profile) {
        profiles.put(profile.iccid(), profile);
    }

    Optional<Profile> find(Iccid iccid) {
        Profile known = profiles.get(iccid.digits());
        if (known != null) {
            return Optional.of(known);
        }
        return ranges.stream().anyMatch(iccid.digits()::startsWith)
                ? Optional.of(Profile.available(iccid.digits(), PLAIN_TYPE))
                : Optional.empty();
    }

    Optional<Profile> availableOf(String profileType) {
        return profiles.values().stream()
                .filter(profile -> profile.state() == ProfileState.AVAILABLE)
                .filter(profile -> profile.profileType().equals(profileType))
                .findFirst();
    }

    Optional<Profile> withMatchingId(String matchingId) {
        return profiles.values().stream()
                .filter(profile -> matchingId.equals(profile.matchingId()))
                .findFirst();
    }

    List<Profile> all() {
        return new ArrayList<>(profiles.values());
    }
}
