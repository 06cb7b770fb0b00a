package org.havenport.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL of one's own is, as one address: {@code
 * postgresql://db.example.org:5432/havenport?sslrootcert=/etc/havenport/db-ca.pem}. It never carries a user or a
 * password. Another machine is reached by TLS only, and only when its certificate names it (A1.3).
 *
 * @param hosts with their ports, in the order in which they are tried
 * @param options what stands behind the question mark
 */
public record Address(List<String> hosts, String database, Map<String, String> options) {

    private static final Set<String> OPTIONS =
            Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "targetServerType", "connectTimeout");
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    public Address {
        hosts = List.copyOf(hosts);
        options = Map.copyOf(options);
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without repeating a password
     */
    public static Address parse(String text) {
        var plain = text.strip().replaceFirst("^jdbc:", "").replaceFirst("^postgres://", "postgresql://");
        if (!plain.startsWith("postgresql://")) {
            throw new IllegalArgumentException("it does not begin with postgresql://");
        }
        var rest = plain.substring("postgresql://".length());
        if (rest.contains("@")) {
            throw new IllegalArgumentException(
                    "it carries a user or a password, which every list of processes and many logs would show");
        }
        int slash = rest.indexOf('/');
        int question = rest.indexOf('?');
        if (slash <= 0 || (question >= 0 && question < slash)) {
            throw new IllegalArgumentException(
                    "it names no host and database, as postgresql://host:5432/havenport does");
        }
        var name = rest.substring(slash + 1, question < 0 ? rest.length() : question);
        if (!name.matches("[A-Za-z0-9_-]{1,63}")) {
            throw new IllegalArgumentException("it names no database behind the host");
        }
        var hosts = Arrays.stream(rest.substring(0, slash).split(","))
                .map(Address::host)
                .toList();
        return new Address(hosts, name, question < 0 ? Map.of() : options(rest.substring(question + 1)));
    }

    /** Whether every host is this machine. */
    public boolean isHere() {
        return hosts.stream().allMatch(host -> HERE.contains(host.substring(0, host.lastIndexOf(':'))));
    }

    /** What is unsafe about it; nothing when it may be used. */
    public List<String> unsafe() {
        var found = new ArrayList<String>();
        options.keySet().stream()
                .filter(option -> !OPTIONS.contains(option))
                .sorted()
                .forEach(option -> found.add("the option %s is not one of %s"
                        .formatted(
                                option,
                                String.join(", ", OPTIONS.stream().sorted().toList()))));
        var mode = options.get("sslmode");
        if (mode != null && !mode.equals("verify-full") && !(isHere() && mode.equals("disable"))) {
            found.add("sslmode=%s lets a stranger between the portal and its database read or answer".formatted(mode));
        }
        return found;
    }

    /** The file of certificates that are trusted to name the server; null when those of the JDK are. */
    public @Nullable Path trusted() {
        var file = options.get("sslrootcert");
        return file == null ? null : Path.of(file);
    }

    /** Whether the connection is by TLS to a server whose certificate names it. */
    public boolean isVerified() {
        var mode = options.get("sslmode");
        return mode == null ? !isHere() || options.containsKey("sslrootcert") : mode.equals("verify-full");
    }

    String jdbc(String application) {
        var all = new TreeMap<>(options);
        all.put("ApplicationName", application);
        // Errors carry no values, so that no log can.
        all.put("logServerErrorDetail", "false");
        all.put("reWriteBatchedInserts", "true");
        all.put("sslmode", isVerified() ? "verify-full" : "disable");
        if (isVerified() && trusted() == null) {
            all.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        all.putIfAbsent("connectTimeout", "5");
        all.put("tcpKeepAlive", "true");
        var pairs = all.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .toList();
        return "jdbc:postgresql://%s/%s?%s".formatted(String.join(",", hosts), database, String.join("&", pairs));
    }

    private static String host(String text) {
        try {
            var uri = new URI("postgresql://" + text);
            if (uri.getHost() == null || uri.getHost().isEmpty()) {
                throw new IllegalArgumentException("%s is no host".formatted(text));
            }
            return uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("%s is no host".formatted(text), e);
        }
    }

    private static Map<String, String> options(String query) {
        var options = new TreeMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            if (parts[0].equals("user") || parts[0].equals("password")) {
                throw new IllegalArgumentException(
                        "it carries a user or a password, which every list of processes and many logs would show");
            }
            options.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return options;
    }
}
