package org.havenport.patients;

import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps that somebody died, since the record first said so, and takes it back when the record is put right. */
@Component
class Deaths {

    private final ObjectProvider<WhenSomebodyDied> rooms;
    private final Audit audit;

    Deaths(ObjectProvider<WhenSomebodyDied> rooms, Audit audit) {
        this.rooms = rooms;
        this.audit = audit;
    }

    /**
     * Takes over what a source says of it.
     *
     * @param dead null when it says nothing, which takes nothing back
     * @return whether anything had changed
     */
    boolean heard(Sql sql, UUID patient, @Nullable Boolean dead) {
        if (dead == null || !keep(sql, patient, dead)) {
            return false;
        }
        audit.record(
                sql,
                AuditEvent.about(
                        dead ? "patient-death-known" : "patient-death-taken-back", patient, "Patient", patient));
        if (dead) {
            rooms.orderedStream().forEach(room -> room.died(sql, patient));
        }
        return true;
    }

    private static boolean keep(Sql sql, UUID patient, boolean dead) {
        return sql.of("""
                                update patients.patient
                                set died_known_at = case when :dead then cast(:now as timestamptz) end, updated_at = :now
                                where id = :id and (died_known_at is null) = :dead
                                """)
                        .param("dead", dead)
                        .param("now", Sql.time(sql.now()))
                        .param("id", patient)
                        .update()
                == 1;
    }
}
