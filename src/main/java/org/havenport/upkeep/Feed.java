package org.havenport.upkeep;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * News about weaknesses, in the OSV format: a file or an address that gives one entry, a list of them, or a ZIP file with
 * one entry in each file, as OSV publishes all of an ecosystem.
 *
 * @param asOf when it was last changed where it comes from
 * @param entries how many there are, about whatever part
 * @param found those about parts that run here
 */
record Feed(Instant asOf, int entries, List<Advisory> found) {

    private static final long MOST_BYTES = 2L << 30;
    private static final int MARK = 2;
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads all of it.
     *
     * @param source a path, or an address that begins with {@code https://} (the settings take no other)
     * @param now the time of the reading, when the source does not say when it was changed
     * @throws IOException when it cannot be reached, or is not in the format
     */
    static Feed read(String source, List<Part> parts, Instant now) throws IOException {
        if (!source.startsWith("http")) {
            var file = Path.of(source);
            try (var bytes = Files.newInputStream(file)) {
                return read(bytes, parts, Files.getLastModifiedTime(file).toInstant());
            }
        }
        try (var client = HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(Redirect.NORMAL)
                .build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(source)).timeout(PATIENCE).build();
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (var bytes = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException("it answered with " + answer.statusCode());
                }
                return read(bytes, parts, changed(answer, now));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the reading was interrupted", stopped);
        }
    }

    private static Feed read(InputStream from, List<Part> parts, Instant asOf) throws IOException {
        var bytes = new BufferedInputStream(new Bounded(from));
        bytes.mark(MARK);
        boolean zip = bytes.read() == 'P' && bytes.read() == 'K';
        bytes.reset();
        var names = Osv.byName(parts);
        var found = new ArrayList<Advisory>();
        int entries = 0;
        try {
            if (zip) {
                var files = new ZipInputStream(bytes);
                for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                    if (file.getName().endsWith(".json")) {
                        entries += add(JSON.readTree(files.readAllBytes()), names, found);
                    }
                }
            } else {
                entries = add(JSON.readTree(bytes.readAllBytes()), names, found);
            }
        } catch (JacksonException e) {
            throw new IOException("it is not in the OSV format", e);
        }
        if (entries == 0) {
            throw new IOException("it has no entry in the OSV format");
        }
        return new Feed(asOf, entries, List.copyOf(found));
    }

    private static int add(JsonNode json, Map<String, Part> names, List<Advisory> found) {
        var list = json.isArray() ? json : json.path("vulns");
        if (list.isArray()) {
            int entries = 0;
            for (var entry : list) {
                entries += add(entry, names, found);
            }
            return entries;
        }
        if (json.path("id").asString("").isEmpty()) {
            return 0;
        }
        found.addAll(Osv.about(json, names));
        return 1;
    }

    private static Instant changed(HttpResponse<?> answer, Instant now) {
        try {
            return answer.headers()
                    .firstValue("Last-Modified")
                    .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)))
                    .orElse(now);
        } catch (DateTimeException unreadable) {
            return now;
        }
    }

    /** A feed without an end is not read without an end. */
    private static final class Bounded extends FilterInputStream {
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            return count(read, Math.max(read, 0));
        }

        private int count(int answer, int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("it is too long");
            }
            return answer;
        }
    }
}
