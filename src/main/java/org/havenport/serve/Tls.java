package org.havenport.serve;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What TLS of our own means: 1.3, and 1.2 with the suites that keep what was recorded closed for good (A1.3). */
final class Tls {

    static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private static final String BUNDLE = "spring.ssl.bundle.pem.portal.";

    private Tls() {}

    /** The settings of a web server that ends TLS; files that change are read again without a new start. */
    static Map<String, Object> settings(Configuration set) {
        var settings = new TreeMap<String, Object>();
        settings.put(
                BUNDLE + "keystore.certificate",
                "file:" + set.path(Setting.TLS_CERTIFICATE).orElseThrow());
        settings.put(
                BUNDLE + "keystore.private-key",
                "file:" + set.path(Setting.TLS_KEY).orElseThrow());
        settings.put(BUNDLE + "keystore.verify-keys", "true");
        settings.put(BUNDLE + "reload-on-update", "true");
        settings.put(BUNDLE + "options.enabled-protocols", String.join(",", PROTOCOLS));
        settings.put(BUNDLE + "options.ciphers", String.join(",", SUITES));
        settings.put("spring.ssl.bundle.watch.file.quiet-period", "3s");
        settings.put("server.ssl.bundle", "portal");
        settings.put("server.port", set.get(Setting.HTTPS_PORT).orElse("8443"));
        set.get(Setting.HTTP_PORT).ifPresent(port -> settings.put(Front.HTTP_PORT, port));
        return settings;
    }
}
