package org.havenport.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** A certificate that signed itself, and its key, as PEM files; made by the JDK's own keytool. */
public record SelfSigned(Path certificate, Path key) {

    public static SelfSigned to(Path folder, String label, String name, int days) throws Exception {
        return to(folder, label, name, "-startdate", "-1d", "-validity", String.valueOf(days + 1));
    }

    public static SelfSigned to(Path folder, String label, String name, String... options) throws Exception {
        var store = folder.resolve(label + ".p12");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit"));
        command.addAll(List.of(options));
        if (!command.contains("-keyalg")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        var made = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertEquals(0, made.waitFor(), said);
        var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        var issued = new SelfSigned(folder.resolve(label + ".crt"), folder.resolve(label + ".key"));
        write(issued.certificate(), "CERTIFICATE", keys.getCertificate("own").getEncoded());
        write(
                issued.key(),
                "PRIVATE KEY",
                keys.getKey("own", "changeit".toCharArray()).getEncoded());
        return issued;
    }

    /** The same files in another folder. */
    public SelfSigned copyTo(Path folder) throws IOException {
        var copy = new SelfSigned(folder.resolve(certificate.getFileName()), folder.resolve(key.getFileName()));
        Files.copy(certificate, copy.certificate(), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(key, copy.key(), StandardCopyOption.COPY_ATTRIBUTES);
        return copy;
    }

    /** Puts these files in the place of others, each whole at once, as a renewal does. */
    public void replace(SelfSigned other) throws IOException {
        move(key, other.key());
        move(certificate, other.certificate());
    }

    private static void move(Path from, Path to) throws IOException {
        var next = Files.copy(
                from, Path.of(to + ".new"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(next, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
