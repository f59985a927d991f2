package io.meibo.esim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Reads our own key and whom we trust; the machine's list of public authorities counts for nothing here. */
final class TlsStores {

    private TlsStores() {}

    /**
     * TLS with this key and with nobody but the trusted.
     *
     * @throws IllegalStateException where a store cannot be read; its message names no password
     */
    static SSLContext context(Path keyStore, String keyPassword, Path trustStore, String trustPassword) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(read(keyStore, keyPassword), keyPassword.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(read(trustStore, trustPassword));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store of ES2+ does not open", e);
        }
    }

    private static KeyStore read(Path file, String password) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        } catch (IOException e) {
            throw new IllegalStateException("a key store of ES2+ cannot be read: " + file.getFileName(), e);
        }
        return store;
    }
}
