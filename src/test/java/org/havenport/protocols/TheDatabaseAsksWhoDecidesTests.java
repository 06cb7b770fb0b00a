package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The wall behind the doors of this room: what a connection of staff can do by itself. */
@PortalTest
class TheDatabaseAsksWhoDecidesTests {

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    Deciding deciding;

    private final String key = "test." + UUID.randomUUID();

    @Test
    void itRefusesStaffWithoutASession() {
        var gone = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.ADMINISTRATOR), "Jana");

        refused(() -> decide(gone, gone.actor()));
        refused(() -> write(gone, gone.actor()));
        assertThat(approve(gone, gone.actor())).isZero();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var dora = viewers.staff(Role.NURSE);
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        refused(() -> write(dora, dora.actor()));
        write(karl, karl.actor());

        refused(() -> decide(dora, dora.actor()));
        assertThat(approve(dora, dora.actor())).isZero();
    }

    @Test
    void itRefusesAnothersName() {
        var another = UUID.randomUUID();
        var max = viewers.staff(Role.COUNSEL, Role.ADMINISTRATOR);
        write(viewers.staff(Role.PORTAL_COORDINATOR), null);

        refused(() -> decide(max, another));
        refused(() -> write(max, another));
        refused(() -> approve(max, another));
        refused(() -> approve(max, max.actor(), "COUNSEL", "Other words"));
        refused(() -> approve(max, max.actor(), "MEDICAL_DIRECTOR", "A notice"));
        refused(() -> approve(viewers.staff(Role.MEDICAL_DIRECTOR), max.actor()));
        assertThat(approve(max, max.actor())).isOne();
        assertThat(approve(max, max.actor())).as("an approval stands").isZero();
    }

    @Test
    @Verifies("A1.0#3")
    void itRefusesTheAuthorAndEveryRoleButTheRightOne() {
        var jana = viewers.staff(Role.ADMINISTRATOR);
        var number = propose(jana, jana.actor(), PracticeParameters.HOLIDAYS.key(), "OFFICER");
        try {
            refused(() -> end(jana, jana.actor(), number, "APPROVED"));
            for (var role : EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER))) {
                var another = viewers.staff(role);
                refused(() -> end(another, another.actor(), number, "APPROVED"));
            }
            var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
            refused(() -> end(gina, jana.actor(), number, "APPROVED"));
            refused(() -> end(gina, gina.actor(), number, "WITHDRAWN"));
            assertThat(end(jana, jana.actor(), number, "WITHDRAWN")).isOne();
            assertThat(end(gina, gina.actor(), number, "APPROVED"))
                    .as("what has ended has ended")
                    .isZero();
        } finally {
            deciding.forget(PracticeParameters.HOLIDAYS);
        }
    }

    @Test
    void aClinicalValueCannotBeSentToAnotherApprover() {
        var jana = viewers.staff(Role.ADMINISTRATOR);

        refused(() -> propose(jana, jana.actor(), "release.critical-call-minutes", "OFFICER"));
        refused(() -> propose(jana, jana.actor(), PracticeParameters.HOLIDAYS.key(), "COUNSEL"));
    }

    @Test
    @Verifies("A1.0#4")
    void nobodyDeletesOrRewritesWhatWasDecided() {
        deciding.decide(PracticeParameters.HOLIDAYS, "2026-12-25");
        try {
            var gina = viewers.staff(Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR, Role.COUNSEL);
            var jana = viewers.staff(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR);
            for (Viewer viewer : List.of(gina, jana, Viewer.job("test"))) {
                for (var attempt : List.of(
                        "delete from protocols.proposal",
                        "truncate protocols.proposal",
                        "update protocols.proposal set value = '1'",
                        "update protocols.proposal set before = '1'",
                        "update protocols.proposal set effective_from = date '2020-01-01'")) {
                    assertThatThrownBy(() ->
                                    asking.run(viewer, sql -> sql.of(attempt).update()))
                            .hasStackTraceContaining("permission denied");
                }
            }
        } finally {
            deciding.forget(PracticeParameters.HOLIDAYS);
        }
    }

    private static void refused(Runnable attempt) {
        assertThatThrownBy(attempt::run).hasStackTraceContaining("row-level security");
    }

    private void decide(Viewer viewer, UUID by) {
        propose(viewer, by, PracticeParameters.HOLIDAYS.key(), "OFFICER");
    }

    private long propose(Viewer viewer, UUID by, String key, String approver) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        insert into protocols.proposal (key, approver, value, before, departs, reason, proposed_by,
                            proposed_by_name, proposed_at, effective_from, effective_at)
                        values (:key, :approver, '1', '1', false, '', :by, 'Jana', viewer.at(), date '2026-11-22', viewer.at())
                        returning number
                        """)
                        .param("key", key)
                        .param("approver", approver)
                        .param("by", by)
                        .query(Long.class)
                        .single());
    }

    private int end(Viewer viewer, UUID by, long number, String state) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        update protocols.proposal set state = :state, ended_by = :by, ended_by_name = 'Gina',
                            ended_at = viewer.at(), ended_why = 'Because', expires_on = date '2027-11-22',
                            in_force_from = case when :state = 'APPROVED' then greatest(effective_at, viewer.at()) end
                        where number = :number
                        """)
                        .param("state", state)
                        .param("by", by)
                        .param("number", number)
                        .update());
    }

    private void write(Viewer viewer, @Nullable UUID by) {
        asking.run(
                viewer,
                sql -> sql.of("""
                        insert into protocols.text (key, version, language, kind, body, written_by, written_at)
                        values (:key, 1, 'en', 'LEGAL', 'A notice', :by, viewer.at())
                        """)
                        .param("key", key)
                        .param("by", by == null ? viewer.actor() : by)
                        .update());
    }

    private int approve(Viewer viewer, UUID by) {
        return approve(viewer, by, "COUNSEL", "A notice");
    }

    private int approve(Viewer viewer, UUID by, String as, String words) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        update protocols.text set approved_by = :by, approved_by_name = 'Max', approved_as = :as,
                            approved_hash = encode(sha256(convert_to(:words, 'UTF8')), 'hex'),
                            approved_on = date '2026-11-21', effective_from = date '2026-11-21',
                            expires_on = date '2027-11-21'
                        where key = :key
                        """)
                        .param("key", key)
                        .param("by", by)
                        .param("as", as)
                        .param("words", words)
                        .update());
    }
}
