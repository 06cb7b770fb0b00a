package org.havenport.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A file of this room that people can read and change: lines, {@code #} before what is only said about them. */
final class DataFile {

    private DataFile() {}

    /** The lines, without remarks and empty ones. */
    static List<String> lines(String name) {
        try (var in = Objects.requireNonNull(DataFile.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of each line behind the heads, as many as there are heads. */
    static Stream<String[]> rows(String name) {
        var lines = lines(name);
        var width = lines.getFirst().split(";", -1).length;
        return lines.stream().skip(1).map(line -> {
            var cells = line.split(";", -1);
            if (cells.length != width) {
                throw new IllegalStateException("%s: a row has %d cells".formatted(name, cells.length));
            }
            return cells;
        });
    }
}
