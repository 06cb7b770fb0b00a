package org.havenport.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Sends bytes as they are: what no client library would let pass is what an attacker sends. */
final class Wire {

    private static final int PATIENCE = 10_000;

    private Wire() {}

    /**
     * What came back.
     *
     * @param status 0 when the server hung up without a word
     */
    record Answer(int status, String head, String body) {

        List<String> headers(String name) {
            var start = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .toList();
        }

        String header(String name) {
            var all = headers(name);
            return all.isEmpty() ? "" : all.getFirst();
        }
    }

    static Answer send(URI portal, byte[] request) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), portal.getPort()), PATIENCE);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (SocketException refusedWhileSending) {
                // What was answered before it hung up can still be read.
            }
            return parse(new String(all(socket), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] all(Socket socket) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            int read;
            while ((read = socket.getInputStream().read(buffer)) >= 0) {
                bytes.write(buffer, 0, read);
            }
        } catch (SocketException reset) {
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    private static Answer parse(String text) {
        if (!text.startsWith("HTTP/1.")) {
            return new Answer(0, "", text);
        }
        int end = text.indexOf("\r\n\r\n");
        var head = end < 0 ? text : text.substring(0, end);
        var body = end < 0 ? "" : text.substring(end + 4);
        var answer = new Answer(Integer.parseInt(head.substring(9, 12)), head, body);
        return answer.header("Transfer-Encoding").contains("chunked")
                ? new Answer(answer.status(), head, unchunked(body))
                : answer;
    }

    /** The sizes count bytes; joining the lines between them is near enough to look for words. */
    private static String unchunked(String body) {
        return body.replaceAll("(?m)\r\n[0-9a-f]{1,6}\r\n", "").replaceFirst("^[0-9a-f]{1,6}\r\n", "");
    }
}
