package io.meibo.register;

import io.meibo.privacy.PersonalData;
import io.meibo.shared.FieldError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What intake asks before it takes in an application or a correction, so that nothing is stored that could never pass
 * or may not be kept at all. Pure: it stores and logs nothing.
 */
public interface Screening {

    /**
     * What is wrong with the data and the kinds of page sent with it, all at once; empty where they may come in. The
     * pointers are those of the registration ({@code /identityDocument/number}) and {@code /attachments/<kind>}.
     */
    List<FieldError> screen(PersonalData data, Set<String> pageKinds);

    /** Looks at one page; the answer carries either what to keep or the code that says why it is refused. */
    Page inspect(byte[] content);

    /**
     * A page as looked at: media type by content, size in pixels (0 for a PDF) and a clean copy; or, where {@code
     * refusal} is a code, nothing else.
     */
    record Page(@Nullable String refusal, String mediaType, int width, int height, byte[] content) {
        @Override
        public String toString() {
            return "Page[" + (refusal == null ? mediaType : refusal) + "]";
        }
    }
}
