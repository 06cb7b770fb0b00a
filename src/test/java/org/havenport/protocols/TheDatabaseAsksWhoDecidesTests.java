package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.havenport.house.PortalTest;
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
        write(dora, dora.actor());

        refused(() -> decide(dora, dora.actor()));
        assertThat(approve(dora, dora.actor())).isZero();
    }

    @Test
    void itRefusesAnothersName() {
        var another = UUID.randomUUID();
        var max = viewers.staff(Role.COUNSEL, Role.ADMINISTRATOR);
        write(viewers.staff(Role.NURSE), null);

        refused(() -> decide(max, another));
        refused(() -> write(max, another));
        refused(() -> approve(max, another));
        assertThat(approve(max, max.actor())).isOne();
        assertThat(approve(max, max.actor())).as("an approval stands").isZero();
    }

    private static void refused(Runnable attempt) {
        assertThatThrownBy(attempt::run).hasStackTraceContaining("row-level security");
    }

    private void decide(Viewer viewer, UUID by) {
        asking.run(viewer, sql -> sql.of("""
                        insert into protocols.parameter_value (key, value, decided_at, decided_by)
                        values (:key, '1', viewer.at(), :by)
                        """).param("key", key).param("by", by).update());
    }

    private void write(Viewer viewer, @Nullable UUID by) {
        asking.run(
                viewer,
                sql -> sql.of("""
                        insert into protocols.text (key, version, language, body, written_by, written_at)
                        values (:key, 1, 'en', 'A notice', :by, viewer.at())
                        """)
                        .param("key", key)
                        .param("by", by == null ? viewer.actor() : by)
                        .update());
    }

    private int approve(Viewer viewer, UUID by) {
        return asking.as(
                viewer, sql -> sql.of("""
                        update protocols.text set approved_by = :by, approved_by_name = 'Max',
                            approved_on = date '2026-11-21', effective_from = date '2026-11-21',
                            expires_on = date '2027-11-21'
                        where key = :key
                        """).param("key", key).param("by", by).update());
    }
}
