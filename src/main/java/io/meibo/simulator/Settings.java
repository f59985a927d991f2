package io.meibo.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says, each as {@code --name=value}; the password of both stores comes from the environment, since
 * a command line is there for everybody to read.
 *
 * @param port where operators call, 0 for any free one
 * @param adminPort the same for the admin interface
 * @param data folder of the journal
 * @param notices where notices go, null until it is told
 * @param keyStore PKCS#12 with the one key of server and client
 * @param trustStore PKCS#12 with the authorities whose operators may call
 * @param ranges first digits of the ICCIDs that exist
 * @param address the server's name in activation codes
 */
record Settings(
        int port,
        int adminPort,
        Path data,
        @Nullable URI notices,
        Path keyStore,
        Path trustStore,
        String password,
        List<String> ranges,
        String address) {

    static final String PASSWORD = "SMDP_STORE_PASSWORD";

    static Settings of(List<String> arguments, Map<String, String> environment) {
        var given = new HashMap<String, String>();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            if (!argument.startsWith("--") || sign < 0) {
                throw new IllegalArgumentException("not --name=value: " + argument);
            }
            given.put(argument.substring(2, sign), argument.substring(sign + 1));
        }
        String notices = given.get("notices");
        String ranges = given.getOrDefault("ranges", "");
        return new Settings(
                Integer.parseInt(given.getOrDefault("port", "0")),
                Integer.parseInt(given.getOrDefault("admin-port", "0")),
                Path.of(needed(given, "data")),
                notices == null || notices.isEmpty() ? null : URI.create(notices),
                Path.of(needed(given, "key-store")),
                Path.of(needed(given, "trust-store")),
                environment.getOrDefault(PASSWORD, ""),
                ranges.isEmpty() ? List.of() : List.of(ranges.split(",")),
                given.getOrDefault("address", "smdp.meibo.example"));
    }

    private static String needed(Map<String, String> given, String name) {
        return Objects.requireNonNull(given.get(name), () -> "--" + name + " is missing");
    }

    @Override
    public String toString() {
        return "Settings[" + data + "]";
    }
}
