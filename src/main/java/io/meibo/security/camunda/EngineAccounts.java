package io.meibo.security.camunda;

import io.meibo.security.Throttle;
import io.meibo.security.TooManyAttempts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Logs people and programs in with the engine's accounts; its groups become their authorities. A program that sends
 * its password with every request pays for bcrypt once a minute only: a keyed digest of the pair is remembered, bound
 * to the stored hash, so that a changed password or a deleted account counts at once.
 */
@Component
final class EngineAccounts implements AuthenticationProvider {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
    private static final int REMEMBERED = 1_000;

    private final IdentityService identity;
    private final Throttle throttle;
    private final InstantSource clock;
    private final BcryptPasswords passwords = new BcryptPasswords();
    private final String nobodys = passwords.encrypt("nobody's password");
    private final SecretKeySpec key;
    private final Map<String, Instant> recent = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    EngineAccounts(IdentityService identity, Throttle throttle, java.time.Clock clock, SecureRandom random) {
        this.identity = identity;
        this.throttle = throttle;
        this.clock = clock;
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    @Override
    public Authentication authenticate(Authentication offered) {
        String user = offered.getName();
        String password =
                offered.getCredentials() == null ? "" : offered.getCredentials().toString();
        String address =
                offered.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        String storedHash = storedHash(user);
        String digest = digest(user, password, storedHash);
        if (storedHash == null || !isRecent(digest)) {
            check(user, password, address, storedHash);
            remember(digest);
        }
        var accepted = UsernamePasswordAuthenticationToken.authenticated(user, null, authorities(user));
        accepted.setDetails(offered.getDetails());
        return accepted;
    }

    private void check(String user, String password, String address, @Nullable String storedHash) {
        Duration wait = throttle.waitFor(address, user);
        if (!wait.isZero()) {
            throw new TooManyAttempts(wait);
        }
        // An unknown account takes as long as a wrong password.
        boolean right = storedHash == null
                ? passwords.check(password, nobodys) && false
                : identity.checkPassword(user, password);
        if (!right) {
            throttle.failed(address, user);
            throw new BadCredentialsException("wrong user or password");
        }
        throttle.succeeded(address, user);
    }

    private @Nullable String storedHash(String user) {
        return user.isBlank() || !(identity.createUserQuery().userId(user).singleResult() instanceof UserEntity account)
                ? null
                : account.getPassword();
    }

    private List<GrantedAuthority> authorities(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(group -> (GrantedAuthority) new SimpleGrantedAuthority(group.getId()))
                .toList();
    }

    private boolean isRecent(String digest) {
        synchronized (recent) {
            Instant until = recent.get(digest);
            return until != null && clock.instant().isBefore(until);
        }
    }

    private void remember(String digest) {
        synchronized (recent) {
            recent.put(digest, clock.instant().plus(REMEMBERED_FOR));
        }
    }

    private String digest(String user, String password, @Nullable String storedHash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : List.of(user, password, storedHash == null ? "" : storedHash)) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((byte) (bytes.length >> 8));
                mac.update((byte) bytes.length);
                mac.update(bytes);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
