package org.havenport.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.protocols.BusinessClock;
import org.havenport.staff.Member;
import org.havenport.viewer.Sql;
import org.havenport.worklist.Roster.Absence;
import org.havenport.worklist.Roster.Cover;
import org.havenport.worklist.Roster.Shift;
import org.havenport.worklist.Roster.Whose;

/** The rows of who covers whom and who is on call. */
final class CoverageRows {

    private CoverageRows() {}

    static Roster roster(Sql sql, BusinessClock clock, SequencedCollection<UUID> directors) {
        var people = people(sql);
        return new Roster(
                clock,
                people.stream().collect(Collectors.toMap(it -> it.member().account(), Colleague::skill)),
                people.stream()
                        .filter(Colleague::clinician)
                        .map(it -> it.member().account())
                        .toList(),
                covers(sql),
                absences(sql),
                shifts(sql),
                leads(sql),
                directors);
    }

    static List<Colleague> people(Sql sql) {
        return sql.of("select * from worklist.people() order by family, given")
                .query((row, _) -> new Colleague(
                        new Member(
                                Objects.requireNonNull(row.getObject("account", UUID.class)),
                                row.getString("title"),
                                row.getString("given"),
                                row.getString("family"),
                                row.getString("job")),
                        Skill.valueOf(row.getString("skill")),
                        row.getBoolean("clinician")))
                .list();
    }

    private static List<Cover> covers(Sql sql) {
        return sql.of("select * from worklist.cover where ended_at is null order by since desc, id")
                .query((row, _) -> new Cover(
                        id(row, "id"),
                        whose(row),
                        row.getInt("day") == 0 ? null : DayOfWeek.of(row.getInt("day")),
                        Objects.requireNonNull(row.getObject("from_time", LocalTime.class)),
                        Objects.requireNonNull(row.getObject("to_time", LocalTime.class)),
                        id(row, "first"),
                        id(row, "second")))
                .list();
    }

    private static Whose whose(ResultSet row) throws SQLException {
        var pool = row.getString("pool");
        return pool == null ? Whose.of(id(row, "clinician")) : Whose.of(Pool.valueOf(pool));
    }

    private static List<Absence> absences(Sql sql) {
        return sql.of(
                        "select * from worklist.absence where ended_at is null and ends_at > viewer.at() order by starts_at")
                .query((row, _) -> new Absence(
                        id(row, "id"),
                        id(row, "account"),
                        WorkRows.time(row, "starts_at"),
                        WorkRows.time(row, "ends_at"),
                        id(row, "alternate")))
                .list();
    }

    private static List<Shift> shifts(Sql sql) {
        return sql.of(
                        "select * from worklist.shift where ended_at is null and ends_at > viewer.at() order by starts_at")
                .query((row, _) -> new Shift(
                        id(row, "id"),
                        WorkRows.time(row, "starts_at"),
                        WorkRows.time(row, "ends_at"),
                        id(row, "first"),
                        row.getObject("second", UUID.class)))
                .list();
    }

    private static Map<Pool, UUID> leads(Sql sql) {
        var leads = new HashMap<Pool, UUID>();
        members(sql).stream().filter(PoolMember::leads).forEach(it -> leads.put(it.pool(), it.account()));
        return leads;
    }

    static List<PoolMember> members(Sql sql) {
        return sql.of("select pool, account, leads from worklist.member where ended_at is null order by pool, since")
                .query((row, _) -> new PoolMember(
                        Pool.valueOf(row.getString("pool")), id(row, "account"), row.getBoolean("leads")))
                .list();
    }

    /** Somebody of a pool, or its lead. */
    record PoolMember(Pool pool, UUID account, boolean leads) {}

    /** Writes who answers from now on; what was named last goes before, and what it covers whole is ended. */
    static void write(Sql sql, Cover cover) {
        var day = cover.day() == null ? 0 : cover.day().getValue();
        var pool = Optional.ofNullable(cover.whose().pool()).map(Enum::name).orElse(null);
        sql.of("""
                        update worklist.cover set ended_at = viewer.at()
                        where ended_at is null and day = :day and pool is not distinct from :pool
                          and clinician is not distinct from cast(:clinician as uuid)
                          and from_time >= :from and to_time <= :to
                        """)
                .param("day", day)
                .param("pool", pool, Types.VARCHAR)
                .param("clinician", cover.whose().clinician(), Types.OTHER)
                .param("from", cover.from())
                .param("to", cover.to())
                .update();
        sql.of("""
                        insert into worklist.cover (id, pool, clinician, day, from_time, to_time, first, second, since,
                            named_by)
                        values (:id, :pool, :clinician, :day, :from, :to, :first, :second, viewer.at(), :by)
                        """)
                .param("id", cover.id())
                .param("pool", pool, Types.VARCHAR)
                .param("clinician", cover.whose().clinician(), Types.OTHER)
                .param("day", day)
                .param("from", cover.from())
                .param("to", cover.to())
                .param("first", cover.first())
                .param("second", cover.second())
                .param("by", sql.viewer().actor())
                .update();
    }

    static void write(Sql sql, Absence absence) {
        sql.of("""
                        insert into worklist.absence (id, account, starts_at, ends_at, alternate, entered_at, entered_by)
                        values (:id, :account, :from, :to, :alternate, viewer.at(), :by)
                        """)
                .param("id", absence.id())
                .param("account", absence.account())
                .param("from", Sql.time(absence.from()))
                .param("to", Sql.time(absence.to()))
                .param("alternate", absence.alternate())
                .param("by", sql.viewer().actor())
                .update();
    }

    static void write(Sql sql, Shift shift) {
        sql.of("""
                        insert into worklist.shift (id, starts_at, ends_at, first, second, named_at, named_by)
                        values (:id, :from, :to, :first, :second, viewer.at(), :by)
                        """)
                .param("id", shift.id())
                .param("from", Sql.time(shift.from()))
                .param("to", Sql.time(shift.to()))
                .param("first", shift.first())
                .param("second", shift.second(), Types.OTHER)
                .param("by", sql.viewer().actor())
                .update();
    }

    static void write(Sql sql, PoolMember member) {
        sql.of("""
                        update worklist.member set ended_at = viewer.at()
                        where ended_at is null and pool = :pool and (account = :account or (leads and :leads))
                        """)
                .param("pool", member.pool().name())
                .param("account", member.account())
                .param("leads", member.leads())
                .update();
        sql.of("""
                        insert into worklist.member (pool, account, leads, since, named_by)
                        values (:pool, :account, :leads, viewer.at(), :by)
                        """)
                .param("pool", member.pool().name())
                .param("account", member.account())
                .param("leads", member.leads())
                .param("by", sql.viewer().actor())
                .update();
    }

    /** False when there is no such row that still stands, or it is not this viewer's to end. */
    static boolean end(Sql sql, String table, UUID id) {
        return sql.of("update worklist." + table + " set ended_at = viewer.at() where id = :id and ended_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
