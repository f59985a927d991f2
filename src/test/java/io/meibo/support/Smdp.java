package io.meibo.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Es2PlusStores;
import io.meibo.demo.SmdpProcess;
import io.meibo.demo.StockFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An SM-DP+ for tests: the simulator as a process of its own, with everything a test says to it. Profiles of both
 * countries' specimen stock exist; others are brought in by {@link #stock}.
 */
public final class Smdp implements AutoCloseable {

    private static @Nullable Smdp shared;

    private final Path folder;
    private final Es2PlusStores stores;
    private SmdpProcess process;
    private @Nullable URI notices;

    private Smdp(Path folder, Es2PlusStores stores, SmdpProcess process) {
        this.folder = folder;
        this.stores = stores;
        this.process = process;
    }

    /** Starts one whose stores and journal lie in this folder. */
    public static Smdp start(Path folder) {
        Path own = folder.toAbsolutePath();
        Es2PlusStores stores = Es2PlusStores.in(own, Clock.systemUTC());
        return new Smdp(own, stores, SmdpProcess.start(own, stores, ranges()));
    }

    /** The one for all tests of this JVM that share an application; it ends with the JVM. */
    public static synchronized Smdp shared() {
        if (shared == null) {
            shared = start(Path.of("target", "smdp-" + ProcessHandle.current().pid()));
        }
        return shared;
    }

    private static List<String> ranges() {
        return List.of("--ranges=" + StockFiles.JAPAN.issuer() + "," + StockFiles.CHINA.issuer());
    }

    /** Where operators call it. */
    public URI address() {
        return process.operators();
    }

    public Es2PlusStores stores() {
        return stores;
    }

    /** The settings by which an application finds it; {@code noticePort} is the application's own, 0 for any. */
    public Map<String, Object> settings(int noticePort) {
        return stores.settings(process.operators(), noticePort);
    }

    /** Tells where notices go from now on. */
    public void noticesTo(URI address) {
        notices = address;
        process.post("/notices", Map.of("url", address.toString()));
    }

    /** The application's door for notices on this port of this machine. */
    public void noticesTo(int port) {
        noticesTo(URI.create("https://localhost:" + port + "/gsma/rsp2/es2plus/handleDownloadProgressInfo"));
    }

    /** Keeps notices back until {@link #releaseNotices}. */
    public void holdNotices() {
        process.post("/notices", Map.of("hold", true));
    }

    /** Lets the notices go that were kept back, each so many times, in the order of this seed. */
    public void releaseNotices(long seed, int copies) {
        process.post("/notices", Map.of("release", true, "seed", seed, "copies", copies));
    }

    /** Profiles that exist from now on. */
    public void stock(List<String> iccids) {
        process.post("/stock", Map.of("iccids", iccids));
    }

    /** What goes wrong next; kinds in kebab-case as the simulator's admin interface lists them. */
    public Fault next(String kind) {
        return new Fault(kind);
    }

    public void noFaults() {
        process.delete("/faults");
    }

    /** A fault in the making; nothing happens before {@link #times}. */
    public final class Fault {

        private final Map<String, Object> body = new HashMap<>();

        private Fault(String kind) {
            body.put("kind", kind);
        }

        /** Only this function. */
        public Fault of(String function) {
            body.put("function", function);
            return this;
        }

        /** Only this profile. */
        public Fault at(String iccid) {
            body.put("iccid", iccid);
            return this;
        }

        public Fault after(long millis) {
            body.put("delayMillis", millis);
            return this;
        }

        /** Which codes a failure has. */
        public Fault because(String subjectCode, String reasonCode) {
            body.put("subjectCode", subjectCode);
            body.put("reasonCode", reasonCode);
            return this;
        }

        /** Puts it into the script, so many times. */
        public void times(int times) {
            body.put("times", times);
            process.post("/faults", body);
        }

        public void once() {
            times(1);
        }
    }

    /** A phone downloads and installs; the result is {@code installed}, {@code downloaded} or {@code refused}. */
    public String install(String activationCode, String confirmationCode) {
        return phone(Map.of("act", "install", "activationCode", activationCode, "confirmationCode", confirmationCode));
    }

    /** A phone downloads and does not install yet. */
    public String download(String activationCode, String confirmationCode) {
        return phone(Map.of("act", "download", "activationCode", activationCode, "confirmationCode", confirmationCode));
    }

    /** A phone goes on with a profile it has: {@code finish}, {@code fail} or {@code delete}. */
    public String phone(String act, String iccid) {
        return phone(Map.of("act", act, "iccid", iccid));
    }

    private String phone(Map<String, ?> wish) {
        return process.post("/phone", wish).path("result").asText();
    }

    /** The state of a profile as the specification writes it ({@code Released}). */
    public String state(String iccid) {
        return process.get("/profiles/" + iccid).path("state").asText();
    }

    /** All profiles that were ever ordered or imported, by ICCID. */
    public Map<String, JsonNode> profiles() {
        var profiles = new TreeMap<String, JsonNode>();
        process.get("/profiles")
                .forEach(profile -> profiles.put(profile.path("iccid").asText(), profile));
        return profiles;
    }

    /** {@code executed} by function, {@code repeated}, {@code noticesOwed}, {@code noticesUnderWay}, {@code noticesTaken}, {@code faultsLeft}. */
    public JsonNode figures() {
        return process.get("/figures");
    }

    /** SIGKILL, and up again with its journal; operators find it at another address. */
    public void crashAndRestart() {
        process.kill();
        process = SmdpProcess.start(folder, stores, ranges());
        if (notices != null) {
            noticesTo(notices);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
