package org.havenport.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A set of files that others made; where they are, {@code HAVENPORT_SAMPLES} says. */
record SampleSet(String name, List<Sample> samples) {

    /** One file. */
    record Sample(String name, Source source) {}

    /** Where its bytes come from. */
    interface Source {
        InputStream open() throws IOException;
    }

    static List<SampleSet> all(Path root) {
        var sets = new ArrayList<SampleSet>();
        for (var folder : List.of(
                "synthea-100/fhir",
                "synthea-fhir-and-ccda/fhir",
                "us-core-master-examples/examples",
                "fhir-r4-examples",
                "medplum-examples",
                "fhir-validator-cases/files")) {
            sets.add(new SampleSet(folder, folder(root.resolve(folder))));
        }
        try (var packages = Files.list(root.resolve("igs"))) {
            packages.filter(it -> it.toString().endsWith(".tgz"))
                    .sorted()
                    .forEach(it -> sets.add(new SampleSet("igs/" + it.getFileName(), examples(it))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sets;
    }

    /** As the command would read it, without the catalogues that are no part of a set. */
    static List<Sample> folder(Path folder) {
        try {
            return FhirFiles.facilityFirst(FhirFiles.in(folder)).stream()
                    .filter(it -> !it.endsWith("catalog.jsonl") && !it.endsWith("package.json"))
                    .map(it -> new Sample(folder.relativize(it).toString(), () -> Files.newInputStream(it)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The examples inside a package, patients first. */
    private static List<Sample> examples(Path tgz) {
        var samples = new ArrayList<Sample>();
        try (var tar =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(tgz))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var name = entry.getName();
                if (name.matches("package/examples?/[^.].*\\.json") && !name.endsWith("package.json")) {
                    var bytes = tar.readAllBytes();
                    samples.add(new Sample(name, () -> new ByteArrayInputStream(bytes)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples.stream()
                .sorted(Comparator.comparingInt((Sample it) -> rank(it.name())).thenComparing(Sample::name))
                .toList();
    }

    private static int rank(String name) {
        return Stream.of("/Organization", "/Location", "/Practitioner", "/Medication-", "/Patient", "/Bundle")
                .filter(name::contains)
                .findFirst()
                .map(it -> 0)
                .orElse(1);
    }
}
