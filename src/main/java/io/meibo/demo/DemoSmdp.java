package io.meibo.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The demonstration's SM-DP+: started before anything of the application is, which then finds its address and the key
 * stores in its ordinary settings and cannot tell it from a real one. Where an address is set already, none is started.
 */
final class DemoSmdp implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    static final String PHONE = "demoPhone";

    private static final Logger log = LoggerFactory.getLogger(DemoSmdp.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!wanted(environment)) {
            return;
        }
        Path folder = Path.of(environment.resolvePlaceholders("${MEIBO_DATA:./var}"), "es2plus");
        Es2PlusStores stores = Es2PlusStores.in(folder, Clock.systemUTC());
        int noticePort = environment.getProperty("meibo.es2plus.notice-port", Integer.class, 0);
        int port = noticePort > 0 ? noticePort : freePort();
        SmdpProcess smdp = SmdpProcess.start(
                folder,
                stores,
                List.of(
                        "--notices=https://localhost:" + port + "/gsma/rsp2/es2plus/handleDownloadProgressInfo",
                        "--ranges=" + StockFiles.JAPAN.issuer() + "," + StockFiles.CHINA.issuer()));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("demo-smdp", stores.settings(smdp.operators(), port)));
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context) {
                smdp.close();
            }
        });
        context.getBeanFactory().registerSingleton(PHONE, new DemoPhone(smdp));
        log.info("SM-DP+ simulator at {}, its admin interface at {}", smdp.operators(), smdp.admin());
    }

    private static boolean wanted(ConfigurableEnvironment environment) {
        return !environment.matchesProfiles("production")
                && environment.getProperty("meibo.demo.enabled", Boolean.class, false)
                && environment.getProperty("meibo.es2plus.url", "").isBlank();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** After whatever else may settle the settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
