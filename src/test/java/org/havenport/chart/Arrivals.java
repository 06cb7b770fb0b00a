package org.havenport.chart;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results on their way into the chart, as the feed would bring them. */
public final class Arrivals {

    private Arrivals() {}

    /** A single potassium value; above 6.0 the laboratory flags it critical. */
    public static Arrival potassium(UUID patient, String value, Instant effective) {
        return potassium(patient, UUID.randomUUID(), null, value, effective, false);
    }

    /** A metabolic panel: a report and two members, one of them potassium with this value. */
    public static List<Arrival> panel(UUID patient, String potassium, Instant effective) {
        var report = UUID.randomUUID();
        var arrivals = new ArrayList<Arrival>();
        arrivals.add(potassium(patient, UUID.randomUUID(), report, potassium, effective, false));
        arrivals.add(observation(
                patient, UUID.randomUUID(), report, "Sodium", "2951-2", "140", "135", "145", effective, false));
        arrivals.add(new Arrival(
                patient,
                report,
                "DiagnosticReport",
                Category.LABORATORY,
                "final",
                effective,
                null,
                effective,
                List.of(new Code(Code.LOINC, "51990-0")),
                report,
                Gist.titled("Basic metabolic panel"),
                "{\"resourceType\":\"DiagnosticReport\"}".getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                false));
        return arrivals;
    }

    /** A value of a test of this name. */
    public static Arrival named(UUID patient, String title, String loinc, Instant effective) {
        return observation(patient, UUID.randomUUID(), null, title, loinc, "4.0", "3.5", "5.1", effective, false);
    }

    /** A paper that names by FHIR references what it is about. */
    public static Arrival paper(UUID patient, Instant at, String... references) {
        return paper(patient, false, at, references);
    }

    static Arrival paper(UUID patient, boolean history, Instant at, String... references) {
        var id = UUID.randomUUID();
        var named =
                Stream.of(references).map("{\"reference\":\"%s\"}"::formatted).collect(Collectors.joining(","));
        return new Arrival(
                patient,
                id,
                "DocumentReference",
                Category.DOCUMENT,
                "current",
                at,
                null,
                at,
                List.of(),
                id,
                Gist.titled("A paper"),
                "{\"resourceType\":\"DocumentReference\",\"context\":{\"related\":[%s]}}"
                        .formatted(named)
                        .getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                history);
    }

    /** The same value from a laboratory that says no range. */
    public static Arrival withoutRange(Arrival a) {
        return new Arrival(
                a.patient(),
                a.id(),
                a.type(),
                a.category(),
                a.status(),
                a.effective(),
                a.effectiveTo(),
                a.issued(),
                a.codes(),
                a.group(),
                new Gist(
                        a.gist().title(),
                        a.gist().value(),
                        a.gist().unit(),
                        null,
                        null,
                        null,
                        a.gist().by()),
                a.body(),
                a.source(),
                a.labels(),
                a.history());
    }

    /** The same, as a laboratory sends it that corrected it. */
    public static Arrival corrected(Arrival a) {
        return as(a, "corrected");
    }

    /** The same with another status. */
    public static Arrival as(Arrival a, String status) {
        return with(a, status, a.body(), a.labels());
    }

    /** The same, labelled by its sender. */
    public static Arrival labelled(Arrival a, String label) {
        return with(a, a.status(), a.body(), Set.of(label));
    }

    /** The same as another version of what its sender keeps. */
    public static Arrival sentAgain(Arrival a) {
        var body = new String(a.body(), StandardCharsets.UTF_8).replaceFirst("\\{", "{\"meta\":{\"versionId\":\"2\"},");
        return with(a, a.status(), body.getBytes(StandardCharsets.UTF_8), a.labels());
    }

    /** The same with this JSON among its fields. */
    public static Arrival saying(Arrival a, String fields) {
        var body = new String(a.body(), StandardCharsets.UTF_8).replaceFirst("}$", "," + fields + "}");
        return with(a, a.status(), body.getBytes(StandardCharsets.UTF_8), a.labels());
    }

    private static Arrival with(Arrival a, String status, byte[] body, Set<String> labels) {
        return new Arrival(
                a.patient(),
                a.id(),
                a.type(),
                a.category(),
                status,
                a.effective(),
                a.effectiveTo(),
                a.issued(),
                a.codes(),
                a.group(),
                a.gist(),
                body,
                a.source(),
                labels,
                a.history());
    }

    /** The same, entered in error. */
    public static Arrival takenBack(Arrival a) {
        return new Arrival(
                a.patient(),
                a.id(),
                a.type(),
                a.category(),
                "entered-in-error",
                a.effective(),
                null,
                a.issued(),
                a.codes(),
                a.group(),
                Gist.titled(a.gist().title()),
                "{\"resourceType\":\"Observation\",\"status\":\"entered-in-error\"}".getBytes(StandardCharsets.UTF_8),
                a.source(),
                a.labels(),
                a.history());
    }

    public static Arrival potassium(
            UUID patient, UUID id, @Nullable UUID report, String value, Instant effective, boolean history) {
        return observation(patient, id, report, "Potassium", "2823-3", value, "3.5", "5.1", effective, history);
    }

    private static Arrival observation(
            UUID patient,
            UUID id,
            @Nullable UUID report,
            String title,
            String loinc,
            String value,
            String low,
            String high,
            Instant effective,
            boolean history) {
        var number = new BigDecimal(value);
        Set<String> interpretation =
                number.compareTo(new BigDecimal("6.0")) > 0 && title.equals("Potassium") ? Set.of("HH") : Set.of();
        var flag = Flag.of(interpretation, number, new BigDecimal(low), new BigDecimal(high));
        var body = """
                {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"%s"}],\
                "text":"%s"},"valueQuantity":{"value":%s,"unit":"mmol/L"}}""".formatted(loinc, title, value);
        return new Arrival(
                patient,
                id,
                "Observation",
                Category.LABORATORY,
                "final",
                effective,
                null,
                effective,
                List.of(new Code(Code.LOINC, loinc)),
                report == null ? id : report,
                new Gist(title, value, "mmol/L", new BigDecimal(low), new BigDecimal(high), flag, "Mill Valley Lab"),
                body.getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                history);
    }
}
