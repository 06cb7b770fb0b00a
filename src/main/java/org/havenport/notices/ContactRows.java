package org.havenport.notices;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of addresses and wishes. */
final class ContactRows {

    private static final String COLUMNS = "select * from notices.contact_point c where c.ended_at is null ";

    private ContactRows() {}

    static List<ContactPoint> of(Sql sql, Vault vault, UUID patient) {
        return sql.of(COLUMNS + "and c.patient_id = :patient order by c.kind, c.verified_at nulls last")
                .param("patient", patient)
                .query((row, _) -> point(sql, vault, row))
                .list();
    }

    static Optional<ContactPoint> one(Sql sql, Vault vault, UUID patient, UUID id) {
        return sql.of(COLUMNS + "and c.patient_id = :patient and c.id = :id")
                .param("patient", patient)
                .param("id", id)
                .query((row, _) -> point(sql, vault, row))
                .optional();
    }

    static UUID add(Sql sql, Vault vault, UUID patient, Channel channel, String address, boolean verified) {
        var id = UUID.randomUUID();
        var now = Sql.time(sql.now());
        sql.of("""
                        insert into notices.contact_point
                            (patient_id, id, kind, address, address_blind, since, verified_at, confirmed_at)
                        values (:patient, :id, :kind, :address, :blind, :now, :verified, :verified)
                        """)
                .param("patient", patient)
                .param("id", id)
                .param("kind", channel.name())
                .param("address", vault.seal(sql, patient, address.getBytes(StandardCharsets.UTF_8), context(id)))
                .param("blind", vault.blind(sql, patient, kind(channel), address.toLowerCase(Locale.ROOT)))
                .param("now", now)
                .param("verified", verified ? now : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return id;
    }

    /** Sets one of the marks with an instant, if it is not set yet. */
    static boolean mark(Sql sql, UUID patient, UUID id, String column) {
        return sql.of("update notices.contact_point set " + column
                                + " = viewer.at() where patient_id = :patient and id = :id and ended_at is null")
                        .param("patient", patient)
                        .param("id", id)
                        .update()
                == 1;
    }

    static Optional<Wish> wish(Sql sql, UUID patient) {
        return sql.of("select * from notices.wish where patient_id = :patient")
                .param("patient", patient)
                .query((row, _) -> new Wish(
                        Wish.By.valueOf(row.getString("channel")),
                        row.getBoolean("only_this_way"),
                        row.getObject("quiet_from", java.time.LocalTime.class),
                        row.getObject("quiet_until", java.time.LocalTime.class),
                        row.getString("language"),
                        row.getObject("silent_since") != null))
                .optional();
    }

    static void keep(Sql sql, UUID patient, Wish wish) {
        sql.of("""
                        insert into notices.wish as w
                            (patient_id, channel, only_this_way, quiet_from, quiet_until, language, changed_at)
                        values (:patient, :by, :only, :from, :until, :language, viewer.at())
                        on conflict (patient_id) do update set channel = excluded.channel,
                            only_this_way = excluded.only_this_way, quiet_from = excluded.quiet_from,
                            quiet_until = excluded.quiet_until, language = excluded.language,
                            changed_at = excluded.changed_at
                        """)
                .param("patient", patient)
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

    private static String kind(Channel channel) {
        return "contact-" + channel.name();
    }

    private static ContactPoint point(Sql sql, Vault vault, ResultSet row) throws SQLException {
        var patient = row.getObject("patient_id", UUID.class);
        var id = row.getObject("id", UUID.class);
        return new ContactPoint(
                patient,
                id,
                Channel.valueOf(row.getString("kind")),
                new String(vault.open(sql, patient, row.getBytes("address"), context(id)), StandardCharsets.UTF_8),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "verified_at"),
                instant(row, "confirmed_at"),
                instant(row, "bounced_at"),
                row.getString("bounced_class"),
                instant(row, "stopped_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String context(UUID id) {
        return "notices.contact_point|" + id + "|address";
    }
}
