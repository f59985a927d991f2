package io.meibo.portrait;

/** The port to a service that compares two pictures of a face. It gives an opinion; it decides nothing. */
interface PortraitService {

    /** Two pictures, each a JPEG or PNG: the photo of the document (or its page) and the live portrait. */
    record Pictures(byte[] document, byte[] portrait) {

        @Override
        public String toString() {
            return "Pictures[masked]";
        }
    }

    /** Whether the portrait was taken of a living person before the camera. */
    enum Liveness {
        LIVE,
        NOT_LIVE,
        UNSURE
    }

    /**
     * What the service says; three things that are never merged (domain.md section 6, face match).
     *
     * @param similarity 0 to 1, by the service's own measure
     * @param falseAcceptRate of the point of operation the service worked at, 0 to 1
     */
    record Opinion(double similarity, Liveness liveness, double falseAcceptRate) {}

    /**
     * Asks for an opinion.
     *
     * @param requestKey the same for every repetition of one question, so that asking again is safe; impersonal
     * @throws PortraitServiceUnavailable when there is no usable answer; the engine then tries again and in the end
     *     raises an incident
     */
    Opinion compare(Pictures pictures, String requestKey);
}
