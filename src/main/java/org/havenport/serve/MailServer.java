package org.havenport.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Looks whether the mail server answers, and with TLS whether it proves who it is; signs in nowhere and sends nothing. */
final class MailServer {

    private static final int PATIENCE = 5_000;

    private MailServer() {}

    static Finding look(Configuration set) {
        var host = set.get(Setting.MAIL_HOST).orElseThrow();
        int port = Integer.parseInt(set.get(Setting.MAIL_PORT).orElse("587"));
        var seen = "%s:%d".formatted(host, port);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            if (set.get(Setting.MAIL_SECURITY).filter("tls"::equals).isPresent()) {
                prove(socket, host, port);
            }
            return Finding.good("mail", seen + " answers");
        } catch (IOException e) {
            return Finding.better(
                    "mail",
                    "%s does not answer (%s)".formatted(seen, e.getClass().getSimpleName()),
                    "Look at mail.host, mail.port and the firewall; messages wait for a day");
        }
    }

    private static void prove(Socket plain, String host, int port) throws IOException {
        if (SSLSocketFactory.getDefault() instanceof SSLSocketFactory factory
                && factory.createSocket(plain, host, port, false) instanceof SSLSocket tls) {
            var parameters = new SSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
        }
    }
}
