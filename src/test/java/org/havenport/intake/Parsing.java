package org.havenport.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;

/** Reads a file as an import does, as far as that needs no database: what is wrong is {@link Refused}, by its place. */
final class Parsing {

    private Parsing() {}

    /** @return how many resources were read closely */
    static int read(byte[] file) throws IOException {
        var read = new java.util.concurrent.atomic.AtomicInteger();
        try (var content = Content.of(new ByteArrayInputStream(file), java.nio.file.Path.of("target"))) {
            Batches.each(
                    content,
                    batch -> batch.entries().stream()
                            .filter(it -> !it.isEmpty())
                            .forEach(entry -> {
                                try {
                                    closely(entry, content.slice(entry.from(), entry.to()));
                                    read.incrementAndGet();
                                } catch (Refused refused) {
                                    named(refused);
                                }
                            }),
                    new Tally("", Progress.unwatched()));
        }
        return read.get();
    }

    private static void closely(Entry entry, byte[] json) {
        var resource = Field.resource(StrictJson.tree(json), entry.position());
        if (entry.type().equals("Patient")) {
            Claims.of(resource, "test");
            return;
        }
        Kinds.of(entry.type(), resource);
        Period.of(resource, ZoneOffset.UTC);
        Titles.codes(resource);
        if (entry.type().equals("Observation")) {
            Values.gist(resource, "title", null);
        }
    }

    /** Whatever is refused says where and why. */
    static Refused named(Refused it) {
        var refusal = it.in("file");
        if (refusal.position().isBlank() || refusal.reason().isBlank() || refusal.resources() < 1) {
            throw new AssertionError("A refusal that says nothing: " + refusal);
        }
        return it;
    }
}
