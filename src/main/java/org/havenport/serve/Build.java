package org.havenport.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
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
 * @param hash SHA-256 of the program file and its libraries, or of all compiled files when it was not packed; 64 hexadecimal digits
 */
public record Build(String version, String hash) {

    /** The one that runs. It reads the whole program, so ask once. */
    public static Build running() {
        var version = Build.class.getPackage().getImplementationVersion();
        return new Build(version == null ? "unpacked" : version, hash(whole(place())));
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

    /** The program and what it is made of: an unpacked build has its libraries in a folder beside it. */
    static List<Path> whole(Path place) {
        var libraries = place.resolveSibling("lib");
        return Files.isRegularFile(place) && Files.isDirectory(libraries) ? List.of(place, libraries) : List.of(place);
    }

    /** As the log of the program calls it. */
    public String shortly() {
        return version + " (" + hash.substring(0, 12) + ")";
    }

    static String hash(List<Path> places) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var place : places) {
                add(digest, place);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, Path place) throws IOException {
        try (var files = Files.walk(place)) {
            for (var file : sorted(files.filter(Files::isRegularFile).toList())) {
                if (!file.equals(place)) {
                    digest.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                }
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    private static List<Path> sorted(List<Path> files) {
        return files.stream().sorted().toList();
    }
}
