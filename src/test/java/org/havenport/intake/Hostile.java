package org.havenport.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Files that nobody should send, in {@code src/test/resources/hostile}. */
final class Hostile {

    private static final Path FOLDER = Path.of("src/test/resources/hostile");

    private Hostile() {}

    /** By name; {@code mark} and birth date make their people those of one test. */
    static Map<String, byte[]> files(String folder, String mark, String born) {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.list(FOLDER.resolve(folder))) {
            for (var file : all.toList()) {
                // A letter for each byte: what is not UTF-8 must stay as it is.
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .replace("$", mark)
                        .replace("\"@\"", "\"" + born + "\"");
                files.put(file.getFileName().toString(), text.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
