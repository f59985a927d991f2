package io.meibo.privacy;

/** Looks at an uploaded page before it is kept: is it really an image or PDF, and what is kept of it. */
public interface PageInspector {

    /** A page fit to be kept: media type by content, pixels (0 for a PDF), the content as it is kept. */
    record Page(String mediaType, int width, int height, byte[] content) {}

    /** Inspects; refuses (413, 415, 422, naming {@code /<kind>}) what cannot be kept. */
    Page inspect(String kind, byte[] content);
}
