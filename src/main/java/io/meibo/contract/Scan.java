package io.meibo.contract;

import java.util.List;

/**
 * The scan of a page that was signed on paper, screened: media type, content as it is kept, SHA-256 of that, and each of
 * its pages as a JPEG or PNG.
 */
public record Scan(String mediaType, byte[] content, String sha256, List<Sheet> sheets) {

    /** One page as a picture. */
    public record Sheet(String mediaType, byte[] content) {

        @Override
        public String toString() {
            return "Sheet[" + mediaType + "]";
        }
    }

    public Scan {
        sheets = List.copyOf(sheets);
    }

    @Override
    public String toString() {
        return "Scan[" + mediaType + "]";
    }
}
