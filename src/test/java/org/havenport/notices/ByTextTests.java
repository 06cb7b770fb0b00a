package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gateway of text messages gets, and what its answers mean. */
class ByTextTests {

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "200, HandedOver[]",
        "202, HandedOver[]",
        "301, Later[why=NOT_NOW]",
        "400, Refused[why=MESSAGE_REFUSED]",
        "401, NoCarrier[why=LOGIN_REFUSED]",
        "410, NoSuchAddress[code=5.1.1]",
        "429, Later[why=NOT_NOW]",
        "503, Later[why=NOT_NOW]"
    })
    void eachAnswerIsToldApart(int status, String outcome) throws IOException {
        var letter = new Letter(UUID.randomUUID(), "+12065550142", "", "Words", null, "0".repeat(20), true);
        var gateway = gateway(status, 0);
        try {
            assertThat(new ByText(settings(gateway)).carry(letter)).hasToString(outcome);
            assertThat(heard).containsExactly("Bearer token " + letter.id() + " {\"id\":\"" + letter.id() + "\"");
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void aGatewayThatIsSlowOrAwayMeansLater() throws IOException {
        var letter = new Letter(UUID.randomUUID(), "+12065550142", "", "Words", null, "0".repeat(20), true);
        var gateway = gateway(200, 5000);
        var settings = settings(gateway);
        assertThat(new ByText(settings).carry(letter)).isEqualTo(new Outcome.Later("BROKEN_OFF"));
        gateway.stop(0);
        assertThat(new ByText(settings).carry(letter)).isEqualTo(new Outcome.NoCarrier("NO_SERVER"));
    }

    private TextSettings settings(HttpServer gateway) throws IOException {
        var token = Files.writeString(folder.resolve("token"), "token");
        return new TextSettings("http://127.0.0.1:" + gateway.getAddress().getPort() + "/", token.toString(), "", 3000);
    }

    private HttpServer gateway(int status, int after) throws IOException {
        var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var id = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var said = body.contains("\"text\":\"Words\"") && body.contains("\"to\":\"+12065550142\"")
                    ? "{\"id\":\"" + (body.contains(id) ? id : "") + "\""
                    : body;
            heard.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + id + " " + said);
            try {
                Thread.sleep(after);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        gateway.start();
        return gateway;
    }
}
