package org.havenport.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import tools.jackson.core.JacksonException;

/** Reads a file as an import does, as far as that needs no database: what is wrong is {@link Refused}, by its place. */
final class Parsing {

    private Parsing() {}

    /** @return how many resources were read closely */
    static int read(byte[] file) throws IOException {
        var json = Unpacked.read(new ByteArrayInputStream(file));
        var read = 0;
        for (var entry : BundleIndex.of(json).entries()) {
            if (entry.to() > 0) {
                try {
                    closely(entry, json);
                    read++;
                } catch (JacksonException e) {
                    named(new Refused(entry.position(), "the resource cannot be read"));
                } catch (Refused content) {
                    named(content);
                }
            }
        }
        return read;
    }

    private static void closely(Entry entry, byte[] json) {
        var resource = Field.resource(StrictJson.tree(json, entry.from(), entry.to()), entry.position());
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
