package org.havenport.audit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sends each signed head to a log collector as well (RFC 5424, framed as in RFC 6587 and 5425): the setting {@code
 * havenport.audit.syslog}, for example {@code tls://logs.example.org:6514} or {@code tcp://10.0.0.9:601}. What a
 * collector has taken cannot be taken back from here.
 */
@Component
class AnchorSyslog {

    static final String SETTING = "havenport.audit.syslog";

    private static final Logger log = LoggerFactory.getLogger(AnchorSyslog.class);
    /** Facility "log audit", severity "informational". */
    private static final int PRIORITY = 13 * 8 + 6;

    private static final int TIMEOUT = 3_000;

    private final @Nullable URI collector;
    private volatile boolean failing;

    AnchorSyslog(@Value("${" + SETTING + ":}") String address) {
        this.collector = address.isBlank() ? null : checked(URI.create(address.strip()));
    }

    private static URI checked(URI address) {
        var known = "tls".equals(address.getScheme()) || "tcp".equals(address.getScheme());
        if (!known || address.getHost() == null || address.getPort() < 1) {
            throw new IllegalStateException("Set %s to tls://HOST:PORT or tcp://HOST:PORT".formatted(SETTING));
        }
        return address;
    }

    boolean isSet() {
        return collector != null;
    }

    /** True when the last head could not be sent. */
    boolean isFailing() {
        return failing;
    }

    /** Sends a head; when nobody takes it, the next one tells as much and more. */
    void send(Anchor anchor) {
        var to = collector;
        if (to == null) {
            return;
        }
        try (var socket = connect(to)) {
            var message = "<%d>1 %s - havenport %d audit-anchor - %s"
                    .formatted(PRIORITY, anchor.at(), ProcessHandle.current().pid(), AnchorFile.line(anchor));
            var bytes = message.getBytes(StandardCharsets.UTF_8);
            var out = socket.getOutputStream();
            out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                log.warn("The log collector (setting {}) does not take heads of the audit log now", SETTING);
            }
            failing = true;
        }
    }

    private static Socket connect(URI to) throws IOException {
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(to.getHost(), to.getPort()), TIMEOUT);
            plain.setSoTimeout(TIMEOUT);
            if (!"tls".equals(to.getScheme())) {
                return plain;
            }
            var sealed = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                    .createSocket(plain, to.getHost(), to.getPort(), true);
            var parameters = new SSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            sealed.setSSLParameters(parameters);
            sealed.startHandshake();
            return sealed;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }
}
