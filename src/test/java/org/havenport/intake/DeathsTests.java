package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.notices.ContactPoints;
import org.havenport.notices.Wish;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A record that says that its patient died: nobody invites them, and nothing is sent. */
@PortalTest
class DeathsTests extends Imports {

    private static final String ALIVE = "/staff/notices/alive";
    private static final String BORN = "\"birthDate\":";

    @Autowired
    ContactPoints points;

    @Autowired
    Cast cast;

    @Test
    void whoDiedBeforeTheyCameIsNotInvitedAndNothingIsSent() {
        read("transaction", it -> it.replace(BORN, "\"deceasedDateTime\": \"2025-11-02\", " + BORN));
        var patient = patient("M-");
        assertThat(patients.died(JOB, Set.of(patient))).containsExactly(patient);
        assertThat(points.wish(JOB, patient)).get().matches(Wish::silent);
        assertThat(invited(patient)).isEqualTo(422);
    }

    @Test
    void whoDiesLaterIsSilencedThenAndACorrectionLeavesTheMessagesToStaff() {
        read("transaction");
        var patient = patient("M-");
        assertThat(invited(patient)).as("living").isEqualTo(200);
        read("transaction", it -> says(it, "9", true));
        assertThat(patients.died(JOB, Set.of(patient))).containsExactly(patient);
        assertThat(points.wish(JOB, patient)).get().matches(Wish::silent);
        assertThat(openInvitations(patient)).as("the one made before").isZero();

        read("transaction", it -> it.replace("\"7\"", "\"10\""));
        assertThat(patients.died(JOB, Set.of(patient)))
                .as("saying nothing takes nothing back")
                .hasSize(1);
        read("transaction", it -> says(it, "11", false));
        assertThat(patients.died(JOB, Set.of(patient))).isEmpty();
        assertThat(points.wish(JOB, patient)).get().matches(Wish::silent);
        assertThat(invited(patient)).isEqualTo(200);
    }

    @Test
    void whoIsAliveAfterAllIsToldAndInvitedAgainByStaffWhoSayHowTheyKnow() {
        read("transaction", it -> says(it, "8", true));
        var patient = patient("M-");
        cast.lookAfter(patient);
        var who = patients.who(JOB, patient).orElseThrow();
        var frank = cast.frank().browser();
        assertThat(frank.get(ALIVE).status()).isEqualTo(200);
        assertThat(alive(frank, "1999-01-01", who.name(), "SPOKEN_TO").status()).isEqualTo(422);
        var born = who.birthDate().toString();
        assertThat(alive(frank, born, who.name(), "").status()).isEqualTo(422);
        assertThat(points.wish(JOB, patient)).get().matches(Wish::silent);

        assertThat(alive(frank, born, who.name(), "SPOKEN_TO").status()).isEqualTo(303);
        assertThat(points.wish(JOB, patient)).get().matches(it -> !it.silent() && it.by() == Wish.By.EMAIL);
        assertThat(patients.died(JOB, Set.of(patient))).isEmpty();
        assertThat(invited(patient)).isEqualTo(200);
        assertThat(lines(patient, "notices-silence-lifted")).isEqualTo(1);
        assertThat(lines(patient, "patient-death-taken-back")).isEqualTo(1);
        assertThat(alive(frank, born, who.name(), "SPOKEN_TO").status())
                .as("there is nothing left to lift")
                .isEqualTo(422);

        read("transaction", it -> says(it, "9", true));
        assertThat(points.wish(JOB, patient))
                .get()
                .as("a source is believed again")
                .matches(Wish::silent);
        read("transaction", it -> says(it, "10", false));
        assertThat(frank.get("/staff/notices").body()).contains("although the record no longer says that they died");
        assertThat(frank.get(ALIVE).body()).contains(who.name());
        for (var staff : List.of(cast.dora(), cast.hugo(), cast.jana())) {
            assertThat(staff.browser().get(ALIVE).status()).isEqualTo(404);
        }
    }

    private static Browser.Answer alive(Browser browser, String born, String name, String reason) {
        return browser.post(ALIVE, "born", born, "name", name, "reason", reason);
    }

    private long lines(UUID patient, String action) {
        return asking.as(
                JOB,
                sql -> sql.of("select count(*) from audit.line where patient_id = :patient and action = :action")
                        .param("patient", patient)
                        .param("action", action)
                        .query(Long.class)
                        .single());
    }

    private static String says(String bundle, String version, boolean dead) {
        return bundle.replace("\"7\"", "\"" + version + "\"")
                .replace(BORN, "\"deceasedBoolean\": " + dead + ", " + BORN);
    }

    private int invited(UUID patient) {
        cast.lookAfter(patient);
        var frank = cast.frank().browser();
        var path = "/staff/patients/" + patient + "/enrolment";
        frank.get(path);
        return frank.post(path, "way", "HANDED", "checked", "NAME", "checked", "BIRTH_DATE")
                .status();
    }

    private long openInvitations(UUID patient) {
        return asking.as(
                JOB,
                sql -> sql.of("""
                                select count(*) from enrolment.invitation
                                where patient_id = :patient and used_at is null and withdrawn_at is null
                                """).param("patient", patient).query(Long.class).single());
    }
}
