package org.havenport.upkeep;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A feed of a test: a server on this machine that gives what it was told, as of when it was told. */
final class FeedOfATest implements AutoCloseable {

    private final HttpServer server;
    private volatile byte[] says = new byte[0];
    private volatile Instant asOf = Instant.EPOCH;
    private volatile int status = 200;

    FeedOfATest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .add("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(asOf.atOffset(ZoneOffset.UTC)));
            exchange.sendResponseHeaders(status, says.length);
            try (var body = exchange.getResponseBody()) {
                body.write(says);
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:%d/advisories.json"
                .formatted(server.getAddress().getPort());
    }

    void says(Instant now, String... entries) {
        says(now, ("[" + String.join(",", entries) + "]").getBytes(StandardCharsets.UTF_8));
    }

    void says(Instant now, byte[] bytes) {
        asOf = now;
        status = 200;
        says = bytes;
    }

    void fails() {
        status = 500;
    }

    /** An entry about a part, from its first version until before another. */
    static String entry(String id, String name, String fixed, String severity, Instant published) {
        return """
                {"id": "%s", "summary": "A made weakness", "published": "%s", "modified": "%s",
                 "affected": [{"package": {"ecosystem": "Maven", "name": "%s"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}],
                 "database_specific": {"severity": "%s"}}
                """.formatted(id, published, published, name, fixed, severity);
    }

    /** An entry about something that nobody here runs. */
    static String ofOthers() {
        return entry("GHSA-of-others", "org.example:nothing-of-ours", "9", "CRITICAL", Instant.EPOCH);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
