package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Gist;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What is in the middle of something: held back, waiting for a letter to be posted, ordered and not answered. */
@Component
class Unfinished {

    private final Cast cast;
    private final Morning morning;
    private final Chart chart;
    private final CareTeams teams;
    private final Clock clock;

    Unfinished(Cast cast, Morning morning, Chart chart, CareTeams teams, Clock clock) {
        this.cast = cast;
        this.morning = morning;
        this.chart = chart;
        this.teams = teams;
        this.clock = clock;
    }

    /** A patient from whom a clinician holds a result back. */
    CastMember heldBack() throws IOException {
        var arrived = morning.bloodTest("6.7", "HH");
        var clinician = cast.newStaff(Role.CLINICIAN);
        teams.related(Viewer.job("test"), arrived.patient(), clinician.account(), null);
        var path = "/staff/holds/%s/%s".formatted(arrived.patient(), arrived.report());
        clinician.browser().get(path);
        var held = clinician
                .browser()
                .post(
                        path,
                        "basis",
                        "DATA_171_201_C2",
                        "recipient",
                        "PATIENT",
                        "reason",
                        "Two samples may have been swapped",
                        "until",
                        LocalDate.now(clock).plusDays(3).toString(),
                        "alone",
                        "true");
        assertThat(held.status()).isEqualTo(303);
        return morning.accountOf(arrived);
    }

    /** Three calls reached nobody: a letter waits to be posted. */
    void letterToPost() throws IOException {
        var arrived = morning.bloodTest("5.5", "H");
        cast.lookAfter(arrived.patient());
        var dora = cast.dora().browser();
        for (var call = 0; call < 3; call++) {
            dora.get("/staff/calls/" + arrived.patient());
            assertThat(dora.post("/staff/calls/" + arrived.patient(), "outcome", "NO_ANSWER")
                            .status())
                    .isEqualTo(303);
        }
    }

    /** A test was ordered very long ago. */
    void orderWithoutAnAnswer(UUID patient) {
        var id = UUID.randomUUID();
        var at = clock.instant().minus(Duration.ofDays(4000));
        var body = "{\"resourceType\":\"ServiceRequest\",\"status\":\"active\",\"authoredOn\":\"%s\"}".formatted(at);
        chart.file(
                Viewer.job("import"),
                patient,
                List.of(new Arrival(
                        patient,
                        id,
                        "ServiceRequest",
                        Category.OTHER,
                        "active",
                        at,
                        null,
                        at,
                        List.of(),
                        id,
                        Gist.titled("Potassium"),
                        body.getBytes(StandardCharsets.UTF_8),
                        "test",
                        Set.of(),
                        false)));
    }
}
