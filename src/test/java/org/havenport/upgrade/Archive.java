package org.havenport.upgrade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** Files by their path, packed into one. */
final class Archive {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static Archive read(Path packed) throws IOException {
        var archive = new Archive();
        try (var tar = new TarArchiveInputStream(new XZInputStream(Files.newInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                archive.put(entry.getName(), tar.readAllBytes());
            }
        }
        return archive;
    }

    void put(String path, byte[] content) {
        files.put(path, content);
    }

    void put(String path, Path file) throws IOException {
        put(path, Files.readAllBytes(file));
    }

    byte[] get(String path) {
        return java.util.Objects.requireNonNull(files.get(path), path);
    }

    String text(String path) {
        return new String(get(path), StandardCharsets.UTF_8);
    }

    /** Every file below a folder, by its path in it. */
    Map<String, byte[]> below(String folder) {
        var found = new LinkedHashMap<String, byte[]>();
        files.forEach((path, content) -> {
            if (path.startsWith(folder + "/")) {
                found.put(path.substring(folder.length() + 1), content);
            }
        });
        return found;
    }

    /** Writes every file below a folder into another one. */
    void unpack(String folder, Path to) throws IOException {
        for (var file : below(folder).entrySet()) {
            var target = to.resolve(file.getKey()).normalize();
            if (!target.startsWith(to)) {
                throw new IOException("A file points outside of its folder");
            }
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
            Files.setPosixFilePermissions(target, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        }
    }

    byte[] packed() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream xz = new XZOutputStream(bytes, new LZMA2Options(9));
                var tar = new TarArchiveOutputStream(xz)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
