package org.havenport.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which files an import reads, and in which order. */
final class FhirFiles {

    private FhirFiles() {}

    /** The file itself, or the JSON files anywhere below a folder. */
    static List<Path> in(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var below = Files.walk(path)) {
            return below.filter(Files::isRegularFile).filter(FhirFiles::isJson).toList();
        }
    }

    /** Hospitals, then practitioners, then patients, each by name: so that a name is known when it is referred to. */
    static List<Path> facilityFirst(List<Path> files) {
        return files.stream()
                .distinct()
                .sorted(Comparator.comparingInt(FhirFiles::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int rank(Path file) {
        var name = name(file);
        return name.startsWith("hospitalinformation") ? 0 : name.startsWith("practitionerinformation") ? 1 : 2;
    }

    private static boolean isJson(Path file) {
        return name(file).endsWith(".json") || name(file).endsWith(".json.gz");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
