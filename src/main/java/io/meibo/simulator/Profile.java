package io.meibo.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One profile and its order. {@code iccid} is in full and without padding; {@code fetched} tells whether a phone ever
 * had it, after which its number is never given again; {@code wrongCodes} counts confirmation codes.
 */
record Profile(
        String iccid,
        ProfileState state,
        String profileType,
        @Nullable String eid,
        @Nullable String matchingId,
        @Nullable String confirmationCode,
        int wrongCodes,
        boolean fetched) {

    /** A profile that nobody ordered yet. */
    static Profile available(String iccid, String profileType) {
        return new Profile(iccid, ProfileState.AVAILABLE, profileType, null, null, null, 0, false);
    }

    Profile ordered(@Nullable String forEid) {
        ProfileState next = forEid == null ? ProfileState.ALLOCATED : ProfileState.LINKED;
        return new Profile(iccid, next, profileType, forEid, null, null, 0, fetched);
    }

    Profile confirmed(@Nullable String forEid, String matching, @Nullable String code, boolean released) {
        ProfileState next = released ? ProfileState.RELEASED : ProfileState.CONFIRMED;
        return new Profile(iccid, next, profileType, forEid, matching, code, 0, fetched);
    }

    Profile in(ProfileState next) {
        boolean onPhone = next == ProfileState.DOWNLOADED || next == ProfileState.INSTALLED;
        return new Profile(iccid, next, profileType, eid, matchingId, confirmationCode, wrongCodes, fetched || onPhone);
    }

    /** The same on this phone. */
    Profile on(String phone) {
        return new Profile(iccid, state, profileType, phone, matchingId, confirmationCode, wrongCodes, fetched);
    }

    Profile codeWrong() {
        return new Profile(iccid, state, profileType, eid, matchingId, confirmationCode, wrongCodes + 1, fetched);
    }

    /** Without its order. */
    Profile cancelled(ProfileState last) {
        return new Profile(iccid, last, profileType, null, null, null, 0, fetched);
    }

    @Override
    public String toString() {
        return "Profile[…" + iccid.substring(iccid.length() - 4) + " " + state + "]";
    }
}
