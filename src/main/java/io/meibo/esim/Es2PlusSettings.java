package io.meibo.esim;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under `meibo.es2plus`. Without an address no eSIM is offered.
 *
 * @param url of the SM-DP+, without the path of the interface; null for none
 * @param requester who asks: the identifier the SM-DP+ knows us by
 * @param keyStore PKCS #12 with our key and certificate
 * @param trustStore PKCS #12 with the certificates that the SM-DP+ is known by, at its door and at ours
 * @param connectTimeout how long connecting may take
 * @param timeout how long one answer may take, to its last byte; two calls of one step stay far below the engine's job
 *     lock
 * @param noticePort where notices are received over mutual TLS; 0 for any free port, null for none
 * @param noticeAddress on which address; null for the server's own
 * @param noticeKeyStore PKCS #12 with key and certificate of that door; null for ours
 */
@ConfigurationProperties("meibo.es2plus")
public record Es2PlusSettings(
        @Nullable URI url,
        @DefaultValue("1.3.6.1.4.1.99999.1") String requester,
        @Nullable Path keyStore,
        @DefaultValue("") String keyStorePassword,
        @Nullable Path trustStore,
        @DefaultValue("") String trustStorePassword,
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT20S") Duration timeout,
        @Nullable Integer noticePort,
        @Nullable String noticeAddress,
        @Nullable Path noticeKeyStore,
        @DefaultValue("") String noticeKeyStorePassword) {

    @Override
    public String toString() {
        return "Es2PlusSettings[masked]";
    }
}
