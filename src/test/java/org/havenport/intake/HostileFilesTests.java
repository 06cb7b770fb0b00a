package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent: it is counted to the last resource, refused by its place, soon, and never another patient's. */
@PortalTest
class HostileFilesTests extends Imports {

    private static final String SOON = "seconds";

    @Test
    void filesThatAreNoBundleAreRefusedWhole() throws IOException {
        for (var file : Hostile.files("refused", mark, born.toString()).entrySet()) {
            var report = send(file.getKey(), file.getValue());
            assertThat(report.counts().filed()).as(file.getKey()).isZero();
            assertThat(report.counts().refused()).as(file.getKey()).isPositive();
            assertThat(report.refusals().toString()).as(file.getKey()).doesNotContain(mark, "Rosa", "Sodium");
            assertThat(report.refusals())
                    .as(file.getKey())
                    .noneMatch(it -> it.reason().contains("cannot be read"));
        }
    }

    @Test
    void filesWithSomethingWrongInsideAreCountedToTheLastResource() throws IOException {
        for (var file : Hostile.files("read", mark, born.toString()).entrySet()) {
            mark(file.getKey());
            var report = send(
                    file.getKey(),
                    Objects.requireNonNull(
                            Hostile.files("read", mark, born.toString()).get(file.getKey())));
            assertThat(report.refusals())
                    .as(file.getKey())
                    .allSatisfy(it -> assertThat(it.position() + it.reason())
                            .doesNotContain(mark, "Rosa", "evil", "<script")
                            .doesNotContain("could not be stored"));
        }
    }

    @Test
    void twoThousandSpoiledBundlesFileNothingToAWrongPatient() throws IOException {
        var seed = Long.getLong("havenport.seed", System.nanoTime() % 1_000_000_000);
        var n = Integer.getInteger("havenport.spoiled-bundles", 2_000);
        read("collection");
        var one = patient("A-");
        var two = patient("B-");
        var first = things(one);
        var second = things(two);
        var random = new Random(seed);
        var counts = Counts.NONE;
        var good = fixture("collection");
        for (int i = 0; i < n; i++) {
            var file = new Mutator(random.nextLong()).spoil(good);
            counts = counts.plus(send("%d of seed %d".formatted(i, seed), file).counts());
        }
        System.out.printf("SpoiledBundles: seed=%d n=%d wrong=0 %s%n", seed, n, counts);
        assertThat(counts.balance()).isTrue();
        assertThat(counts.duplicate() + counts.filed())
                .as("some are still good")
                .isGreaterThan(n / 20);
        assertThat(counts.refused()).isGreaterThan(n / 10);
        assertThat(things(one))
                .as("what was there is still there")
                .containsAll(first)
                .doesNotContainAnyElementsOf(second);
        assertThat(things(two))
                .as("what was there is still there")
                .containsAll(second)
                .doesNotContainAnyElementsOf(first);
    }

    @Test
    @Timeout(300)
    void ahundredMegabytesAreReadInPieces() throws IOException {
        var began = Spent.soFar();
        var text = "x".repeat(8 << 20);
        var parts = new ArrayList<InputStream>();
        parts.add(stream("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + new String(
                        entry(new String(fixture("collection"), StandardCharsets.UTF_8)), StandardCharsets.UTF_8)));
        for (int i = 0; i < 13; i++) {
            parts.add(stream(
                    ",{\"fullUrl\":\"urn:big:%s%d\",\"resource\":{\"resourceType\":\"Observation\",\"id\":\"big-%s%d\","
                                    .formatted(mark, i, mark, i)
                            + "\"status\":\"final\",\"code\":{\"text\":\"Big\"},\"subject\":{\"reference\":\"Patient/a-%s\"},"
                                    .formatted(mark)
                            + "\"text\":{\"status\":\"generated\",\"div\":\""));
            parts.add(stream(text));
            parts.add(stream("\"}}}"));
        }
        parts.add(stream("]}"));
        var report = intake.read(JOB, run, "big.json", new SequenceInputStream(Collections.enumeration(parts)));
        assertThat(report.counts().balance()).isTrue();
        assertThat(report.counts().read()).isGreaterThanOrEqualTo(13);
        System.out.printf("HundredMegabytes: cpu=%d ms %s%n", (Spent.soFar() - began) / 1_000_000, report.counts());
    }

    @Test
    void whatOthersMadeToBreakReadersIsCounted() throws IOException {
        var samples = System.getenv("HAVENPORT_SAMPLES");
        assumeTrue(samples != null, "not run here: HAVENPORT_SAMPLES is not set");
        var counts = Counts.NONE;
        var files = 0;
        try (var all = Files.walk(Path.of(samples, "fhir-validator-cases", "files"))) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                counts = counts.plus(send(String.valueOf(file.getFileName()), Files.readAllBytes(file))
                        .counts());
                files++;
            }
        }
        System.out.printf("ValidatorCases: files=%d %s%n", files, counts);
        assertThat(counts.balance()).isTrue();
        assertThat(files).isGreaterThan(400);
    }

    /** Sends one file and holds it against what every file must keep to. */
    private FileReport send(String name, byte[] file) throws IOException {
        var began = Spent.soFar();
        var report = intake.read(JOB, run, name, new ByteArrayInputStream(file));
        assertThat(Spent.soFar() - began).as("%s: %s", name, SOON).isLessThan(Spent.SLOW);
        assertThat(report.counts().balance()).as(name).isTrue();
        assertThat(report.refusals()).as(name).allSatisfy(it -> {
            assertThat(it.position()).isNotBlank();
            assertThat(it.reason()).isNotBlank();
        });
        return report;
    }

    /** Other people for each file, lest what one leaves behind decides about the next. */
    private void mark(String name) {
        run = intake.begin(JOB, "hostile-" + Math.abs(name.hashCode()) + UUID.randomUUID(), false);
    }

    private TreeSet<UUID> things(UUID patient) {
        return asking.as(
                JOB,
                sql -> new TreeSet<>(sql.of("select id from chart.item where patient_id = :patient")
                        .param("patient", patient)
                        .query(UUID.class)
                        .list()));
    }

    /** The first entry of a bundle: its patient. */
    private static byte[] entry(String bundle) {
        int from = bundle.indexOf("{\"fullUrl\"");
        from = from < 0 ? bundle.indexOf('{', bundle.indexOf("\"entry\"")) : from;
        int depth = 0;
        for (int at = from; at < bundle.length(); at++) {
            depth += bundle.charAt(at) == '{' ? 1 : bundle.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return Arrays.copyOfRange(bundle.getBytes(StandardCharsets.UTF_8), from, at + 1);
            }
        }
        throw new IllegalArgumentException("There is no entry");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
