package org.havenport.notices;

import java.util.Arrays;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Sql;

/** What came back: the message is kept as such, and an address that takes nothing is marked. */
final class Bounces {

    private record Row(Whose whose, UUID point) {}

    private Bounces() {}

    /** Marks an address as dead; what waits for it is not sent. */
    static void mark(Sql sql, Audit audit, Whose whose, UUID point, String code) {
        var marked = whose.of(sql, """
                        update notices.contact_point set bounced_at = viewer.at(), bounced_class = :code
                        where patient_id = :whose and id = :id and bounced_at is null and ended_at is null
                        """).param("code", code).param("id", point).update();
        if (marked == 0) {
            return;
        }
        DeliveryRows.cancel(sql, whose, point, "NO_ADDRESS");
        audit.record(sql, AuditEvent.about("address-bounced", whose.inTheLog(), "ContactPoint", point));
    }

    /** Keeps that the message of a token came back; the address is marked when it is for good. */
    static boolean of(Sql sql, Audit audit, String token, String code) {
        return Arrays.stream(Whose.Book.values()).anyMatch(book -> of(sql, audit, book, token, code));
    }

    private static boolean of(Sql sql, Audit audit, Whose.Book book, String token, String code) {
        var row = book.of(sql, """
                        update notices.delivery set state = 'BOUNCED', why = :code, settled_at = viewer.at(),
                            lease = null, leased_until = null
                        where return_token = :token and state in ('QUEUED', 'HANDED_OVER', 'DELIVERED')
                        returning patient_id, point_id
                        """)
                .param("code", code)
                .param("token", token)
                .query((it, _) -> new Row(new Whose(book, it.getObject(1, UUID.class)), it.getObject(2, UUID.class)))
                .optional();
        row.filter(_ -> code.startsWith("5")).ifPresent(it -> mark(sql, audit, it.whose(), it.point(), code));
        return row.isPresent();
    }

    static boolean delivered(Sql sql, UUID delivery) {
        return Arrays.stream(Whose.Book.values())
                .anyMatch(book -> book.of(sql, """
                        update notices.delivery set state = 'DELIVERED', settled_at = viewer.at()
                        where id = :id and state = 'HANDED_OVER'
                        """).param("id", delivery).update() == 1);
    }
}
