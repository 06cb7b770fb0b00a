package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.havenport.serve.Served.NAME;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.havenport.house.SelfSigned;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The portal of a practice in a process of its own, as browsers and strangers find it on its ports. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsTests {

    private static final int ECDHE_ECDSA_AES_128_GCM = 0xc02b;

    @TempDir
    static Path folder;

    private static Map<String, String> set;
    private static SelfSigned own;
    private static Served portal;

    @BeforeAll
    static void serve() throws Exception {
        own = SelfSigned.to(folder, "own", NAME, 90);
        set = Served.sound(folder, own);
        Served.prepare(folder, set);
        portal = Served.start(folder, set).open();
    }

    @AfterAll
    static void end() throws Exception {
        portal.close();
    }

    @Test
    @Verifies("A1.3#1")
    void itLooksAtItsOwnConnectionsWhenItStarts() throws Exception {
        eventually(() ->
                said().contains("Connections: TLS 1.3 with TLS_AES_256_GCM_SHA384. The certificate has 89 days left."));
    }

    @Test
    void aBrowserIsOfferedTheNewestAndMayComeWithTheOneBefore() throws IOException {
        var seen = Handshake.with("127.0.0.1", port("https.port"), NAME);

        assertThat(seen.protocol()).isEqualTo("TLSv1.3");
        assertThat(seen.names()).containsExactly(NAME);
        assertThat(spoken(OldTls.TLS_1_2, ECDHE_ECDSA_AES_128_GCM)).isTrue();
    }

    @Test
    void oldProtocolsAndWeakSuitesAreRefused() throws IOException {
        assertThat(spoken(OldTls.TLS_1_1, OldTls.ECDHE_ECDSA_AES_128_CBC_SHA))
                .as("TLS 1.1")
                .isFalse();
        assertThat(spoken(0x0301, OldTls.ECDHE_ECDSA_AES_128_CBC_SHA))
                .as("TLS 1.0")
                .isFalse();
        assertThat(spoken(OldTls.TLS_1_2, OldTls.ECDHE_ECDSA_AES_128_CBC_SHA))
                .as("CBC with forward secrecy")
                .isFalse();
        assertThat(spoken(OldTls.TLS_1_2, OldTls.RSA_AES_128_CBC_SHA))
                .as("RSA key exchange")
                .isFalse();
    }

    @Test
    void pagesAreSentWithSafeCookiesAndTheOrderToStayWithHttps() throws Exception {
        var answer = secure("GET /sign-in HTTP/1.1\r\nHost: " + NAME + "\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains(
                        "Strict-Transport-Security: max-age=63072000",
                        "Set-Cookie: __Host-havenport-form=",
                        "; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void otherNamesGetNothing() throws Exception {
        for (var host : List.of("evil.example", "127.0.0.1", NAME + ".evil.example")) {
            var answer = secure("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-Host: " + NAME
                    + "\r\nConnection: close\r\n\r\n");

            assertThat(answer)
                    .as(host)
                    .startsWith("HTTP/1.1 421")
                    .doesNotContain("Set-Cookie")
                    .contains("X-Frame-Options: DENY");
        }
        assertThat(secure("GET /status/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
                .as("a watcher")
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void plainHttpOnlySendsOn() throws Exception {
        var address = "https://%s:%d/sign-in?lang=es".formatted(NAME, port("https.port"));
        assertThat(plain("GET /sign-in?lang=es HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(NAME)))
                .startsWith("HTTP/1.1 308")
                .contains("Location: " + address + "\r\n")
                .doesNotContain("Set-Cookie");
        assertThat(
                        plain(
                                "GET /sign-in?lang=es HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"))
                .contains("Location: " + address + "\r\n")
                .doesNotContain("evil");
        assertThat(plain("POST /sign-in HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .formatted(NAME)))
                .as("a password in clear is not sent on")
                .startsWith("HTTP/1.1 403");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aRenewedCertificateIsServedWithoutANewStart() throws Exception {
        var before = until();
        Files.writeString(own.certificate(), "half a file");
        Thread.sleep(5_000);
        assertThat(until()).as("a broken file changes nothing").isEqualTo(before);

        SelfSigned.to(folder, "next", NAME, 40).replace(own);

        eventually(() -> !before.equals(until()));
        assertThat(portal.said()).doesNotContain("PRIVATE KEY");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aRequestThatWasBegunIsAnsweredBeforeItEnds() throws Exception {
        try (var socket = socket()) {
            var request =
                    "POST /sign-in HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\n\r\nuser"
                            .formatted(NAME);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(1_000);
            portal.terminate();
            Thread.sleep(2_000);
            socket.getOutputStream().write("name=abc".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 403");
        }
        assertThat(portal.ended()).as("as a program that was asked to end").isEqualTo(143);
        assertThat(Files.exists(folder.resolve("data/postgres/data/postmaster.pid")))
                .as("the carried database runs on")
                .isFalse();
    }

    private static boolean spoken(int version, int suite) throws IOException {
        return OldTls.isSpoken("127.0.0.1", port("https.port"), NAME, version, List.of(suite));
    }

    private static Instant until() {
        try {
            return Handshake.with("127.0.0.1", port("https.port"), NAME).until();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String said() {
        try {
            return portal.said();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int port(String setting) {
        return Integer.parseInt(set.get(setting));
    }

    private static String secure(String request) throws Exception {
        try (var socket = socket()) {
            return ask(socket, request);
        }
    }

    private static String plain(String request) throws Exception {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port("http.port")));
            return ask(socket, request);
        }
    }

    private static String ask(Socket socket, String request) throws IOException {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Socket socket() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anyone()}, new SecureRandom());
        return context.getSocketFactory().createSocket("127.0.0.1", port("https.port"));
    }

    private static void eventually(BooleanSupplier what) throws InterruptedException {
        for (int i = 0; i < 200 && !what.getAsBoolean(); i++) {
            Thread.sleep(200);
        }
        assertThatCode(() -> assertThat(what.getAsBoolean()).isTrue())
                .as(said())
                .doesNotThrowAnyException();
    }

    private static class Anyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
