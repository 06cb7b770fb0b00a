package org.havenport.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How this program's own pages arrive at a browser: asked for over the network, by the way browsers come. Behind a proxy
 * that is the proxy's.
 */
@Component
public class OwnPages {

    private static final int HTTPS = 443;
    private static final int LONGEST = 1 << 20;
    private static final int SLOWEST_MILLIS = 30_000;

    private final ObjectProvider<Front> fronts;
    private volatile int port;

    OwnPages(ObjectProvider<Front> fronts) {
        this.fronts = fronts;
    }

    /** What came back. */
    public record Page(int status, String body) {

        static Page of(String answer) {
            int end = answer.indexOf("\r\n\r\n");
            if (end < 0 || !answer.matches("(?s)HTTP/1\\.[01] [0-9]{3}\\b.*")) {
                return new Page(0, "");
            }
            return new Page(Integer.parseInt(answer.substring(9, 12)), answer.substring(end + 4));
        }
    }

    @EventListener
    void opened(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    /** Whether anybody can ask: a command without pages cannot. */
    public boolean open() {
        return port > 0;
    }

    /**
     * Asks for a page as somebody who has not signed in.
     *
     * @param path for example {@code /}
     * @param language for example {@code es}
     * @throws IOException when nobody answers
     */
    public Page get(String path, String language) throws IOException {
        var front = fronts.getIfAvailable();
        try (var plain = new Socket()) {
            if (front == null) {
                plain.connect(new InetSocketAddress("127.0.0.1", port), Handshake.PATIENCE_MILLIS);
                plain.setSoTimeout(Handshake.PATIENCE_MILLIS);
                return ask(plain, "localhost:" + port, path, language);
            }
            var name = front.names().first();
            try (var socket = front.tls()
                    ? Handshake.open(plain, "127.0.0.1", front.port(), name)
                    : Handshake.open(plain, name, HTTPS, name)) {
                return ask(socket, name, path, language);
            }
        }
    }

    /** By HTTP 1.0, so that the answer comes whole and the connection ends with it. */
    private static Page ask(Socket socket, String host, String path, String language) throws IOException {
        var request =
                "GET %s HTTP/1.0\r\nHost: %s\r\nAccept: text/html,text/plain\r\nAccept-Language: %s\r\nConnection: close\r\n\r\n"
                        .formatted(path, host, language);
        // The first page after a start takes its time on a busy machine.
        socket.setSoTimeout(SLOWEST_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return Page.of(new String(socket.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8));
    }
}
