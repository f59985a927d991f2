package io.meibo.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.privacy.Sealer;
import io.meibo.shared.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.WebUtils;

/**
 * {@code Idempotency-Key} on POST: the same caller, key and body get the first answer again, another body 422. The
 * answer is committed together with what was done, so that a crash leaves both or neither.
 */
@Aspect
@Component
class Repeats {

    private static final String HEADER = "Idempotency-Key";

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Repeats(
            JdbcClient jdbc,
            Sealer sealer,
            ObjectMapper json,
            Clock clock,
            PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    private record Answer(String requestHash, int status, @Nullable String location, byte[] body) {}

    @Around("@annotation(org.springframework.web.bind.annotation.PostMapping) && within(io.meibo..web..*)")
    @Nullable
    Object once(ProceedingJoinPoint handler) throws Throwable {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        String key = request.getHeader(HEADER);
        if (key == null || key.isBlank()) {
            return handler.proceed();
        }
        if (key.length() > 200) {
            throw Refusal.notReadable("IDEMPOTENCY_KEY_TOO_LONG");
        }
        String caller = callerOf(request);
        String hash = hash(request);
        Optional<Answer> first = find(caller, key);
        if (first.isPresent()) {
            return repeat(first.get(), hash);
        }
        try {
            return transaction.execute(status -> answerOnce(handler, caller, key, hash));
        } catch (DuplicateKeyException sameKeyAtOnce) {
            return repeat(find(caller, key).orElseThrow(() -> sameKeyAtOnce), hash);
        } catch (Carried carried) {
            throw carried.getCause();
        }
    }

    private @Nullable Object answerOnce(ProceedingJoinPoint handler, String caller, String key, String hash) {
        // taking the key first makes a second request with it wait until this one is committed or undone
        jdbc.sql("INSERT INTO answered_request (caller, repeat_key, request_hash, status, sealed_body, at)"
                        + " VALUES (:caller, :key, :hash, 0, :body, :at)")
                .param("caller", caller)
                .param("key", key)
                .param("hash", hash)
                .param("body", new byte[0])
                .param("at", OffsetDateTime.now(clock))
                .update();
        try {
            Object result = handler.proceed();
            if (isShownOnce(result)) {
                forget(caller, key);
            } else {
                store(caller, key, result, defaultStatus(handler));
            }
            return result;
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new Carried(failure);
        }
    }

    /** What must not be stored on its way to the caller is not stored here either; a repeat asks the feature anew. */
    private static boolean isShownOnce(@Nullable Object result) {
        return result instanceof ResponseEntity<?> entity
                && String.valueOf(entity.getHeaders().getCacheControl()).contains("no-store");
    }

    private void forget(String caller, String key) {
        jdbc.sql("DELETE FROM answered_request WHERE caller = :caller AND repeat_key = :key")
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    private void store(String caller, String key, @Nullable Object result, int defaultStatus)
            throws JsonProcessingException {
        int status = result instanceof ResponseEntity<?> entity
                ? entity.getStatusCode().value()
                : defaultStatus;
        Object body = result instanceof ResponseEntity<?> entity ? entity.getBody() : result;
        String location =
                result instanceof ResponseEntity<?> entity ? entity.getHeaders().getFirst(HttpHeaders.LOCATION) : null;
        byte[] bytes = body == null ? new byte[0] : json.writeValueAsBytes(body);
        jdbc.sql("UPDATE answered_request SET status = :status, location = :location, sealed_body = :body"
                        + " WHERE caller = :caller AND repeat_key = :key")
                .param("status", status)
                .param("location", location)
                .param("body", sealer.sealForHouse(context(caller, key), bytes))
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    private Optional<Answer> find(String caller, String key) {
        return jdbc.sql("SELECT * FROM answered_request WHERE caller = :caller AND repeat_key = :key")
                .param("caller", caller)
                .param("key", key)
                .query((row, n) -> new Answer(
                        row.getString("request_hash"),
                        row.getInt("status"),
                        row.getString("location"),
                        sealer.openForHouse(context(caller, key), row.getBytes("sealed_body"))))
                .optional();
    }

    private static ResponseEntity<byte[]> repeat(Answer first, String hash) {
        if (!first.requestHash().equals(hash)) {
            throw Refusal.rule("IDEMPOTENCY_KEY_REUSED");
        }
        var answer = ResponseEntity.status(first.status());
        if (first.location() != null) {
            answer.header(HttpHeaders.LOCATION, first.location());
        }
        return first.body().length == 0
                ? answer.build()
                : answer.contentType(MediaType.APPLICATION_JSON).body(first.body());
    }

    private static int defaultStatus(ProceedingJoinPoint handler) {
        var method = ((org.aspectj.lang.reflect.MethodSignature) handler.getSignature()).getMethod();
        ResponseStatus declared = method.getAnnotation(ResponseStatus.class);
        return declared == null ? HttpStatus.OK.value() : declared.value().value();
    }

    private static String callerOf(HttpServletRequest request) {
        String code = request.getHeader("X-Access-Code");
        String user = request.getRemoteUser();
        return code != null ? "applicant " + request.getRequestURI() : user == null ? "nobody" : user;
    }

    private static String context(String caller, String key) {
        return "answer|" + caller + "|" + key;
    }

    private static String hash(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
        add(digest, request.getRequestURI());
        add(digest, String.valueOf(request.getQueryString()));
        String type = request.getContentType();
        if (type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/")) {
            for (Part part : request.getParts()) {
                add(digest, part.getName());
                try (var content = part.getInputStream()) {
                    digest.update(content.readAllBytes());
                }
            }
        } else {
            var cached = WebUtils.getNativeRequest(request, ContentCachingRequestWrapper.class);
            if (cached != null) {
                digest.update(cached.getContentAsByteArray());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Carries a checked failure through the transaction, which rolls back on it. */
    private static final class Carried extends RuntimeException {

        Carried(Throwable cause) {
            super(cause);
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized")
        public Throwable getCause() {
            return java.util.Objects.requireNonNull(super.getCause());
        }
    }
}
