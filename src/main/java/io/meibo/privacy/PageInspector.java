package io.meibo.privacy;

import io.meibo.shared.RegistrationId;
import java.time.LocalDate;

/** Looks at an uploaded page before it is kept: is it really an image or PDF, what is kept of it, can it be read. */
public interface PageInspector {

    /** What the sender says of a page: its kind, the type of identity document it goes with, the day that counts. */
    record About(String kind, String documentType, LocalDate appliedOn) {}

    /** What the inspector files of a page, to be called once the page itself is kept under a registration. */
    interface Filing {
        void under(RegistrationId reference, int round);
    }

    /**
     * A page fit to be kept: media type by content, pixels (0 for a PDF), the content as it is kept, whether it can be
     * read, and what is to be filed with it.
     */
    record Page(String mediaType, int width, int height, byte[] content, Legibility legibility, Filing filing) {

        @Override
        public String toString() {
            return "Page[" + mediaType + "]";
        }
    }

    /** Inspects; refuses (413, 415, 422, naming {@code /<kind>}) what cannot be kept. */
    Page inspect(About about, byte[] content);
}
