package org.havenport.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The rows of {@code compliance/}. */
final class Requirements {

    static final Path ROWS = Path.of("compliance/requirements.csv");
    static final Path BEHAVIOURS = Path.of("compliance/behaviours.csv");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Requirements() {}

    /** One requirement: a promise in one sentence, the room that owns it, how far it is kept. */
    record Row(String id, String promise, String room, String state, String reason) {}

    /** One thing that a row makes the program do, refuse, record, alert or show. */
    record Behaviour(String id, String row, String kind, String behaviour) {}

    static List<Row> read() {
        return records(ROWS).stream()
                .map(r -> new Row(r.get("id"), r.get("promise"), r.get("room"), r.get("state"), r.get("reason")))
                .toList();
    }

    static List<Behaviour> behaviours() {
        return records(BEHAVIOURS).stream()
                .map(r -> new Behaviour(r.get("id"), r.get("row"), r.get("kind"), r.get("behaviour")))
                .toList();
    }

    private static List<CSVRecord> records(Path file) {
        try (var reader = Files.newBufferedReader(file);
                var parser = FORMAT.parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
