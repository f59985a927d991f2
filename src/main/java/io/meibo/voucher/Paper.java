package io.meibo.voucher;

import java.util.Base64;
import java.util.List;

/**
 * What a paper says, from top to bottom, in the words of its reader. Holds personal data, so it is never printed to a
 * log and never stored but sealed.
 */
public record Paper(String title, String lead, List<Block> blocks) {

    public Paper {
        blocks = List.copyOf(blocks);
    }

    /** A part of a paper; {@code kind} chooses its looks in the template. */
    public sealed interface Block {

        /** The name of the block's looks. */
        String kind();
    }

    /** A table of labels and what is filled in beside them. */
    public record Facts(String heading, List<Fact> facts) implements Block {

        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public String kind() {
            return "facts";
        }

        @Override
        public String toString() {
            return "Facts[masked]";
        }
    }

    /** One row of a table; long values take several lines. */
    public record Fact(String label, List<String> lines) {

        public Fact {
            lines = List.copyOf(lines);
        }

        public static Fact of(String label, String value) {
            return new Fact(label, List.of(value));
        }

        @Override
        public String toString() {
            return "Fact[masked]";
        }
    }

    /** Numbered clauses. */
    public record Clauses(String heading, List<Clause> clauses) implements Block {

        public Clauses {
            clauses = List.copyOf(clauses);
        }

        @Override
        public String kind() {
            return "clauses";
        }
    }

    /** One clause: what it is about, and its text. */
    public record Clause(String heading, String text) {}

    /** A framed notice that must not be overlooked. */
    public record Notice(String heading, List<String> paragraphs) implements Block {

        public Notice {
            paragraphs = List.copyOf(paragraphs);
        }

        @Override
        public String kind() {
            return "notice";
        }
    }

    /** Places to sign: what is declared, then one line to fill in for each label. */
    public record Signatures(String declaration, List<String> labels) implements Block {

        public Signatures {
            labels = List.copyOf(labels);
        }

        @Override
        public String kind() {
            return "signatures";
        }
    }

    /** A picture across the page or, where it is small, in its own size; {@code source} is its content as a data URI. */
    public record Picture(String heading, String source, boolean wholePage) implements Block {

        /** Of the bytes of a JPEG or PNG. */
        public static Picture of(String heading, String mediaType, byte[] content, boolean wholePage) {
            return new Picture(
                    heading,
                    "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content),
                    wholePage);
        }

        @Override
        public String kind() {
            return "picture";
        }

        @Override
        public String toString() {
            return "Picture[masked]";
        }
    }

    @Override
    public String toString() {
        return "Paper[masked]";
    }
}
