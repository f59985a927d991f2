package io.meibo.policy;

import java.util.List;

/**
 * What a product wants of an identity document: the kinds of pages ({@code document-front} …), and whether only a
 * person may accept such a document.
 */
public record NeededDocuments(boolean personDecides, List<String> pages) {

    public NeededDocuments {
        pages = List.copyOf(pages);
    }
}
