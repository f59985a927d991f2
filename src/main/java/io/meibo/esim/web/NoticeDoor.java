package io.meibo.esim.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.esim.Es2PlusSettings;
import io.meibo.esim.Notices;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfig.CertificateVerification;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * A door of its own for the SM-DP+'s notices: a port that speaks TLS only, to nobody but who shows a certificate of the
 * trust store, and has one path. Everywhere else that path does not exist.
 */
@Configuration(proxyBeanMethods = false)
class NoticeDoor {

    private static final String LOOPBACK = "127.0.0.1";

    private @Nullable Connector connector;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> noticeConnector(
            Es2PlusSettings settings, @Value("${server.address:" + LOOPBACK + "}") String serverAddress) {
        return factory -> {
            if (settings.noticePort() != null) {
                String address = settings.noticeAddress() == null ? serverAddress : settings.noticeAddress();
                connector = connector(settings, settings.noticePort(), address);
                factory.addAdditionalTomcatConnectors(connector);
            }
        };
    }

    @Bean
    FilterRegistrationBean<NoticeFilter> noticeFilter(Notices notices, ObjectMapper json) {
        var filter = new FilterRegistrationBean<>(
                new NoticeFilter(notices, json, port -> connector != null && connector.getLocalPort() == port));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static Connector connector(Es2PlusSettings settings, int port, String address) {
        boolean ours = settings.noticeKeyStore() == null;
        Path keys = needed(ours ? settings.keyStore() : settings.noticeKeyStore(), "notice-key-store");
        var host = new SSLHostConfig();
        host.setCertificateVerification(CertificateVerification.REQUIRED.name());
        host.setTruststoreFile(
                needed(settings.trustStore(), "trust-store").toAbsolutePath().toString());
        host.setTruststorePassword(settings.trustStorePassword());
        host.setTruststoreType("PKCS12");
        host.setProtocols("TLSv1.2+TLSv1.3");
        var certificate = new SSLHostConfigCertificate(host, Type.UNDEFINED);
        certificate.setCertificateKeystoreFile(keys.toAbsolutePath().toString());
        certificate.setCertificateKeystorePassword(
                ours ? settings.keyStorePassword() : settings.noticeKeyStorePassword());
        certificate.setCertificateKeystoreType("PKCS12");
        host.addCertificate(certificate);
        var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        connector.setProperty("address", address);
        connector.setProperty("maxThreads", "10");
        connector.addSslHostConfig(host);
        return connector;
    }

    private static Path needed(@Nullable Path store, String name) {
        return Objects.requireNonNull(store, () -> "meibo.es2plus." + name + " is not set");
    }
}
