package io.meibo.portrait;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Why somebody sees a match, none, or cannot tell: a closed list ({@code portrait-reason.<name>} in the message
 * bundles). The name is the code of the API and never changes its meaning.
 */
public enum PortraitReason {
    DIFFERENT_PERSON(PortraitResult.NO_MATCH),
    /** A photograph, a screen or a mask before the camera. */
    NOT_A_LIVE_PERSON(PortraitResult.NO_MATCH, PortraitResult.CANNOT_TELL),
    PORTRAIT_BLURRED(PortraitResult.CANNOT_TELL),
    FACE_COVERED(PortraitResult.CANNOT_TELL),
    DOCUMENT_PHOTO_UNCLEAR(PortraitResult.CANNOT_TELL),
    DOCUMENT_PHOTO_OLD(PortraitResult.MATCH, PortraitResult.CANNOT_TELL),
    LIKENESS_UNSURE(PortraitResult.CANNOT_TELL),
    /** CN-21: whoever declines the machine is compared by a person. */
    MACHINE_COMPARISON_DECLINED(PortraitResult.MATCH, PortraitResult.NO_MATCH, PortraitResult.CANNOT_TELL);

    private final Set<PortraitResult> results;

    PortraitReason(PortraitResult... results) {
        this.results = Set.of(results);
    }

    public boolean standsFor(PortraitResult result) {
        return results.contains(result);
    }

    /** True where it explains the result by itself; a remark on how it was found does not. */
    boolean explains() {
        return this != MACHINE_COMPARISON_DECLINED;
    }

    static Optional<PortraitReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst();
    }
}
