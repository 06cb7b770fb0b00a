package org.havenport.notices;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.protocols.Fingerprint;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;

/** The rows of changes that can be undone. The token of a link is computed from an id and stands nowhere; its hash does. */
final class Undoing {

    static final Duration LIFE = Duration.ofHours(24);

    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private Undoing() {}

    /** A change that is being undone. */
    record Undone(Whose whose, UUID id, UUID point, UUID before) {}

    /** Keeps that an address took the place of another. */
    static UUID make(Sql sql, Vault vault, Whose whose, UUID before, UUID point) {
        var id = UUID.randomUUID();
        var ends = Sql.time(sql.now().plus(LIFE));
        whose.of(sql, """
                        insert into notices.undo (patient_id, id, point_id, before_id, token_hash, made_at, ends_at)
                        values (:whose, :id, :point, :before, :hash, viewer.at(), :ends)
                        """)
                .param("id", id)
                .param("point", point)
                .param("before", before)
                .param("hash", Fingerprint.bytes(token(vault, id)))
                .param("ends", ends)
                .update();
        whose.of(sql, """
                        update notices.contact_point set replaces = :before, revert_until = :ends
                        where patient_id = :whose and id = :point
                        """)
                .param("before", before)
                .param("ends", ends)
                .param("point", point)
                .update();
        return id;
    }

    /** What stands at the end of the link. */
    static String token(Vault vault, UUID id) {
        return vault.name("notice-undo", id.toString()).toString().replace("-", "");
    }

    /** Uses a link up. */
    static Optional<Undone> use(Sql sql, String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Whose.Book.values())
                .flatMap(book -> book
                        .of(sql, """
                        update notices.undo set used_at = viewer.at()
                        where token_hash = :hash and used_at is null and ends_at > viewer.at()
                        returning patient_id, id, point_id, before_id
                        """)
                        .param("hash", Fingerprint.bytes(token))
                        .query((row, _) -> new Undone(
                                new Whose(book, row.getObject(1, UUID.class)),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getObject(4, UUID.class)))
                        .stream())
                .findFirst();
    }

    /**
     * Puts the address before in use again, in place of whatever is there now. No later link of this kind of address works
     * any more: one that went to an address in between would hand the account back. Earlier ones do, and those of the other
     * kind: whoever changed an address twice could else take the owner's own link away by using theirs.
     */
    static void restore(Sql sql, Undone undone) {
        undone.whose()
                .of(sql, """
                        update notices.undo set used_at = viewer.at()
                        where patient_id = :whose and used_at is null and ends_at > viewer.at()
                          and made_at >= (select d.made_at from notices.undo d where d.patient_id = :whose and d.id = :undone)
                          and before_id in (
                              select c.id from notices.contact_point c join notices.contact_point b on b.kind = c.kind
                              where c.patient_id = :whose and b.patient_id = :whose and b.id = :before)
                        """)
                .param("undone", undone.id())
                .param("before", undone.before())
                .update();
        undone.whose().of(sql, """
                        update notices.contact_point c set ended_at = viewer.at()
                        from notices.contact_point b
                        where c.patient_id = :whose and b.patient_id = :whose and b.id = :before and c.kind = b.kind
                          and c.ended_at is null
                        """).param("before", undone.before()).update();
        undone.whose().of(sql, """
                        update notices.contact_point set ended_at = null where patient_id = :whose and id = :before
                        """).param("before", undone.before()).update();
    }

    /** Nothing changes until somebody has looked, and whoever is signed in to the account is so no longer. */
    static void freeze(Sql sql, Undone undone) {
        undone.whose().of(sql, """
                        insert into notices.freeze (patient_id, id, since, undo_id)
                        values (:whose, gen_random_uuid(), viewer.at(), :undo) on conflict do nothing
                        """).param("undo", undone.id()).update();
        var isPatient = undone.whose().book() == Whose.Book.PATIENTS;
        sql.of("select notices.send_home(:patient, :account)")
                .param("patient", isPatient ? undone.whose().id() : null, java.sql.Types.OTHER)
                .param("account", isPatient ? null : undone.whose().id(), java.sql.Types.OTHER)
                .query(Long.class)
                .single();
    }

    /** Whether nothing may change now. */
    static boolean rests(Sql sql, Whose whose) {
        return whose.of(
                        sql,
                        "select exists (select 1 from notices.freeze where patient_id = :whose and ended_at is null)")
                .query(Boolean.class)
                .single();
    }
}
