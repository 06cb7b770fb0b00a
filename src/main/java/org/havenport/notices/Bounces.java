package org.havenport.notices;

import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Sql;

/** What came back: the message is kept as such, and an address that takes nothing is marked. */
final class Bounces {

    private record Row(UUID patient, UUID id, UUID point) {}

    private Bounces() {}

    /** Marks an address as dead; what waits for it is not sent. */
    static void mark(Sql sql, Audit audit, UUID patient, UUID point, String code) {
        var marked = sql.of("""
                        update notices.contact_point set bounced_at = viewer.at(), bounced_class = :code
                        where patient_id = :patient and id = :id and bounced_at is null and ended_at is null
                        """)
                .param("code", code)
                .param("patient", patient)
                .param("id", point)
                .update();
        if (marked == 0) {
            return;
        }
        DeliveryRows.cancel(
                sql,
                "patient_id = :p and point_id = :point",
                "NO_ADDRESS",
                spec -> spec.param("p", patient).param("point", point));
        audit.record(sql, AuditEvent.about("address-bounced", patient, "ContactPoint", point));
    }

    /** Keeps that the message of a token came back; the address is marked when it is for good. */
    static boolean of(Sql sql, Audit audit, String token, String code) {
        var row = sql.of("""
                        update notices.delivery set state = 'BOUNCED', why = :code, settled_at = viewer.at(),
                            lease = null, leased_until = null
                        where return_token = :token and state in ('QUEUED', 'HANDED_OVER', 'DELIVERED')
                        returning patient_id, id, point_id
                        """)
                .param("code", code)
                .param("token", token)
                .query((it, _) ->
                        new Row(it.getObject(1, UUID.class), it.getObject(2, UUID.class), it.getObject(3, UUID.class)))
                .optional();
        row.filter(_ -> code.startsWith("5")).ifPresent(it -> mark(sql, audit, it.patient(), it.point(), code));
        return row.isPresent();
    }

    static boolean delivered(Sql sql, UUID delivery) {
        return sql.of("""
                        update notices.delivery set state = 'DELIVERED', settled_at = viewer.at()
                        where id = :id and state = 'HANDED_OVER'
                        """).param("id", delivery).update() == 1;
    }
}
