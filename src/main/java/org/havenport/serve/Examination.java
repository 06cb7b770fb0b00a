package org.havenport.serve;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.havenport.database.Probe;

/** Looks whether a machine has what the portal needs, and tells where to get what it lacks. */
final class Examination {

    static final int JDK = 25;

    private static final long GIB = 1L << 30;
    private static final long LEAST_MEMORY = 2 * GIB - GIB / 8;
    private static final long LEAST_DISK = 2 * GIB;
    private static final long GOOD_DISK = 20 * GIB;
    private static final int DAYS_LEFT = ConnectionsAreEncrypted.DAYS_LEFT;

    private final Configuration set;
    private final Instant now;
    private final List<Finding> found = new ArrayList<>();

    private Examination(Configuration set, Instant now) {
        this.set = set;
        this.now = now;
    }

    static List<Finding> of(Configuration set, Machine machine, Instant now) {
        var examination = new Examination(set, now);
        examination.jdk();
        examination.memory();
        examination.disk();
        examination.ports();
        examination.text();
        examination.chance();
        examination.time();
        examination.database();
        examination.certificate();
        examination.messages();
        examination.browser();
        UnsafeSettings.in(set, machine, now)
                .forEach(one -> examination.found.add(Finding.missing(one.about(), one.why(), one.act())));
        return List.copyOf(examination.found);
    }

    private void jdk() {
        var version = Runtime.version();
        var seen = "Java %s, %s".formatted(version, System.getProperty("java.home"));
        if (version.feature() < JDK) {
            found.add(Finding.missing("JDK", seen, "Install a JDK 25 or newer, for example from https://adoptium.net"));
        } else {
            found.add(Finding.good("JDK", seen));
        }
    }

    private void memory() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalMemorySize();
        var seen = "%.1f GiB, %d processors".formatted((double) total / GIB, system.getAvailableProcessors());
        found.add(
                total < LEAST_MEMORY
                        ? Finding.missing("memory", seen, "Give the machine 2 GiB or more")
                        : Finding.good("memory", seen));
    }

    private void disk() {
        var folder = set.data();
        for (var above = folder.getParent(); above != null && !Files.exists(folder); above = above.getParent()) {
            folder = above;
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            var seen = "%.1f GiB free for %s".formatted((double) free / GIB, set.data());
            if (free < LEAST_DISK) {
                found.add(Finding.missing("disk", seen, "Make room: 2 GiB at least, 20 GiB for a practice"));
            } else if (free < GOOD_DISK) {
                found.add(Finding.better("disk", seen, "Plan 20 GiB or more for a practice"));
            } else {
                found.add(Finding.good("disk", seen));
            }
            if (!Files.isWritable(folder)) {
                found.add(Finding.missing(
                        "data folder",
                        "%s may not be written by %s".formatted(folder, System.getProperty("user.name")),
                        "Make the folder and give it to the account that runs the portal"));
            }
        } catch (IOException e) {
            found.add(Finding.missing(
                    "disk", "%s cannot be looked at".formatted(folder), "Choose another folder (data)"));
        }
    }

    private void ports() {
        var pages = set.hasTls()
                ? set.get(Setting.HTTPS_PORT).orElse("8443")
                : set.get(Setting.HTTP_PORT).orElse("8080");
        port(pages);
        if (set.hasTls()) {
            set.get(Setting.HTTP_PORT).ifPresent(this::port);
        }
    }

    private void port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return;
        }
        try (var socket = ServerSocketChannel.open()) {
            socket.bind(new InetSocketAddress(Integer.parseInt(text)));
            found.add(Finding.good("port " + text, "free"));
        } catch (IOException | IllegalArgumentException e) {
            found.add(
                    Finding.better(
                            "port " + text,
                            "taken, or not allowed to this account",
                            "If it is not the portal itself: free it, choose another, or allow ports below 1024 to the service"));
        }
    }

    private void text() {
        var names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        found.add(
                names.equals(StandardCharsets.UTF_8)
                        ? Finding.good("locale", "UTF-8")
                        : Finding.better(
                                "locale", names + " for names of files", "Set LC_ALL=C.UTF-8 for the service"));
    }

    /** Keys are drawn from the kernel's chance; a machine that has just begun may have none yet. */
    private void chance() {
        read(Path.of("/proc/sys/kernel/random/entropy_avail"))
                .map(text -> Integer.parseInt(text.strip()))
                .ifPresent(bits -> found.add(
                        bits >= 256
                                ? Finding.good("chance", bits + " bits at hand")
                                : Finding.better("chance", bits + " bits at hand", "Wait, or install rng-tools")));
    }

    /** The file that systemd's time service touches at each synchronisation; other services keep others. */
    private void time() {
        var marks = List.of(
                Path.of("/run/systemd/timesync/synchronized"),
                Path.of("/var/lib/chrony/drift"),
                Path.of("/var/lib/ntp/ntp.drift"),
                Path.of("/var/lib/ntpsec/ntp.drift"));
        found.add(
                marks.stream().anyMatch(Files::exists)
                        ? Finding.good("time", "a service keeps the clock")
                        : Finding.better(
                                "time",
                                "no service that keeps the clock was seen; it says %s".formatted(now),
                                "timedatectl set-ntp true, or apt-get install chrony"));
    }

    private void database() {
        var url = set.get(Setting.DATABASE_URL);
        var passwords = set.path(Setting.DATABASE_PASSWORDS);
        if (url.isEmpty()) {
            var carried = Probe.carried();
            found.add(
                    carried.usable()
                            ? Finding.good("PostgreSQL", carried.seen())
                            : Finding.missing(
                                    "PostgreSQL",
                                    carried.seen(),
                                    "Run the portal on Linux, or give it a PostgreSQL by database.url"));
        } else if (passwords.isPresent() && UnsafeDatabase.in(set).isEmpty()) {
            var given = Probe.given(url.get(), passwords.get());
            found.add(
                    given.usable()
                            ? Finding.good("PostgreSQL", given.seen())
                            : Finding.missing(
                                    "PostgreSQL", given.seen(), "See docs/operate/configure.md, under the database"));
        }
    }

    private void certificate() {
        var certificate = set.path(Setting.TLS_CERTIFICATE);
        var key = set.path(Setting.TLS_KEY);
        if (certificate.isEmpty() || key.isEmpty()) {
            return;
        }
        try {
            var until = CertificateFiles.read(certificate.get(), key.get())
                    .chain()
                    .getFirst()
                    .getNotAfter()
                    .toInstant();
            long days = Duration.between(now, until).toDays();
            var seen = "%d days left".formatted(days);
            found.add(
                    days < DAYS_LEFT
                            ? Finding.better(
                                    "certificate", seen, "Renew it; the portal takes the new files without a new start")
                            : Finding.good("certificate", seen));
        } catch (IOException e) {
            // It is among what is unsafe already.
        }
    }

    private void messages() {
        if (set.get(Setting.MAIL_HOST).isEmpty()) {
            found.add(Finding.better(
                    "mail",
                    "no server is set: patients are not told when something is new",
                    "Set mail.host and mail.from"));
        } else if (UnsafeMessages.in(set).isEmpty()) {
            found.add(MailServer.look(set));
            if (set.get(Setting.MAIL_INBOX).isEmpty()) {
                found.add(Finding.better(
                        "returned mail",
                        "nobody reads it: an address that dies later is not noticed",
                        "Set mail.returns and mail.inbox"));
            }
        }
    }

    private void browser() {
        var there = List.of("chromium", "chromium-browser", "google-chrome").stream()
                .anyMatch(
                        name -> List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))));
        found.add(Finding.good(
                "Chromium", there ? "there; only the tests use it" : "not there; only the tests would use it"));
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
