package org.havenport.serve;

import static org.havenport.serve.Setting.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a configuration that a practice must not run with, as far as it can be seen before the database is
 * opened. It finds all of it at once: who mends one thing should not start again to learn of the next.
 */
final class UnsafeSettings {

    private static final Duration LONGEST_LIFE = Duration.ofDays(20 * 365L);

    private final Configuration set;
    private final Machine machine;
    private final Instant now;
    private final List<Refusal> found = new ArrayList<>();

    private UnsafeSettings(Configuration set, Machine machine, Instant now) {
        this.set = set;
        this.machine = machine;
        this.now = now;
    }

    static List<Refusal> in(Configuration set, Machine machine, Instant now) {
        var all = new UnsafeSettings(set, machine, now);
        all.found.addAll(set.misread());
        all.names();
        all.tls();
        all.way();
        all.ports();
        all.files();
        all.key();
        all.advisories();
        all.found.addAll(UnsafeDatabase.in(set));
        all.found.addAll(UnsafeMessages.in(set));
        all.found.addAll(UnsafeSingleSignOn.in(set));
        all.machine();
        return List.copyOf(all.found);
    }

    private void names() {
        var names = set.list(HOST_NAMES);
        if (names.isEmpty()) {
            add(
                    HOST_NAMES,
                    "it is missing, so that a page could be asked for under any name and send patients anywhere",
                    "Write the name patients type, for example host.names = portal.example.org");
        }
        names.stream()
                .filter(name -> !Names.isName(name))
                .forEach(name -> add(
                        HOST_NAMES,
                        "%s is no full name of a host".formatted(name),
                        "Write a name as patients type it, without https:// and without a port"));
    }

    private void tls() {
        var certificate = set.path(TLS_CERTIFICATE);
        var key = set.path(TLS_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            add(
                    certificate.isPresent() ? TLS_KEY : TLS_CERTIFICATE,
                    "a certificate and its key go together, and one is missing",
                    "Set both tls.certificate and tls.key");
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            return;
        }
        open(TLS_KEY, PrivateFiles.openToOthers(key.get()), "chmod o-rwx,g-w on it");
        replaceable(TLS_CERTIFICATE, certificate.get());
        replaceable(TLS_KEY, key.get());
        try {
            var names = new Names(
                    set.list(HOST_NAMES).stream().filter(Names::isName).toList());
            CertificateFiles.read(certificate.get(), key.get())
                    .problems(names, now)
                    .forEach(problem -> add(
                            TLS_CERTIFICATE,
                            problem,
                            "Put a certificate there that is valid for every name of host.names"));
        } catch (IOException e) {
            add(
                    TLS_CERTIFICATE,
                    String.valueOf(e.getMessage()),
                    "Name a certificate with its chain, and its key, as PEM files");
        }
    }

    /** How browsers come here: by TLS of our own, or through a proxy on this machine that ends it. */
    private void way() {
        var proxies = new Proxies(List.of());
        try {
            proxies = Proxies.parse(set.list(PROXIES));
        } catch (IllegalArgumentException e) {
            add(
                    PROXIES,
                    String.valueOf(e.getMessage()),
                    "Write the addresses of your own proxies, for example 127.0.0.1");
        }
        if (set.hasTls() || found.stream().anyMatch(one -> one.about().equals(PROXIES.key()))) {
            return;
        }
        if (proxies.isEmpty()) {
            add(
                    TLS_CERTIFICATE,
                    "there is neither a certificate nor a proxy that has one, so that everything would be sent in clear",
                    "Set tls.certificate and tls.key, or name the proxy in front of the portal in proxies");
        } else if (!proxies.areHere()) {
            add(
                    PROXIES,
                    "a proxy is on another machine, and everything between it and the portal would be sent in clear",
                    "Give the portal a certificate as well (tls.certificate, tls.key), or run the proxy on this machine");
        } else if (set.get(LISTEN).isPresent() && !isHere(set.get(LISTEN).get())) {
            add(
                    LISTEN,
                    "without a certificate the portal would answer %s in clear"
                            .formatted(set.get(LISTEN).get()),
                    "Leave it out, so that only this machine reaches the portal, or set tls.certificate");
        }
    }

    private static boolean isHere(String address) {
        return address.equals("127.0.0.1") || address.equals("::1");
    }

    private void ports() {
        var https = port(HTTPS_PORT);
        var http = port(HTTP_PORT);
        if (https.isPresent() && https.equals(http)) {
            add(HTTP_PORT, "it is the same as https.port", "Choose two ports, or leave http.port out");
        }
        if (https.isPresent() && !set.hasTls()) {
            add(
                    HTTPS_PORT,
                    "there is no certificate to answer it with",
                    "Set tls.certificate and tls.key, or leave it out");
        }
    }

    private Optional<Integer> port(Setting setting) {
        return set.get(setting).flatMap(text -> {
            if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
                return Optional.of(Integer.parseInt(text));
            }
            add(setting, "%s is no port".formatted(text), "Write a number from 1 to 65535");
            return Optional.empty();
        });
    }

    private void files() {
        var file = set.file();
        if (file != null) {
            var why = PrivateFiles.replaceable(file);
            if (why != null) {
                found.add(new Refusal("the file of the configuration", why, "chmod go-w on it and on its folder"));
            }
        }
        open(DATA, PrivateFiles.openTo(set.data()), "chmod 700 on the folder");
        set.path(DATABASE_PASSWORDS)
                .ifPresent(passwords -> open(DATABASE_PASSWORDS, PrivateFiles.openTo(passwords), "chmod 600 on it"));
        if (!set.hasKeyService()) {
            open(KEY, PrivateFiles.openTo(set.key()), "chmod 600 on it");
            set.path(KEY).ifPresent(key -> replaceable(KEY, key));
        }
    }

    private void key() {
        if (set.hasKeyService()) {
            keyService();
        } else if (inside(set.key(), set.data())) {
            add(
                    KEY,
                    "the key that opens every record lies in the folder of the data (%s), so that one stolen copy has both"
                            .formatted(set.key()),
                    "Set key to a file on another disk, a mounted secret or a folder of its own, and move the key there");
        }
    }

    private void keyService() {
        var url = set.get(KMS_URL).orElse("");
        if (!url.startsWith("https://")) {
            add(KMS_URL, "the service that keeps the key would be asked in clear", "Write an address with https://");
        }
        var token = set.path(KMS_TOKEN);
        if (token.isEmpty() || !Files.isReadable(token.get())) {
            add(KMS_TOKEN, "there is no token to ask the service with", "Name the file in which the token is renewed");
        } else {
            open(KMS_TOKEN, PrivateFiles.openTo(token.get()), "chmod 600 on it");
            replaceable(KMS_TOKEN, token.get());
            if (inside(token.get(), set.data())) {
                add(
                        KMS_TOKEN,
                        "it lies in the folder of the data, so that one stolen copy has both",
                        "Put it elsewhere");
            }
        }
    }

    private static boolean inside(Path file, Path folder) {
        return Stream.of(file.normalize(), real(file))
                .anyMatch(one -> one.startsWith(folder.normalize()) || one.startsWith(real(folder)));
    }

    /** Where it really is, or would be: links lead elsewhere. */
    private static Path real(Path file) {
        Path rest = Path.of("");
        for (var at = file.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            try {
                return at.toRealPath().resolve(rest);
            } catch (IOException notThere) {
                var name = at.getFileName();
                rest = name == null ? rest : name.resolve(rest);
            }
        }
        return file;
    }

    private void advisories() {
        set.list(ADVISORIES).stream()
                .filter(feed -> !feed.startsWith("https://") && !feed.startsWith("/"))
                .forEach(feed -> add(
                        ADVISORIES,
                        "a feed of known weaknesses would be read in clear, or from a place that is not certain",
                        "Write an address with https://, or the whole path of a file"));
    }

    private void machine() {
        if (machine.root() && set.get(ROOT_ACCEPTED).filter("yes"::equals).isEmpty()) {
            found.add(new Refusal(
                    "the account",
                    "the portal would run as root, and whoever breaks into it would own the machine",
                    "Run it as an account of its own (ops/havenport.service does), or set root.accepted = yes where the "
                            + "container is the wall"));
        }
        if (now.isBefore(machine.built()) || now.isAfter(machine.built().plus(LONGEST_LIFE))) {
            found.add(new Refusal(
                    "the clock",
                    "it says %s, and this program was built at %s: sessions, deadlines and the log would be wrong"
                            .formatted(now, machine.built()),
                    "Set the clock and keep it right (timedatectl set-ntp true)"));
        }
        if (!machine.looksInside().isEmpty()) {
            found.add(new Refusal(
                    "the virtual machine",
                    "it was started with %s, by which others look into the program and its key"
                            .formatted(machine.looksInside().split("=", 2)[0]),
                    "Take the argument out"));
        }
    }

    private void open(Setting setting, @Nullable String why, String act) {
        if (why != null) {
            add(setting, why, act);
        }
    }

    private void replaceable(Setting setting, Path file) {
        if (Files.exists(file)) {
            open(setting, PrivateFiles.replaceable(file), "chmod go-w on it and on its folder");
        }
    }

    private void add(Setting setting, String why, String act) {
        found.add(Refusal.of(setting, why, act));
    }
}
