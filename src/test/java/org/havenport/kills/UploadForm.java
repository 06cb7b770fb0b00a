package org.havenport.kills;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.havenport.house.Browser;

/** The form of an upload with one file, as a browser builds it: somebody new with two results. */
final class UploadForm {

    static final String EDGE = "edge-of-a-part";

    private final byte[] bytes;

    UploadForm() {
        var body = new ByteArrayOutputStream();
        field(body, "source", "kills");
        field(body, "live", "true");
        body.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"one.json\"\r\n"
                        + "Content-Type: application/json\r\n\r\n")
                .formatted(EDGE)
                .getBytes(UTF_8));
        body.writeBytes(bundle());
        body.writeBytes("\r\n--%s--\r\n".formatted(EDGE).getBytes(UTF_8));
        bytes = body.toByteArray();
    }

    byte[] bytes() {
        return bytes;
    }

    /** Sends the first half, and then nothing until the other side is gone. */
    void sendHalf(URI portal, Browser browser) {
        var head = """
                POST /staff/imports?_csrf=%s HTTP/1.1\r
                Host: %s\r
                Cookie: havenport=%s; havenport-form=%s\r
                Content-Type: multipart/form-data; boundary=%s\r
                Content-Length: %d\r
                \r
                """.formatted(
                        browser.hidden(),
                        portal.getAuthority(),
                        browser.cookie("havenport"),
                        browser.cookie("havenport-form"),
                        EDGE,
                        bytes.length);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), portal.getPort())) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(Arrays.copyOf(bytes, bytes.length / 2));
            socket.getOutputStream().flush();
            if (socket.getInputStream().read() >= 0) {
                throw new AssertionError("Half a file was answered");
            }
        } catch (java.net.SocketException gone) {
            // As it should be: it was killed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void field(ByteArrayOutputStream body, String name, String value) {
        body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(EDGE, name, value)
                .getBytes(UTF_8));
    }

    private static byte[] bundle() {
        var random = new Random();
        var mark = random.ints(14, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        try (var in = Objects.requireNonNull(UploadForm.class.getResourceAsStream("/house/canary.json"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .replace("$MARK", mark)
                    .replace("$PHONE", "555" + (1_000_000 + random.nextInt(8_000_000)))
                    .replace("$VALUE", String.valueOf(random.nextInt(1000)))
                    .replace("$CODE", "99-" + mark.substring(0, 4))
                    .replace(
                            "$BORN",
                            LocalDate.of(1900, 1, 1)
                                    .plusDays(random.nextInt(30_000))
                                    .toString())
                    .replace("$DAY", "2026-01-01T08:00:00Z")
                    .getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
