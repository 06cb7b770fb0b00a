package org.havenport.patients;

import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to who is assigned to whom, read from the side of those who work here, for a hand-over. */
@Component
public class Assigned {

    /** Who assigns, and so may see which patients these are; the policies of the database name them as well. */
    private static final Role[] ASSIGN = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR};

    private static final String STANDS =
            " basis = 'ASSIGNED' and starts_at <= viewer.at() and (ends_at is null or ends_at > viewer.at()) ";

    private final Asking asking;
    private final Audit audit;

    Assigned(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * How many patients each of the staff is assigned to now; nobody with none.
     *
     * @throws SecurityException when the viewer does not assign
     */
    public Map<UUID, Integer> counts(Viewer viewer) {
        check(viewer);
        return asking.as(viewer, sql -> {
            var counts = new LinkedHashMap<UUID, Integer>();
            sql.of("select account, count(distinct patient_id) from patients.relation where" + STANDS
                            + "group by account order by account")
                    .query(row -> {
                        counts.put(row.getObject(1, UUID.class), row.getInt(2));
                    });
            return counts;
        });
    }

    /**
     * Patients somebody of the staff is assigned to now, in the order of their ids.
     *
     * @param after the last one that was shown, or null for the first page
     * @throws SecurityException when the viewer does not assign
     */
    public List<UUID> patients(Viewer viewer, UUID account, @Nullable UUID after, int most) {
        check(viewer);
        return asking.as(viewer, sql -> {
            var patients = sql.of(
                            "select distinct patient_id from patients.relation where account = :account and" + STANDS
                                    + "and (:after::uuid is null or patient_id > :after) order by patient_id limit :most")
                    .param("account", account)
                    .param("after", after, Types.OTHER)
                    .param("most", most)
                    .query(UUID.class)
                    .list();
            audit.record(sql, AuditEvent.many("hand-over-read", null, "relation", patients.size()));
            return patients;
        });
    }

    private static void check(Viewer viewer) {
        if (!viewer.holdsOneOf(ASSIGN)) {
            throw new SecurityException("Only those who assign see which patients");
        }
    }
}
