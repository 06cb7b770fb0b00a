package org.havenport.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.Suspicions;
import org.havenport.followup.Obligations;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Behind the pages: what the doors and the database do for staff who look with a patient's eyes. */
@PortalTest
class MirrorTests {

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    Chart chart;

    @Autowired
    Obligations obligations;

    @Autowired
    Suspicions suspicions;

    @Autowired
    TestClock clock;

    private UUID patient = Viewer.NO_ID;
    private Viewer.Patient ann = new Viewer.Patient(patient, patient, patient, "");
    private Viewer.Staff nurse = new Viewer.Staff(patient, patient, java.util.Set.of(), "");
    private UUID item = Viewer.NO_ID;

    @BeforeEach
    void annHasAResult() {
        ann = viewers.patient();
        patient = ann.patient();
        nurse = viewers.staffOf(patient, Role.NURSE);
        var arrival = Arrivals.potassium(patient, "4.2", clock.instant());
        chart.file(Viewer.job("import"), patient, List.of(arrival));
        item = arrival.id();
    }

    @Test
    @Verifies("B.sec.2#9")
    void theDatabaseShowsOnePatientOnceItIsOpened() {
        assertThat(patientsOf(mirror(nurse))).as("a mirror nobody opened").isEmpty();
        open(nurse, 900);
        assertThat(patientsOf(mirror(nurse))).containsExactly(patient);
        assertThat(chart.items(mirror(nurse), ItemQuery.of(patient), "test")).hasSize(1);
        assertThat(patientsOf(nurse)).as("as staff they are nobody's patient").isEmpty();
    }

    @Test
    @Verifies("B.sec.2#10")
    void theDatabaseWritesNothing() {
        open(nurse, 900);
        var mirror = mirror(nurse);
        assertThatThrownBy(() -> asking.run(mirror, sql -> obligations.viewed(sql, patient, item, null)))
                .rootCause()
                .hasMessageContaining("read-only transaction");
        assertThatThrownBy(() -> obligations.confirm(mirror, patient, item))
                .rootCause()
                .hasMessageContaining("read-only transaction");
        assertThatThrownBy(() -> asking.run(
                        mirror,
                        sql -> sql.of("select chart.suspect(:patient, :item)")
                                .param("patient", patient)
                                .param("item", item)
                                .query(UUID.class)
                                .list()))
                .rootCause()
                .hasMessageContaining("read-only transaction");
        assertThat(suspicions.suspect(mirror, patient, item)).isEmpty();
        assertThatThrownBy(() -> asking.run(mirror, sql -> {
                    patientsOf(sql);
                    sql.of("set transaction read write").update();
                }))
                .as("nobody makes it writable on the way")
                .rootCause()
                .hasMessageContaining("read-write mode");
    }

    @Test
    @Verifies("B.sec.2#10")
    void whereSomethingCouldBeWrittenTheDatabaseShowsNobody() {
        open(nurse, 900);
        assertThat((UUID[]) asking.atTheDoor(sql -> {
                    sql.of("select set_config('app.session', :session, true), set_config('app.kind', 'MIRROR', true)")
                            .param("session", nurse.session().toString())
                            .query((row, _) -> row.getString(1))
                            .list();
                    return array(sql);
                }))
                .isEmpty();
    }

    @Test
    @Verifies("B.sec.2#4")
    void itHoldsNoRoleMeanwhile() {
        open(nurse, 900);
        assertThat(holdsNurse(nurse)).isTrue();
        assertThat(holdsNurse(mirror(nurse))).isFalse();
        var other = viewers.patient().patient();
        var hidden = asking.as(
                mirror(nurse),
                sql -> sql.of("select * from chart.hidden(:patient)")
                        .param("patient", other)
                        .query()
                        .listOfRows());
        assertThat(hidden).isEmpty();
    }

    @Test
    @Verifies("B.sec.2#4")
    void theDatabaseAsksForTheRole() {
        for (var role : List.of(Role.FRONT_DESK, Role.PORTAL_COORDINATOR)) {
            var staff = viewers.staffOf(patient, role);
            open(staff, 900);
            assertThat(patientsOf(mirror(staff))).as("%s", role).isEmpty();
        }
        var billing = viewers.staffOf(patient, Role.BILLING);
        assertThatThrownBy(() -> open(billing, 900)).rootCause().hasMessageContaining("row-level security");
    }

    @Test
    void itCannotBeLongerOrAnothers() {
        assertThatThrownBy(() -> open(nurse, 901)).rootCause().hasMessageContaining("check constraint");
        var other = viewers.staffOf(patient, Role.NURSE);
        assertThatThrownBy(() -> insert(other, nurse.session(), other.actor(), 900))
                .as("in another's session")
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> insert(other, other.session(), nurse.actor(), 900))
                .as("in another's name")
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void anEndedSessionShowsNothing() {
        open(nurse, 900);
        viewers.signOut(nurse);
        assertThat(patientsOf(mirror(nurse))).isEmpty();
    }

    private Viewer.Mirror mirror(Viewer.Staff staff) {
        return new Viewer.Mirror(staff, patient, "Ann", Locale.ENGLISH, Locale.ENGLISH, clock.instant());
    }

    private void open(Viewer.Staff staff, int seconds) {
        insert(staff, staff.session(), staff.actor(), seconds);
    }

    private void insert(Viewer.Staff by, UUID session, UUID actor, int seconds) {
        asking.run(
                by,
                sql -> sql.of("""
                        insert into viewer.mirror (patient_id, session_id, actor_id, opened_at, ends_at)
                        values (:patient, :session, :actor, viewer.at(), viewer.at() + make_interval(secs => :seconds))
                        """)
                        .param("patient", patient)
                        .param("session", session)
                        .param("actor", actor)
                        .param("seconds", seconds)
                        .update());
    }

    private List<UUID> patientsOf(Viewer viewer) {
        return asking.as(viewer, MirrorTests::patientsOf);
    }

    private static List<UUID> patientsOf(Sql sql) {
        return List.of(array(sql));
    }

    private boolean holdsNurse(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select viewer.holds('NURSE')")
                        .query(Boolean.class)
                        .single());
    }

    private static UUID[] array(Sql sql) {
        return sql.of("select viewer.patients()")
                .query((row, _) -> (UUID[]) row.getArray(1).getArray())
                .single();
    }
}
