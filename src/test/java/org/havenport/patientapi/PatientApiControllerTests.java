package org.havenport.patientapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Gist;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PortalTest
class PatientApiControllerTests {

    private static final Viewer IMPORT = Viewer.job("import");
    private static final String RESULTS = "/fhir/r4/Observation?category=laboratory&_sort=-date&_count=20";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    Audit audit;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private UUID record;

    @BeforeEach
    void annHasARecord() {
        ann = cast.newPatient();
        record = ann.patient();
        var arrivals = new ArrayList<Arrival>(List.of(herself(record)));
        for (var day = 0; day < 25; day++) {
            arrivals.add(Arrivals.potassium(record, "4." + day, clock.instant().minus(Duration.ofDays(day))));
        }
        chart.file(IMPORT, record, arrivals);
    }

    @Test
    void itHoldsForThePatient() {
        var patient = ann.browser().get("/fhir/r4/Patient/" + record);
        assertThat(patient.status()).isEqualTo(200);
        assertThat(patient.headers().firstValue("Content-Type")).hasValue("application/fhir+json;charset=UTF-8");
        assertThat(patient.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(tree(patient).path("id").asString()).isEqualTo(record.toString());

        var results = tree(ann.browser().get(RESULTS));
        assertThat(results.path("type").asString()).isEqualTo("searchset");
        assertThat(results.path("entry")).hasSize(20);
        assertThat(values(results)).startsWith("4.0", "4.1", "4.2");
    }

    @Test
    void itRefusesAnotherPatient() {
        var cara = cast.cara().browser();
        var foreign = cara.get("/fhir/r4/Patient/" + record);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body())
                .isEqualTo(cara.get("/fhir/r4/Patient/" + UUID.randomUUID()).body());
        assertThat(tree(foreign).path("resourceType").asString()).isEqualTo("OperationOutcome");

        var herResults = cara.get(RESULTS + "&patient=" + record);
        assertThat(herResults.body()).doesNotContain("Potassium");
        assertThat(herResults.body())
                .isEqualTo(cara.get(RESULTS + "&patient=" + UUID.randomUUID()).body());
        assertThat(cara.get(RESULTS).body()).doesNotContain("4.24");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var hugo = cast.hugo().browser();
        assertThat(hugo.get(RESULTS).status()).isEqualTo(404);
        assertThat(cast.dora().browser().get("/fhir/r4/Patient/" + record).status())
                .as("staff have their own pages")
                .isEqualTo(404);
    }

    @Test
    void whatWaitsForACallIsNotShown() {
        var critical = Arrivals.potassium(record, "6.9", clock.instant());
        chart.file(IMPORT, record, List.of(critical));

        assertThat(values(tree(ann.browser().get(RESULTS))))
                .doesNotContain("6.9")
                .hasSize(20);
    }

    @Test
    void itLeavesATrace() {
        ann.browser().get(RESULTS);
        ann.browser().get("/fhir/r4/Patient/" + record);

        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        assertThat(audit.search(gina, new AuditQuery(null, null, null, record, null, null, null)))
                .extracting(AuditLine::action)
                .contains("results-read", "patient-read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category=vital-signs",
                "code=2823-3&category=laboratory",
                "category=laboratory&_sort=date",
                "category=laboratory&_count=0",
                "category=laboratory&_count=-1",
                "category=laboratory&category=laboratory",
                "category=laboratory&_include=*",
                ""
            })
    void whatIsNotUnderstoodIsRefusedByName(String query) {
        var answer = ann.browser().get("/fhir/r4/Observation?" + query);
        assertThat(answer.status()).isEqualTo(400);
        var issue = tree(answer).path("issue").path(0);
        assertThat(issue.path("code").asString()).isEqualTo("not-supported");
        assertThat(issue.path("diagnostics").asString()).contains("The parameter");
        assertThat(answer.body()).doesNotContain("Potassium");
    }

    @Test
    void whatCanBeAskedIsSaid() {
        var said = tree(ann.browser().get("/fhir/r4/metadata"));
        assertThat(said.path("resourceType").asString()).isEqualTo("CapabilityStatement");
        assertThat(said.path("fhirVersion").asString()).isEqualTo("4.0.1");
    }

    @Test
    void anEmptyRecordIsAnEmptyBundle() {
        var bundle = tree(cast.newPatient().browser().get(RESULTS));
        assertThat(bundle.path("total").asInt(-1)).isZero();
        assertThat(bundle.has("entry")).isFalse();
    }

    private static List<String> values(JsonNode bundle) {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource")
                        .path("valueQuantity")
                        .path("value")
                        .asString())
                .toList();
    }

    private static JsonNode tree(Browser.Answer answer) {
        return JSON.readTree(answer.body());
    }

    private static Arrival herself(UUID patient) {
        var body = "{\"resourceType\":\"Patient\",\"id\":\"%s\"}".formatted(patient);
        return new Arrival(
                patient,
                patient,
                "Patient",
                Category.OTHER,
                "unknown",
                Instant.EPOCH,
                null,
                Instant.EPOCH,
                List.of(),
                patient,
                Gist.titled("Patient"),
                body.getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                true);
    }
}
