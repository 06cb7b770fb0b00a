package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.intake.Intake;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The drill's messages on the whole way: as FHIR bundles through the import into the database. */
@PortalTest
class WrongPatientThroughIntakeTests {

    private static final Viewer JOB = Viewer.job("import");
    private static final int MESSAGES = 300;
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Intake intake;

    @Autowired
    private Patients patients;

    @Autowired
    private Chart chart;

    private final String mark = UUID.randomUUID().toString();

    @Test
    @Verifies({"A1.8#1", "A1.8#3", "A1.8#4", "A1.8#5"})
    void eachMessageIsFiledToWhomItIsAboutOrWaits() throws IOException {
        var seed = Long.getLong("havenport.seed", ThreadLocalRandom.current().nextLong());
        var random = new SplittableRandom(seed);
        var people = DrillPeople.of(40, random);
        var onFile = new HashMap<Integer, UUID>();
        people.forEach(it -> onFile.put(it.place(), patients.create(JOB, of(it.claim()))));
        var writer = new DrillMessages(people, random);
        var sent = new TreeMap<String, DrillMessage>();
        var run = intake.begin(JOB, "drill-" + mark, true);
        int filed = 0;
        int waiting = 0;
        for (int i = 0; i < MESSAGES; i++) {
            var message = writer.next();
            var title = "Drill %d of %s".formatted(i, mark);
            sent.put(title, message);
            var report = intake.read(JOB, run, "message-" + i, new ByteArrayInputStream(bundle(title, message)));
            assertThat(report.counts().balance()).isTrue();
            assertThat(report.refusals()).isEmpty();
            filed += report.counts().filed() > 0 ? 1 : 0;
            waiting += report.counts().quarantined() > 0 ? 1 : 0;
        }
        intake.finish(JOB, run);
        System.out.printf(
                "through the import: %,d messages, filed %,d, waiting %,d, seed %d%n", MESSAGES, filed, waiting, seed);
        assertThat(filed + waiting).as("none is dropped, seed %d", seed).isEqualTo(MESSAGES);
        assertThat(filed).isGreaterThan(MESSAGES / 2);
        assertThat(waiting).isPositive();
        assertThat(misfiled(onFile, sent)).as("seed %d", seed).isEmpty();
    }

    /** What stands in the record of somebody it is not about, or of anybody although only a person could tell. */
    private Map<String, DrillMessage> misfiled(Map<Integer, UUID> onFile, Map<String, DrillMessage> sent) {
        var wrong = new TreeMap<String, DrillMessage>();
        onFile.forEach((place, patient) -> chart.items(
                        JOB, ItemQuery.of(patient).ofTypes("Observation").atMost(500), "test")
                .forEach(item -> {
                    var message = sent.get(item.gist().title());
                    if (message != null && (message.kind().waits() || message.truth() != place)) {
                        wrong.put(item.gist().title(), message);
                    }
                }));
        return wrong;
    }

    /** With numbers of this run alone. */
    private Claimed of(Claimed it) {
        var numbers = it.identifiers().stream()
                .map(number -> new Identifier(number.kind(), number.system() + mark, number.value()))
                .toList();
        return new Claimed(
                it.source(),
                it.family(),
                it.given(),
                it.birthDate(),
                it.sex(),
                numbers,
                it.phones(),
                it.emails(),
                it.address(),
                it.language());
    }

    private byte[] bundle(String title, DrillMessage message) {
        var key = UUID.randomUUID().toString();
        var bundle = JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        var entries = bundle.putArray("entry");
        patient(
                entries.addObject()
                        .put("fullUrl", "https://drill.example.org/Patient/p-" + key)
                        .putObject("resource"),
                key,
                of(message.claimed()));
        var observation = entries.addObject()
                .put("fullUrl", "https://drill.example.org/Observation/o-" + key)
                .putObject("resource")
                .put("resourceType", "Observation")
                .put("id", "o-" + key)
                .put("status", "final")
                .put("effectiveDateTime", "2025-10-01")
                .put("valueString", "1");
        observation.putObject("code").put("text", title);
        observation.putObject("subject").put("reference", "Patient/p-" + key);
        return JSON.writeValueAsBytes(bundle);
    }

    private static void patient(ObjectNode patient, String key, Claimed claimed) {
        patient.put("resourceType", "Patient").put("id", "p-" + key);
        var name = patient.putArray("name").addObject().put("family", claimed.family());
        claimed.given().forEach(name.putArray("given")::add);
        if (claimed.birthDate() != null) {
            patient.put("birthDate", claimed.birthDate().toString());
        }
        if (claimed.sex() != null) {
            patient.put("gender", claimed.sex() == Sex.FEMALE ? "female" : "male");
        }
        var numbers = claimed.identifiers();
        if (!numbers.isEmpty()) {
            var list = patient.putArray("identifier");
            for (var number : numbers) {
                var it = list.addObject().put("system", number.system()).put("value", number.value());
                it.putObject("type").putArray("coding").addObject().put("code", "MR");
            }
        }
        if (!claimed.phones().isEmpty()) {
            var list = patient.putArray("telecom");
            claimed.phones()
                    .forEach(it -> list.addObject().put("system", "phone").put("value", it));
        }
        var address = claimed.address();
        if (address != null) {
            var it = patient.putArray("address").addObject().put("city", address.city());
            it.put("postalCode", address.postalCode())
                    .putArray("line")
                    .add(List.copyOf(address.lines()).getFirst());
        }
    }
}
