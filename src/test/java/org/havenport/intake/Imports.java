package org.havenport.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.directory.Directory;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.MatchResult;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Reads the fixtures of {@code src/test/resources/intake} as people of one test, and asks what became of them. */
abstract class Imports {

    static final Viewer JOB = Viewer.job("import");

    private static final AtomicInteger TESTS = new AtomicInteger();

    @Autowired
    Intake intake;

    @Autowired
    Patients patients;

    @Autowired
    Chart chart;

    @Autowired
    Directory directory;

    @Autowired
    Asking asking;

    /** Makes the fixture's people and ids this test's own. */
    final String mark = ThreadLocalRandom.current()
            .ints(12, 'g', 'z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    /** And its birth date, which no other test of this run draws, lest the people of two tests be near each other. */
    final LocalDate born = LocalDate.of(1930, 1, 1).plusDays(TESTS.getAndIncrement() * 37L % 25_000);

    Run run;

    @BeforeEach
    void begin() {
        run = intake.begin(JOB, "test", false);
    }

    FileReport read(String name) {
        return read(name, UnaryOperator.identity());
    }

    FileReport read(String name, UnaryOperator<String> change) {
        try {
            var text = change.apply(new String(fixture(name), StandardCharsets.UTF_8));
            return intake.read(JOB, run, name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] fixture(String name) {
        var text =
                new String(raw(name), StandardCharsets.UTF_8).replace("$", mark).replace("\"@\"", "\"" + born + "\"");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] raw(String name) {
        try (var in = IntakeTests.class.getResourceAsStream("/intake/" + name + ".json")) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UUID patient(String prefix) {
        return ((MatchResult.Found) patients.match(JOB, claimed(prefix))).patient();
    }

    Claimed claimed(String prefix) {
        var number = new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:test:mrn", prefix + mark);
        return new Claimed("test", mark, List.of(), born, null, List.of(number), List.of(), List.of(), null, null);
    }

    List<String> titles(UUID patient) {
        return chart.items(JOB, ItemQuery.of(patient), "test").stream()
                .map(it -> it.gist().title())
                .toList();
    }

    Item item(UUID patient, String title) {
        return chart.items(JOB, ItemQuery.of(patient), "test").stream()
                .filter(it -> it.gist().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    String body(UUID patient, UUID id) {
        return new String(chart.open(JOB, patient, id, "test").orElseThrow().body(), StandardCharsets.UTF_8);
    }

    boolean history(UUID patient, UUID id) {
        return asking.as(
                JOB,
                sql -> sql.of("select history from chart.item where patient_id = :patient and id = :id")
                        .param("patient", patient)
                        .param("id", id)
                        .query(Boolean.class)
                        .single());
    }

    long waiting() {
        return asking.as(
                JOB,
                sql -> sql.of("select count(*) from intake.quarantine where run_id = :run")
                        .param("run", run.id())
                        .query(Long.class)
                        .single());
    }
}
