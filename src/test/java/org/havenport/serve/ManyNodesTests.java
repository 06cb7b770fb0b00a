package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.havenport.access.Totp;
import org.havenport.database.ForeignServer;
import org.havenport.house.SelfSigned;
import org.havenport.house.Verifies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two portals of one practice behind a proxy, on one PostgreSQL of the practice's own that is reached by TLS alone. From
 * nothing: the roles, the key and its copy, the first administrator, who joins at one and goes on at the other.
 */
@Tag("slow")
class ManyNodesTests {

    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("<code class=\"key\">([A-Z2-7 ]+)</code>");
    private static final String PASSWORD = "a long enough pass phrase 7";

    @TempDir
    Path folder;

    private final Map<String, String> cookies = new HashMap<>();

    @Test
    @Verifies("B.sec.6#4")
    void signedInAtOneAndReadAtTheOther() throws Exception {
        var own = SelfSigned.to(folder, "database", "localhost", 30);
        try (var database =
                ForeignServer.start(Files.createDirectory(folder.resolve("server")), own.certificate(), own.key())) {
            var one = node("one", database, null);
            Served.prepare(folder.resolve("one"), one);
            try (var first = Served.start(folder.resolve("one"), one).open()) {
                var two = node("two", database, one);
                try (var second = Served.start(folder.resolve("two"), two).open()) {
                    join(port(one), folder.resolve("two/data"));
                    assertThat(get(port(one), "/staff").statusCode()).isEqualTo(200);
                    assertThat(get(port(two), "/staff").statusCode())
                            .as("read at the other")
                            .isEqualTo(200);
                    assertThat(post(port(two), "/sign-out").statusCode()).isEqualTo(303);
                    Thread.sleep(5_500);
                    assertThat(get(port(one), "/staff").statusCode())
                            .as("signed out at both")
                            .isEqualTo(303);
                }
                assertThat(get(port(one), "/status/ready").statusCode())
                        .as("one goes on when the other has gone")
                        .isEqualTo(200);
            }
            assertThat(database.schemas()).contains("chart", "serve");
            assertThat(folder.resolve("one/data/postgres")).doesNotExist();
        }
    }

    /** What a person does with the code of the last start: a password, an app, and the app's first digits. */
    private void join(int port, Path data) throws Exception {
        var told = Files.readString(data.resolve(FirstAdministrator.FILE));
        assertThat(told).contains("https://" + Served.NAME + "/join", "kim.lee");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(FirstAdministrator.FILE))))
                .isEqualTo("rw-------");
        var code = told.lines()
                .filter(line -> line.contains("  code "))
                .findFirst()
                .orElseThrow()
                .replaceAll(".* ", "");
        var opened = post(port, "/join", "username", "kim.lee", "code", code);
        var key = KEY.matcher(opened.body());
        assertThat(key.find()).as(opened.body()).isTrue();
        var digits = Totp.code(key.group(1).replace(" ", ""), Clock.systemUTC().instant());

        var joined = post(
                port,
                "/join/choose",
                "username",
                "kim.lee",
                "code",
                code,
                "password",
                PASSWORD,
                "again",
                PASSWORD,
                "digits",
                digits);

        assertThat(joined.headers().firstValue("Location")).as(joined.body()).hasValue("/staff");
    }

    private Map<String, String> node(String name, ForeignServer database, @Nullable Map<String, String> like)
            throws Exception {
        var at = Files.createDirectory(folder.resolve(name));
        var lines = Served.sound(at, new SelfSigned(at, at));
        lines.keySet().removeAll(java.util.List.of("tls.certificate", "tls.key", "https.port", "listen"));
        lines.put("proxies", "127.0.0.1");
        lines.put("administrator", "Kim Lee");
        lines.put("database.url", database.url());
        if (like == null) {
            lines.put(
                    "database.passwords",
                    database.prepare(at.resolve("secret/passwords")).toString());
        } else {
            lines.put("database.passwords", like.get("database.passwords"));
            lines.put("key", like.get("key"));
        }
        return lines;
    }

    private static int port(Map<String, String> node) {
        return Integer.parseInt(node.get("http.port"));
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        return send(port, path, HttpRequest.newBuilder().GET());
    }

    private HttpResponse<String> post(int port, String path, String... fields) throws Exception {
        var form = get(port, path.equals("/sign-out") ? "/staff" : "/join").body();
        var token = FIELD.matcher(form);
        var body = new StringBuilder("_csrf=" + (token.find() ? token.group(1) : ""));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(java.net.URLEncoder.encode(fields[i + 1], java.nio.charset.StandardCharsets.UTF_8));
        }
        return send(
                port,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    /** As the proxy of the practice asks: for our name, and saying that the browser came by https. */
    private HttpResponse<String> send(int port, String path, HttpRequest.Builder request) throws Exception {
        var cookie = new StringBuilder();
        cookies.forEach(
                (name, value) -> cookie.append(name).append('=').append(value).append("; "));
        HttpResponse<String> answer;
        try (var browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", port)))
                .build()) {
            answer = browser.send(
                    request.uri(URI.create("http://" + Served.NAME + path))
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-For", "203.0.113.5")
                            .header("Cookie", cookie.toString())
                            .build(),
                    BodyHandlers.ofString());
        }
        answer.headers().allValues("Set-Cookie").forEach(set -> {
            var pair = set.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        return answer;
    }
}
