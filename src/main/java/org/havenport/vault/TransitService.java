package org.havenport.vault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP API of a transit secrets engine (HashiCorp Vault, OpenBao). A request that is not answered within seconds
 * fails, and for a few seconds more all do at once, so that an outage makes nobody wait twice.
 */
final class TransitService {

    static final String SETTING = "havenport.kms";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI address;
    private final Path token;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile long pausedAt;
    private volatile boolean paused;

    /**
     * @param address of the engine, for example {@code https://kms.example.org:8200/v1/transit}
     * @param token the file with the token, read anew for each request because it is renewed from outside
     */
    TransitService(URI address, Path token) {
        var safe = "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost());
        if (!safe) {
            throw new IllegalStateException(
                    "The key service must be asked over https. Set %s to an address that begins with https"
                            .formatted(SETTING));
        }
        this.address = address;
        this.token = token;
    }

    URI address() {
        return address;
    }

    /** What went wrong on the other side: the status, without what was said about it. */
    static final class Refused extends Exception {
        private final int status;

        Refused(int status) {
            super("The key service answered with " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * Asks, or tells when there is a body.
     *
     * @return the part {@code data} of the answer; empty when there is none
     * @throws KeysUnreachable when nobody answers in time, or somebody who cannot work now
     */
    JsonNode ask(String path, @Nullable Map<String, ?> body) throws Refused {
        if (paused && System.nanoTime() - pausedAt < PAUSE.toNanos()) {
            throw away();
        }
        try {
            var request = HttpRequest.newBuilder(URI.create(address + "/" + path))
                    .timeout(ANSWER)
                    .header("X-Vault-Token", Files.readString(token).strip())
                    .header("Content-Type", "application/json");
            var sent = body == null
                    ? request.GET()
                    : request.POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            var answer = http.send(sent.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            paused = false;
            int status = answer.statusCode();
            if (status >= 500 || status == 429) {
                throw pausing();
            }
            if (status >= 400) {
                throw new Refused(status);
            }
            return answer.body().isBlank()
                    ? JSON.createObjectNode()
                    : JSON.readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw pausing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private KeysUnreachable pausing() {
        pausedAt = System.nanoTime();
        paused = true;
        return away();
    }

    private KeysUnreachable away() {
        return new KeysUnreachable("The key service at %s (setting %s) does not answer, or not with what it should"
                .formatted(address.getHost(), SETTING));
    }
}
