package io.meibo.reading;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under `meibo.id-reader`. The house calls the reader's service: at the machine itself, or at a shop's machine
 * whose host is named here. No address ever comes from a caller.
 *
 * @param url the reader of everybody without one of his own; null for none
 * @param byUser the reader of a user, by his log-in name
 * @param hosts hosts that may be called beside this machine itself
 * @param timeout how long one reading may take, to its last byte
 * @param token sent as bearer token where not blank
 * @param validFor how long a record may be used
 */
@ConfigurationProperties("meibo.id-reader")
record ReaderSettings(
        @Nullable URI url,
        @DefaultValue Map<String, URI> byUser,
        @DefaultValue Set<String> hosts,
        @DefaultValue("PT12S") Duration timeout,
        @DefaultValue("") String token,
        @DefaultValue("PT10M") Duration validFor) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    ReaderSettings {
        byUser = Map.copyOf(byUser);
        hosts = Set.copyOf(hosts);
        if (url != null) {
            requireAllowed(url, hosts);
        }
        for (URI each : byUser.values()) {
            requireAllowed(each, hosts);
        }
    }

    /** Throws where a reader's address lies neither on this machine nor on an allowed host. */
    URI allowed(URI reader) {
        requireAllowed(reader, hosts);
        return reader;
    }

    private static void requireAllowed(URI reader, Set<String> hosts) {
        String host = reader.getHost();
        boolean web = "http".equals(reader.getScheme()) || "https".equals(reader.getScheme());
        if (host == null || !web || !(THIS_MACHINE.contains(host) || hosts.contains(host))) {
            throw new IllegalArgumentException(
                    "a card reader's address must be http(s) on this machine or on a host of meibo.id-reader.hosts");
        }
    }

    @Override
    public String toString() {
        return "ReaderSettings[masked]";
    }
}
