package org.havenport.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs carried in the build, unpacked once per machine and version. */
final class Binaries {

    static final String VERSION = "18.6.0";

    private Binaries() {}

    /** The folder with {@code bin/postgres}; unpacks it first when it is not there. */
    static Path home() {
        var cache = System.getenv("XDG_CACHE_HOME");
        var base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        var home = base.resolve("havenport").resolve("postgresql-" + VERSION + "-" + platform());
        if (!Files.exists(home.resolve("bin/postgres"))) {
            unpackTo(home);
        }
        return home;
    }

    private static void unpackTo(Path home) {
        var archive = "/postgres-" + platform() + ".txz";
        try (var packed = Binaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new IllegalStateException(
                        "This build carries no PostgreSQL for %s; build it on that machine".formatted(platform()));
            }
            Files.createDirectories(home.getParent());
            var fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
            unpack(packed, fresh);
            try {
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException alreadyThere) {
                // Another process was faster; what it unpacked is the same.
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked to " + home, e);
        }
    }

    private static void unpack(InputStream packed, Path to) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var target = to.resolve(entry.getName()).normalize();
                if (!target.startsWith(to)) {
                    throw new IOException("An entry of the archive points outside of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private static String platform() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch");
        return (os.contains("mac") ? "darwin" : "linux") + "-" + (arch.equals("aarch64") ? "arm_64" : "x86_64");
    }
}
