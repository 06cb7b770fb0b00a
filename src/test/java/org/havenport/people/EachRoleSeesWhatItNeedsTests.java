package org.havenport.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Canaries;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.Asking;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every role against every group of fields: what the table says is what doors, pages and database do. */
@PortalTest
class EachRoleSeesWhatItNeedsTests {

    @Autowired
    private Viewers viewers;

    @Autowired
    private Patients patients;

    @Autowired
    private CareTeams teams;

    @Autowired
    private Asking asking;

    @Autowired
    private Canaries canaries;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private Cast cast;

    @Test
    @Verifies({"B.sec.2#4", "B.sec.2#5"})
    void everyRoleSeesItsGroupsAndNoOther() throws SQLException {
        var patient = canaries.hatch().patient();
        file(patient, "PROBLEM");
        file(patient, "NOTE");
        try {
            everyRoleAsks(patient);
        } finally {
            owner.run(
                    "delete from chart.item where category in ('PROBLEM', 'NOTE') and patient_id = '" + patient + "'");
        }
    }

    private void everyRoleAsks(UUID patient) {
        var wrong = new TreeSet<String>();
        var asked = 0;
        for (var role : Role.values()) {
            var viewer = viewers.staffOf(patient, role);
            var browser = browser(viewer);
            for (var probe : probes(browser).entrySet()) {
                var should = probe.getKey().roles().contains(role);
                if (probe.getValue().test(viewer, patient) != should) {
                    wrong.add(role + (should ? " does not see " : " sees ") + probe.getKey());
                }
                asked++;
            }
        }
        assertThat(asked).isEqualTo(Role.values().length * FieldGroup.values().length);
        assertThat(wrong).isEmpty();
    }

    @Test
    void thePageShowsTheTable() {
        var page = cast.frank().browser().get("/staff/people/minimum");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Clinical summary", "Phone numbers", "Audit log");
        assertThat(cast.hugo().browser().get("/staff/people/minimum").status()).isEqualTo(404);
    }

    private Map<FieldGroup, BiPredicate<Viewer, UUID>> probes(Browser browser) {
        var probes = new LinkedHashMap<FieldGroup, BiPredicate<Viewer, UUID>>();
        probes.put(
                FieldGroup.IDENTITY,
                (viewer, patient) -> patients.who(viewer, patient).isPresent());
        probes.put(
                FieldGroup.PHONES,
                (viewer, patient) -> patients.who(viewer, patient)
                        .map(Person::phones)
                        .filter(it -> !it.isEmpty())
                        .isPresent());
        probes.put(
                FieldGroup.LETTERS,
                (viewer, patient) -> patients.who(viewer, patient)
                        .filter(it -> !it.emails().isEmpty() || it.address() != null)
                        .isPresent());
        probes.put(
                FieldGroup.CARE_TEAM,
                (viewer, patient) ->
                        count(viewer, patient, "select count(*) from patients.relation where patient_id = :patient"));
        probes.put(
                FieldGroup.SUMMARY,
                (viewer, patient) -> items(
                        viewer,
                        patient,
                        "'PROBLEM', 'MEDICATION', 'ALLERGY', 'VITAL_SIGNS', 'ENCOUNTER', 'IMMUNIZATION'"));
        probes.put(FieldGroup.RESULTS, (viewer, patient) -> items(viewer, patient, "'LABORATORY'"));
        probes.put(FieldGroup.NOTES, (viewer, patient) -> items(viewer, patient, "'NOTE', 'DOCUMENT'"));
        probes.put(
                FieldGroup.CONFIDENTIAL,
                (viewer, patient) -> count(
                        viewer,
                        patient,
                        "select count(*) from chart.item where patient_id = :patient and confidential is not null"));
        probes.put(FieldGroup.HELD, (_, _) -> browser.get("/staff/held").status() == 200);
        probes.put(
                FieldGroup.INCIDENTS, (_, _) -> browser.get("/staff/incidents").status() == 200);
        probes.put(
                FieldGroup.REASONS, (_, _) -> browser.get("/staff/break-glass").status() == 200);
        probes.put(FieldGroup.AUDIT, (_, _) -> browser.get("/staff/audit").status() == 200);
        return probes;
    }

    /** A row of this category; only whether it is given out is asked, so any sealed bytes will do. */
    private void file(UUID patient, String category) throws SQLException {
        owner.run("create temp table copied as select * from chart.item where patient_id = '" + patient + "' limit 1;"
                + "update copied set id = gen_random_uuid(), category = '" + category + "';"
                + "insert into chart.item select * from copied");
    }

    private boolean items(Viewer viewer, UUID patient, String categories) {
        return count(
                viewer,
                patient,
                "select count(*) from chart.item where patient_id = :patient and category in (" + categories + ")");
    }

    private boolean count(Viewer viewer, UUID patient, String select) {
        return asking.as(
                        viewer,
                        sql -> sql.of(select)
                                .param("patient", patient)
                                .query(Integer.class)
                                .single())
                > 0;
    }

    private Browser browser(Viewer viewer) {
        var browser = cast.stranger();
        var token = viewers.session(UUID.randomUUID(), viewer.actor(), Viewer.Kind.STAFF, null, Viewers.Life.LIVE);
        browser.setCookie("havenport", token);
        browser.setCookie("__Host-havenport", token);
        return browser;
    }
}
