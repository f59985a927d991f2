package io.meibo.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key stores of a demonstration in one folder, made once: an authority of its own, and by it the keys of the
 * operator as client, of the operator's door for notices, and of the SM-DP+. All are PKCS#12 with one password that was
 * drawn at random; the authority's own key is thrown away.
 *
 * @param operator the operator's key as a client of the SM-DP+
 * @param notices the key of the operator's door for notices
 * @param smdp the key of the SM-DP+, as server and as client
 * @param trust whom both sides trust
 */
public record Es2PlusStores(Path operator, Path notices, Path smdp, Path trust, String password) {

    private static final Duration VALID = Duration.ofDays(3650);
    private static final String ALIAS = "es2plus";
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The stores of this folder, made there where they are not yet. */
    public static Es2PlusStores in(Path folder, Clock clock) {
        try {
            Path made = folder.resolve("password");
            if (!Files.exists(made)) {
                Files.createDirectories(folder);
                make(folder, clock);
            }
            return of(folder, Files.readString(made, StandardCharsets.US_ASCII));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException("no certificates can be made here", impossible);
        }
    }

    private static Es2PlusStores of(Path folder, String password) {
        return new Es2PlusStores(
                folder.resolve("operator.p12"),
                folder.resolve("notices.p12"),
                folder.resolve("smdp.p12"),
                folder.resolve("trust.p12"),
                password);
    }

    /** The password comes last, so that a stop half-way has everything made anew. */
    private static void make(Path folder, Clock clock)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        byte[] drawn = new byte[24];
        new SecureRandom().nextBytes(drawn);
        String password = Base64.getUrlEncoder().encodeToString(drawn);
        var stores = of(folder, password);
        var authority = new Authority(clock);
        authority.issue("Meibo demonstration operator", stores.operator(), password);
        authority.issue("Meibo demonstration notices", stores.notices(), password);
        authority.issue("Meibo demonstration SM-DP\\+", stores.smdp(), password);
        KeyStore trust = empty();
        trust.setCertificateEntry(ALIAS, authority.certificate);
        store(trust, stores.trust(), password);
        write(folder.resolve("password"), password.getBytes(StandardCharsets.US_ASCII));
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void store(KeyStore store, Path path, String password) throws IOException, GeneralSecurityException {
        var bytes = new java.io.ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        write(path, bytes.toByteArray());
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (OutputStream out = Files.newOutputStream(beside)) {
            beside.toFile().setReadable(false, false);
            beside.toFile().setReadable(true, true);
            out.write(bytes);
        }
        try {
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException here) {
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The application's settings for this SM-DP+; {@code noticePort} is its own door for notices. */
    public Map<String, Object> settings(URI smdp, int noticePort) {
        var settings = new HashMap<String, Object>();
        settings.put("meibo.es2plus.url", smdp.toString());
        settings.put("meibo.es2plus.requester", "1.3.6.1.4.1.99999.1.1");
        settings.put("meibo.es2plus.key-store", operator.toString());
        settings.put("meibo.es2plus.key-store-password", password);
        settings.put("meibo.es2plus.trust-store", trust.toString());
        settings.put("meibo.es2plus.trust-store-password", password);
        settings.put("meibo.es2plus.notice-port", noticePort);
        settings.put("meibo.es2plus.notice-key-store", notices.toString());
        settings.put("meibo.es2plus.notice-key-store-password", password);
        return settings;
    }

    @Override
    public String toString() {
        return "Es2PlusStores[" + trust.getParent() + "]";
    }

    /** Issues certificates for this machine alone. */
    private static final class Authority {

        private final Clock clock;
        private final SecureRandom random = new SecureRandom();
        private final X500Name name = new X500Name("CN=Meibo demonstration authority");
        private final KeyPair keys = pair();
        private final X509Certificate certificate;

        Authority(Clock clock) throws GeneralSecurityException, IOException, OperatorCreationException {
            this.clock = clock;
            var builder = builder(name, keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            this.certificate = signed(builder);
        }

        void issue(String commonName, Path store, String password)
                throws GeneralSecurityException, IOException, OperatorCreationException {
            KeyPair own = pair();
            var builder = builder(new X500Name("CN=" + commonName), own);
            purposes(builder);
            KeyStore keyStore = empty();
            PrivateKey key = own.getPrivate();
            keyStore.setKeyEntry(
                    ALIAS, key, password.toCharArray(), new X509Certificate[] {signed(builder), certificate});
            store(keyStore, store, password);
        }

        private static void purposes(X509v3CertificateBuilder builder) throws CertIOException {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
        }

        private X509v3CertificateBuilder builder(X500Name subject, KeyPair pair) {
            Instant now = Instant.now(clock);
            return new X509v3CertificateBuilder(
                    name,
                    new BigInteger(120, random),
                    time(now.minus(Duration.ofDays(1))),
                    time(now.plus(VALID)),
                    subject,
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        }

        private static Time time(Instant instant) {
            return new Time(new DERUTCTime(UTC_TIME.format(instant)));
        }

        private X509Certificate signed(X509v3CertificateBuilder builder)
                throws GeneralSecurityException, OperatorCreationException {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        }

        private static KeyPair pair() throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        }
    }
}
