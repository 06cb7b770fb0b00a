package org.havenport.serve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Under which names, and on which ways, browsers come: as {@link ServeCommand} has read and checked it. */
@Component
@ConditionalOnProperty(Front.SERVING)
class Front {

    static final String SERVING = "havenport.serve";
    static final String NAMES = "havenport.serve.names";
    static final String PROXIES = "havenport.serve.proxies";
    static final String HTTP_PORT = "havenport.serve.http-port";
    static final String TLS = "havenport.serve.tls";

    private final Names names;
    private final Proxies proxies;
    private final @Nullable Integer httpPort;
    private final boolean tls;
    private final int port;

    Front(
            @Value("${" + NAMES + "}") List<String> names,
            @Value("${" + PROXIES + ":}") List<String> proxies,
            @Value("${" + HTTP_PORT + ":#{null}}") @Nullable Integer httpPort,
            @Value("${" + TLS + "}") boolean tls,
            @Value("${server.port}") int port) {
        this.names = new Names(names);
        this.proxies =
                Proxies.parse(proxies.stream().filter(one -> !one.isBlank()).toList());
        this.httpPort = httpPort;
        this.tls = tls;
        this.port = port;
    }

    Names names() {
        return names;
    }

    Proxies proxies() {
        return proxies;
    }

    /** The port that only sends browsers to https; null when there is none. */
    @Nullable
    Integer httpPort() {
        return httpPort;
    }

    /** Whether TLS ends here, and not only at a proxy. */
    boolean tls() {
        return tls;
    }

    /** The port of the pages, as it was set. */
    int port() {
        return port;
    }

    /** Where a browser finds a path, for example {@code /join}. */
    String address(String path) {
        return "https://" + names.first() + (tls && proxies.isEmpty() && port != 443 ? ":" + port : "") + path;
    }
}
