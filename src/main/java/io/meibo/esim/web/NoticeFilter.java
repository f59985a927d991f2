package io.meibo.esim.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.esim.Notice;
import io.meibo.esim.Notices;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what comes in at the notices' door, and keeps its path away from every other. 204 is said after the commit;
 * 503 asks for a repeat, which the SM-DP+ owes us anyway.
 */
final class NoticeFilter extends OncePerRequestFilter {

    static final String PATH = "/gsma/rsp2/es2plus/handleDownloadProgressInfo";

    private static final Logger LOG = LoggerFactory.getLogger(NoticeFilter.class);
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final int LONGEST = 20_000;
    private static final int LONGEST_ICCID = 24;
    private static final int LONGEST_WORD = 24;
    private static final int HIGHEST_POINT = 1_000_000;
    private static final int TRIES = 6;

    private final Notices notices;
    private final ObjectMapper json;
    private final IntPredicate isDoor;

    NoticeFilter(Notices notices, ObjectMapper json, IntPredicate isDoor) {
        this.notices = notices;
        this.json = json;
        this.isDoor = isDoor;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ofNotices = request.getRequestURI().equals(PATH);
        if (!isDoor.test(request.getLocalPort())) {
            if (ofNotices || request.getRequestURI().startsWith("/gsma/")) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            } else {
                chain.doFilter(request, response);
            }
        } else if (!ofNotices) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (!isKnown(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (!request.getMethod().equals("POST")) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            response.setStatus(answer(request));
        }
    }

    /** The handshake has looked at it already; without one nothing is taken, whatever the settings of the door. */
    private static boolean isKnown(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] shown && shown.length > 0;
    }

    private int answer(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        return read(body)
                .map(notice ->
                        take(notice) ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_SERVICE_UNAVAILABLE)
                .orElse(HttpServletResponse.SC_BAD_REQUEST);
    }

    /** Two who move the same registration at once: one of them loses and tries again a little later. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private boolean take(Notice notice) {
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                notices.take(notice);
                return true;
            } catch (RuntimeException lost) {
                if (tries == TRIES) {
                    LOG.error("a notice of the SM-DP+ could not be kept", lost);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(10, 60L * tries)));
            }
        }
        return false;
    }

    private Optional<Notice> read(byte[] body) {
        JsonNode sent;
        try {
            sent = json.readTree(body);
        } catch (IOException noJson) {
            return Optional.empty();
        }
        String iccid = sent.path("iccid").asText("").replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        JsonNode point = sent.path("notificationPointId");
        JsonNode execution = sent.path("notificationPointStatus");
        String status = execution.isObject() ? execution.path("status").asText("") : execution.asText("");
        JsonNode data = execution.path("statusCodeData");
        Optional<OffsetDateTime> at = time(sent.path("timestamp").asText(""));
        boolean right = iccid.matches("[0-9A-F]{10," + LONGEST_ICCID + "}")
                && point.asText("").matches("[0-9]{1,7}")
                && point.asInt() <= HIGHEST_POINT
                && status.matches("[A-Za-z-]{1," + LONGEST_WORD + "}")
                && at.isPresent();
        return right
                ? Optional.of(new Notice(
                        iccid,
                        point.asInt(),
                        status,
                        code(data.path("subjectCode")),
                        code(data.path("reasonCode")),
                        at.get()))
                : Optional.empty();
    }

    private static @Nullable String code(JsonNode node) {
        String code = node.asText("");
        return code.matches("[0-9.]{1," + LONGEST_WORD + "}") ? code : null;
    }

    /** With offset, or without: then it is UTC. */
    private static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException noOffset) {
            try {
                return Optional.of(LocalDateTime.parse(text).atOffset(ZoneOffset.UTC));
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        }
    }
}
