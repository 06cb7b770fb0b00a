package org.havenport.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Which program this is (B.sec.6).
 *
 * @param version for example {@code 0.1.0}
 * @param hash SHA-256 of the program file, or of all compiled files when it was not packed; 64 hexadecimal digits
 */
record Build(String version, String hash) {

    static Build running() {
        var version = Build.class.getPackage().getImplementationVersion();
        return new Build(version == null ? "unpacked" : version, hash(place()));
    }

    /** Where this program's own classes are: a file or a folder. */
    static Path place() {
        try {
            return Path.of(
                    Objects.requireNonNull(Build.class.getProtectionDomain().getCodeSource())
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the log of the program calls it. */
    String shortly() {
        return version + " (" + hash.substring(0, 12) + ")";
    }

    static String hash(Path place) {
        try (var files = Files.walk(place)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : sorted(files.filter(Files::isRegularFile).toList())) {
                if (!file.equals(place)) {
                    digest.update(place.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> sorted(List<Path> files) {
        return files.stream().sorted().toList();
    }
}
