package org.havenport.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;

/** Reads a file as an import does, as far as that needs no database: what is wrong is {@link Refused}, by its place. */
final class Parsing {

    private static final Path FOLDER = Path.of("target", "parsing");

    private Parsing() {}

    /**
     * @return what was refused inside; each is named
     * @throws Refused when nothing of the file is read
     */
    static List<Refusal> read(byte[] file) throws IOException {
        Files.createDirectories(FOLDER);
        var tally = new Tally("file", Progress.unwatched());
        try (var content = FhirXml.asJson(Content.of(new ByteArrayInputStream(file), FOLDER))) {
            Batches.each(content, batch -> closely(content, batch, tally), tally);
        }
        var refusals = tally.report().refusals();
        refusals.forEach(Parsing::named);
        return refusals;
    }

    private static void closely(Content content, Batch batch, Tally tally) {
        for (var entry : Sieve.of(batch, tally).entries()) {
            try {
                closely(entry, content.slice(entry.from(), entry.to()));
            } catch (JacksonException | Refused it) {
                tally.refused(
                        entry.type(),
                        it instanceof Refused refused ? refused : new Refused(entry.path(), "cannot be read"));
            }
        }
    }

    private static void closely(Entry entry, byte[] json) {
        var sheet = Sheet.of(json, entry.path(), UUID.randomUUID(), UnaryOperator.identity());
        // What comes out is what will be stored and streamed: it must be JSON again.
        StrictJson.tree(sheet.body());
        var resource = sheet.resource();
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
    static void named(Refused it) {
        named(it.in("file"));
    }

    private static void named(Refusal it) {
        if (it.position().isBlank() || it.reason().isBlank() || it.resources() < 1) {
            throw new AssertionError("A refusal that says nothing: " + it);
        }
    }
}
