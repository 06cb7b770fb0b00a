package org.havenport.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class LessonsTests {

    @Autowired
    Lessons lessons;

    @Autowired
    Viewers viewers;

    @Autowired
    Asking asking;

    @Autowired
    Audit audit;

    @Test
    @Verifies("A7#2")
    void theDatabaseTakesATeachBackFromWhoTeachesAloneInTheirOwnNameAndWhole() {
        var ann = viewers.patient();
        var dora = viewers.staff(Role.NURSE);

        assertThatThrownBy(() -> teach(dora, UUID.randomUUID(), "A,B,C,D,E,F"))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> teach(viewers.staff(Role.BILLING), null, "A,B,C,D,E,F"))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> teach(dora, null, "A,B,C,D,E")).hasStackTraceContaining("teach_back_is_whole");
        assertThatThrownBy(() -> teach(ann, null, "A,B,C,D,E,F")).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> asking.run(
                        dora, sql -> sql.of("delete from education.lesson").update()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> lessons.teach(
                        viewers.staff(Role.BILLING), ann.patient(), new Lessons.Taught("en", Method.PHONE, false)))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void itRefusesAnotherPatient() {
        var ann = viewers.patient();
        lessons.finish(ann, "en", 2, "/results");

        assertThat(lessons.of(ann, ann.patient())).hasSize(1);
        assertThat(lessons.of(viewers.patient(), ann.patient())).isEmpty();
    }

    @Test
    void itLeavesATrace() {
        var ann = viewers.patient();
        var dora = viewers.staff(Role.NURSE);
        lessons.teach(dora, ann.patient(), new Lessons.Taught("es", Method.IN_PERSON, true));

        assertThat(audit.search(
                        viewers.staff(Role.COMPLIANCE_OFFICER),
                        new AuditQuery(null, null, dora.actor(), null, null, null, null)))
                .anySatisfy(line -> assertThat(line.action()).isEqualTo("education-taught"));
    }

    private void teach(Viewer viewer, @org.jspecify.annotations.Nullable UUID as, String items) {
        var patient = viewers.patient().patient();
        asking.run(
                viewer,
                sql -> sql.of("""
                        insert into education.lesson (patient_id, id, kind, staff_id, language, method, items, taught_at)
                        values (:patient, gen_random_uuid(), 'TEACH_BACK', :staff, 'en', 'PHONE', :items, viewer.at())
                        """)
                        .param("patient", patient)
                        .param("staff", as == null ? viewer.actor() : as)
                        .param("items", items)
                        .update());
    }
}
