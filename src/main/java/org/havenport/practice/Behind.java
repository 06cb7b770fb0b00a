package org.havenport.practice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.springframework.stereotype.Component;

/** The tests behind each promise, out of the ledger that is made from the tests and shipped with the program. */
@Component
class Behind {

    private static final String LEDGER = "/compliance/coverage.csv";

    private final Map<String, TreeSet<String>> tests = new HashMap<>();

    Behind() {
        var ledger = Behind.class.getResourceAsStream(LEDGER);
        if (ledger == null) {
            return;
        }
        try (var reader = new InputStreamReader(ledger, StandardCharsets.UTF_8)) {
            for (var line : CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                for (var promise : line.get("safeguards").split(" ")) {
                    for (var test : line.get("tests").split(" ")) {
                        if (!promise.isEmpty() && !test.isEmpty()) {
                            tests.computeIfAbsent(promise, _ -> new TreeSet<>()).add(test);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tests that show what a promise says, by name. */
    List<String> tests(String promise) {
        return List.copyOf(tests.getOrDefault(promise, new TreeSet<>()));
    }

    /** Where the control stands in the source. */
    static String code(Entry entry) {
        return "org/havenport/" + entry.asked().room() + "/" + entry.name() + ".java";
    }
}
