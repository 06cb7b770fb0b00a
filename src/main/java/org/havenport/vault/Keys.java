package org.havenport.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The keys, for whoever runs the program: how they stand, and how one is destroyed. */
@Component
public class Keys {

    private final Keeping keeping;
    private final KeyCustody custody;
    private final WhereSealed places;
    private final Keyring keyring;
    private final KeyWitness witness;
    private final Clock clock;
    private final Duration allowed;

    Keys(
            Keeping keeping,
            Keysets keysets,
            WhereSealed places,
            Keyring keyring,
            KeyWitness witness,
            Clock clock,
            @Value("${havenport.keys.oldest:P365D}") Duration allowed) {
        this.keeping = keeping;
        this.custody = keysets.opened();
        this.places = places;
        this.keyring = keyring;
        this.witness = witness;
        this.clock = clock;
        this.allowed = allowed;
    }

    /** Looks everything up, every sealed value included: minutes on a large database. */
    public KeyStatus status(Viewer.Job asker) {
        fillIn(asker);
        return keeping.as(asker, this::status);
    }

    /**
     * Destroys the key of a patient: nothing of what was sealed with it can ever be read again, here at once and by other
     * running programs within minutes. For the end of a retention period; it is written down with how many keys it was.
     */
    public void shred(Viewer.Job asker, UUID patient) {
        keeping.run(asker, sql -> {
            var gone = sql.of("delete from vault.patient_key where patient_id = :patient")
                    .param("patient", patient)
                    .update();
            witness.happened(sql, "key-destroyed", gone);
        });
        keyring.forget(DataKey.of(patient));
    }

    void fillIn(Viewer.Job asker) {
        var more = true;
        while (more) {
            more = keeping.as(asker, sql -> Unmarked.fill(sql, custody.current()));
        }
    }

    private KeyStatus status(Sql sql) {
        var now = clock.instant();
        custody.look();
        var known = OrganisationKeys.all(sql);
        var current = custody.current();
        var madeAt = known.stream()
                .filter(it -> it.id().equals(current))
                .map(OrganisationKeys.Known::madeAt)
                .findFirst()
                .orElse(now);
        return new KeyStatus(
                current,
                custody.place(),
                KeyStatus.days(madeAt, now),
                allowed.toDays(),
                known.stream()
                        .map(it -> new KeyStatus.Organisation(it.id(), it.madeAt(), it.wraps()))
                        .toList(),
                dataKeys(sql),
                index(sql, now),
                places.all()
                        .map(place -> WhereSealed.count(sql, place))
                        .map(it -> new KeyStatus.Place(it.place(), it.now(), it.other()))
                        .toList(),
                places.unknown(sql),
                underWay(sql),
                Escrow.confirmed(sql, current),
                now);
    }

    private static KeyStatus.DataKeys dataKeys(Sql sql) {
        return sql.of("""
                        select (select count(*) from vault.patient_key), (select count(*) from vault.room_key),
                            (select count(*) from vault.keyset), (select min(coalesce(renewed_at, created_at)) from (
                                select renewed_at, created_at from vault.patient_key
                                union all select renewed_at, created_at from vault.room_key) k)
                        """)
                .query((row, _) -> new KeyStatus.DataKeys(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .single();
    }

    private static KeyStatus.Index index(Sql sql, Instant now) {
        var left = Rebuild.left(sql);
        return sql.of("select count(*), max(created_at) from vault.keyset where name = 'blind' or name like 'blind-%'")
                .query((row, _) -> {
                    var madeAt = row.getObject(2, OffsetDateTime.class).toInstant();
                    return new KeyStatus.Index(row.getInt(1), madeAt, KeyStatus.days(madeAt, now), left);
                })
                .single();
    }

    private static List<KeyStatus.UnderWay> underWay(Sql sql) {
        return sql.of("select kind, phase, done, began_at from vault.rotation where ended_at is null order by began_at")
                .query((row, _) -> new KeyStatus.UnderWay(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }
}
