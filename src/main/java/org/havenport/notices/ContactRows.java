package org.havenport.notices;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of addresses and wishes. */
final class ContactRows {

    private static final String ROOM = "notices";
    private static final String EVER = "select * from notices.contact_point c where ";
    private static final String OPEN = EVER + "c.ended_at is null ";

    private ContactRows() {}

    /** Until the transaction ends nobody else changes addresses of theirs: what is read is what is changed. */
    static void alone(Sql sql, Whose whose) {
        sql.of("select pg_advisory_xact_lock(hashtextextended('notices addresses ' || :whose, 0))")
                .param("whose", whose.id().toString())
                .query()
                .singleRow();
    }

    static List<ContactPoint> of(Sql sql, Vault vault, Whose whose) {
        return whose.of(sql, OPEN + "and c.patient_id = :whose order by c.kind, c.verified_at nulls last")
                .query((row, _) -> point(sql, vault, whose, row))
                .list();
    }

    static Optional<ContactPoint> one(Sql sql, Vault vault, Whose whose, UUID id) {
        return whose.of(sql, OPEN + "and c.patient_id = :whose and c.id = :id")
                .param("id", id)
                .query((row, _) -> point(sql, vault, whose, row))
                .optional();
    }

    /** One that may have ended. */
    static Optional<ContactPoint> ever(Sql sql, Vault vault, Whose whose, UUID id) {
        return whose.of(sql, EVER + "c.patient_id = :whose and c.id = :id")
                .param("id", id)
                .query((row, _) -> point(sql, vault, whose, row))
                .optional();
    }

    static UUID add(Sql sql, Vault vault, Whose whose, Channel channel, String address, boolean verified) {
        return add(sql, vault, whose, channel, address, verified, null);
    }

    /** As {@link #add(Sql, Vault, Whose, Channel, String, boolean)}, by somebody of the staff for a patient. */
    static UUID add(
            Sql sql, Vault vault, Whose whose, Channel channel, String address, boolean verified, @Nullable UUID by) {
        var id = UUID.randomUUID();
        var now = Sql.time(sql.now());
        whose.of(sql, """
                        insert into notices.contact_point
                            (patient_id, id, kind, address, address_blind, since, verified_at, confirmed_at,
                             entered_by)
                        values (:whose, :id, :kind, :address, :blind, :now, :verified, :verified, :by)
                        """)
                .param("id", id)
                .param("kind", channel.name())
                .param("address", seal(sql, vault, whose, address, id))
                .param("blind", blind(sql, vault, whose, channel, address))
                .param("now", now)
                .param("by", by, Types.OTHER)
                .param("verified", verified ? now : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return id;
    }

    /** Sets one of the marks with an instant, if it is not set yet. */
    static boolean mark(Sql sql, Whose whose, UUID id, String column) {
        return whose.of(
                                sql,
                                "update notices.contact_point set " + column
                                        + " = viewer.at() where patient_id = :whose and id = :id and ended_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    static Optional<Wish> wish(Sql sql, Whose whose) {
        return whose.of(sql, "select * from notices.wish where patient_id = :whose")
                .query((row, _) -> wish(row))
                .optional();
    }

    /** The same of many patients; who said nothing is missing. */
    static Map<UUID, Wish> wishes(Sql sql, Collection<UUID> patients) {
        return patients.isEmpty()
                ? Map.of()
                : sql
                        .of("select * from notices.wish where patient_id in (:patients)")
                        .param("patients", patients)
                        .query((row, _) -> Map.entry(row.getObject("patient_id", UUID.class), wish(row)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Wish wish(ResultSet row) throws SQLException {
        return new Wish(
                Wish.By.valueOf(row.getString("channel")),
                row.getBoolean("only_this_way"),
                row.getObject("quiet_from", java.time.LocalTime.class),
                row.getObject("quiet_until", java.time.LocalTime.class),
                row.getString("language"),
                row.getObject("silent_since") != null);
    }

    static void keep(Sql sql, Whose whose, Wish wish) {
        whose.of(sql, """
                        insert into notices.wish as w
                            (patient_id, channel, only_this_way, quiet_from, quiet_until, language, changed_at)
                        values (:whose, :by, :only, :from, :until, :language, viewer.at())
                        on conflict (patient_id) do update set channel = excluded.channel,
                            only_this_way = excluded.only_this_way, quiet_from = excluded.quiet_from,
                            quiet_until = excluded.quiet_until, language = excluded.language,
                            changed_at = excluded.changed_at
                        """)
                .param("by", wish.by().name())
                .param("only", wish.onlyThisWay())
                .param("from", wish.quietFrom(), Types.TIME)
                .param("until", wish.quietUntil(), Types.TIME)
                .param("language", wish.language())
                .update();
    }

    /** What every contact point of this address has, whoever's it is. */
    static byte[][] everyBlind(Sql sql, Vault vault, Channel channel, String address) {
        return vault.everyBlind(sql, kind(channel), address.toLowerCase(Locale.ROOT));
    }

    /** The same for addresses of accounts. */
    static byte[] blindOfAccounts(Sql sql, Vault vault, Channel channel, String address) {
        return vault.blindForRoom(sql, ROOM, kind(channel), address.toLowerCase(Locale.ROOT));
    }

    private static byte[] blind(Sql sql, Vault vault, Whose whose, Channel channel, String address) {
        return whose.book() == Whose.Book.PATIENTS
                ? vault.blind(sql, whose.id(), kind(channel), address.toLowerCase(Locale.ROOT))
                : blindOfAccounts(sql, vault, channel, address);
    }

    private static byte[] seal(Sql sql, Vault vault, Whose whose, String address, UUID id) {
        var plain = address.getBytes(StandardCharsets.UTF_8);
        return whose.book() == Whose.Book.PATIENTS
                ? vault.seal(sql, whose.id(), plain, context(id))
                : vault.sealForRoom(sql, ROOM, plain, "notices.account_contact_point|" + id + "|address");
    }

    private static byte[] open(Sql sql, Vault vault, Whose whose, byte[] sealed, UUID id) {
        return whose.book() == Whose.Book.PATIENTS
                ? vault.open(sql, whose.id(), sealed, context(id))
                : vault.openForRoom(sql, ROOM, sealed, "notices.account_contact_point|" + id + "|address");
    }

    private static String kind(Channel channel) {
        return "contact-" + channel.name();
    }

    private static ContactPoint point(Sql sql, Vault vault, Whose whose, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new ContactPoint(
                whose.id(),
                id,
                Channel.valueOf(row.getString("kind")),
                new String(open(sql, vault, whose, row.getBytes("address"), id), StandardCharsets.UTF_8),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "verified_at"),
                instant(row, "confirmed_at"),
                instant(row, "bounced_at"),
                row.getString("bounced_class"),
                instant(row, "stopped_at"),
                instant(row, "revert_until"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String context(UUID id) {
        return "notices.contact_point|" + id + "|address";
    }
}
