package org.havenport.vault;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** How far a rotation is, as the database keeps it: whoever is killed leaves a place to go on from. */
final class Rotations {

    private Rotations() {}

    /** What is renewed. */
    enum Kind {
        REWRAP,
        RESEAL,
        REBUILD
    }

    /**
     * One that was begun and is not finished.
     *
     * @param target what it leads to, for example the new key of the organisation
     * @param position what it has reached within the phase; null at its beginning
     * @param phaseAt since when it is in this phase
     */
    record Run(
            UUID id,
            Kind kind,
            String phase,
            @Nullable String target,
            @Nullable String position,
            long done,
            long kept,
            Instant beganAt,
            Instant phaseAt) {}

    static Optional<Run> underWay(Sql sql, Kind kind) {
        return sql.of("select * from vault.rotation where kind = :kind and ended_at is null")
                .param("kind", kind.name())
                .query((row, _) -> new Run(
                        row.getObject("id", UUID.class),
                        kind,
                        row.getString("phase"),
                        row.getString("target"),
                        row.getString("position"),
                        row.getLong("done"),
                        row.getLong("kept"),
                        row.getObject("began_at", OffsetDateTime.class).toInstant(),
                        row.getObject("phase_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when one of this kind is under way */
    static Run begin(Sql sql, Kind kind, String phase, @Nullable String target) {
        sql.of("""
                        insert into vault.rotation (id, kind, phase, target, began_at, phase_at)
                        values (:id, :kind, :phase, :target, :now, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("kind", kind.name())
                .param("phase", phase)
                .param("target", target)
                .param("now", Sql.time(sql.now()))
                .update();
        return underWay(sql, kind).orElseThrow();
    }

    /** It has come this far; another process that has come further is not set back. */
    static void at(Sql sql, Run run, String position, long done, long kept) {
        sql.of("""
                        update vault.rotation set done = done + :done, kept = kept + :kept,
                            position = greatest(position collate "C", :position collate "C")
                        where id = :id and phase = :phase and ended_at is null
                        """)
                .param("position", position)
                .param("done", done)
                .param("kept", kept)
                .param("id", run.id())
                .param("phase", run.phase())
                .update();
    }

    /** The next phase, from its beginning; nothing when another process was faster. */
    static void next(Sql sql, Run run, String phase) {
        sql.of("""
                        update vault.rotation set phase = :next, position = null, phase_at = :now
                        where id = :id and phase = :phase and ended_at is null
                        """)
                .param("next", phase)
                .param("now", Sql.time(sql.now()))
                .param("id", run.id())
                .param("phase", run.phase())
                .update();
    }

    static void end(Sql sql, Run run) {
        sql.of("update vault.rotation set ended_at = :now where id = :id and ended_at is null")
                .param("now", Sql.time(sql.now()))
                .param("id", run.id())
                .update();
    }
}
