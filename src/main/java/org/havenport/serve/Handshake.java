package org.havenport.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * What a browser is offered when it connects.
 *
 * @param protocol for example {@code TLSv1.3}
 * @param suite the cipher suite
 * @param until when the certificate ends
 * @param names the names of the certificate
 */
record Handshake(String protocol, String suite, Instant until, List<String> names) {

    static final int PATIENCE_MILLIS = 5_000;

    /** Connects and looks. It trusts whatever it is shown, because it is there to look and sends nothing. */
    static Handshake with(String host, int port, String name) throws IOException {
        try (var plain = new Socket();
                var socket = open(plain, host, port, name)) {
            return of(socket);
        }
    }

    /** Connects by TLS, to look. The caller closes both. */
    static SSLSocket open(Socket plain, String host, int port, String name) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Looking()}, new SecureRandom());
            plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
            var wanted = socket.getSSLParameters();
            wanted.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(wanted);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static Handshake of(SSLSocket socket) throws IOException {
        var session = socket.getSession();
        var own = (X509Certificate) session.getPeerCertificates()[0];
        return new Handshake(
                session.getProtocol(),
                session.getCipherSuite(),
                own.getNotAfter().toInstant(),
                CertificateFiles.names(own));
    }

    private static class Looking implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how) {
            // Nobody is a client of ours here.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how) {
            // Whether it may be trusted is judged from what is seen, and told in the evidence.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
