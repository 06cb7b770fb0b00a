package org.havenport.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.havenport.viewer.Viewer;

/** Reads a bundle of 100 MB as an import does, as far as that needs no database; run in a program of its own. */
final class LargeBundle {

    private static final int RESOURCES = 75_000;

    private LargeBundle() {}

    public static void main(String[] folder) throws IOException {
        var read = new AtomicLong();
        var tally = new Tally("large", Progress.unwatched());
        try (var content = Content.of(new Endless(), Path.of(folder[0]))) {
            Batches.each(
                    content,
                    batch -> Sieve.of(batch, tally).entries().forEach(it -> {
                        Sheet.of(content.slice(it.from(), it.to()), it.path(), Viewer.NO_ID, link -> link);
                        read.incrementAndGet();
                    }),
                    tally);
            System.out.printf("%,d MB, %,d resources read closely%n", content.length() >> 20, read.get());
        }
        if (read.get() != RESOURCES) {
            System.exit(1);
        }
    }

    /** A bundle that is made while it is read. */
    private static final class Endless extends InputStream {
        private static final String NARRATIVE = "x".repeat(1_150);
        private byte[] part =
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[".getBytes(StandardCharsets.UTF_8);
        private int at;
        private int made;

        @Override
        public int read() {
            if (at == part.length) {
                if (made > RESOURCES) {
                    return -1;
                }
                part = next().getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return part[at++];
        }

        private String next() {
            made++;
            if (made > RESOURCES) {
                return "]}";
            }
            return """
                    %s{"fullUrl":"urn:uuid:00000000-0000-0000-0000-%012d","resource":{"resourceType":"Observation",
                    "id":"00000000-0000-0000-0000-%012d","status":"final","text":{"status":"generated","div":"<div>%s</div>"},
                    "code":{"text":"Potassium"},"subject":{"reference":"urn:uuid:p"},"valueQuantity":{"value":4.1}}}""".formatted(made == 1 ? "" : ",", made, made, NARRATIVE);
        }
    }
}
