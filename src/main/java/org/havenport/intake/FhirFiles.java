package org.havenport.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which files an import reads, and in which order. */
final class FhirFiles {

    /** In place of a path it means the standard input. */
    static final Path STANDARD_INPUT = Path.of("-");

    private static final Pattern FHIR = Pattern.compile(".+\\.(json|ndjson|jsonl|xml)(\\.gz)?");

    /** Who is referred to comes before who refers. */
    private static final List<Pattern> ORDER = List.of(
            Pattern.compile("(hospitalinformation|organization|location|healthcareservice|endpoint).*"),
            Pattern.compile("(practitionerinformation|practitioner).*"),
            Pattern.compile("(medication|substance)[-._].*"),
            Pattern.compile("(patients?|bundle)[-._].*"));

    private FhirFiles() {}

    /** The file itself, or the files of FHIR anywhere below a folder. */
    static List<Path> in(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var below = Files.walk(path)) {
            return below.filter(Files::isRegularFile).filter(FhirFiles::isFhir).toList();
        }
    }

    /**
     * Organisations, then practitioners, then drugs, then patients and bundles, then everything else, each by
     * name: so that a name is known when it is referred to.
     */
    static List<Path> facilityFirst(List<Path> files) {
        return files.stream()
                .distinct()
                .sorted(Comparator.comparingInt(FhirFiles::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** How many bytes a file has as it lies there, 0 when that is not known. */
    static long size(Path file) {
        try {
            return file.equals(STANDARD_INPUT) ? 0 : Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static int rank(Path file) {
        var name = name(file);
        for (int rank = 0; rank < ORDER.size(); rank++) {
            if (ORDER.get(rank).matcher(name).matches()) {
                return rank;
            }
        }
        return ORDER.size();
    }

    private static boolean isFhir(Path file) {
        return FHIR.matcher(name(file)).matches();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
