package org.havenport.followup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.havenport.protocols.Fingerprint;

/**
 * Files in one archive with a list of their SHA-256 hashes, which {@code sha256sum -c} reads. Whoever has the hash of that
 * list can tell that none of them was changed.
 */
final class Bundle {

    static final String LIST = "SHA256SUMS";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    Bundle with(String name, byte[] file) {
        files.put(name, file);
        return this;
    }

    /** A line for each file: its hash, two blanks, its name. */
    String list() {
        var lines = new StringBuilder();
        files.forEach((name, file) ->
                lines.append(Fingerprint.of(file)).append("  ").append(name).append('\n'));
        return lines.toString();
    }

    /** The hash by which the whole is known. */
    String manifest() {
        return Fingerprint.of(list().getBytes(StandardCharsets.UTF_8));
    }

    byte[] zip() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(LIST));
            zip.write(list().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
