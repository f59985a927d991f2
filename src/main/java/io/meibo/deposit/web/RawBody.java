package io.meibo.deposit.web;

import io.meibo.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;

/** Reads a body byte by byte as it was sent, which signatures need, and no more of it than is allowed. */
final class RawBody {

    private RawBody() {}

    /** The body; {@code BODY_TOO_LARGE} (413) where it is longer than that. */
    static byte[] of(HttpServletRequest request, int most) throws IOException {
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "BODY_TOO_LARGE", List.of());
        }
        return body;
    }
}
