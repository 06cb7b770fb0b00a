package org.havenport.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.staff.Duty.Place;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The duties that must never be nobody's: who holds each, and who stands in. */
@Component
public class Duties {

    private static final String HELD = """
            select d.duty, d.place, d.starts_at, m.account, m.title, m.given, m.family, m.job,
                m.joined_at is not null and m.ended_at is null as here,
                array(select g.role from viewer.role_grant g
                      where g.actor_id = d.account and g.starts_at <= viewer.at()
                        and (g.ends_at is null or g.ends_at > viewer.at())
                        and (g.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR') or exists (
                            select 1 from viewer.trained t where t.actor_id = d.account and t.until > viewer.at())))
                    as roles
            from staff.duty d join staff.member m on m.account = d.account where d.ends_at is null
            """;

    private final Asking asking;
    private final Audit audit;

    Duties(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /** Every duty that was given to somebody, whether they can act or not. No secret: it answers before sign-in too. */
    public List<DutyHeld> all() {
        return asking.atTheDoor(sql -> sql.of(HELD).query((row, _) -> held(row)).list());
    }

    /** The places of duties that nobody holds who can act now; empty when the practice is staffed. */
    public List<Vacancy> missing() {
        var filled = all().stream()
                .filter(DutyHeld::acts)
                .map(held -> new Vacancy(held.duty(), held.place()))
                .toList();
        return Arrays.stream(Duty.values())
                .flatMap(duty -> Stream.of(Place.values()).map(place -> new Vacancy(duty, place)))
                .filter(place -> !filled.contains(place))
                .toList();
    }

    /** Who has a duty now: its holder, or the alternate while the holder cannot act. */
    public Optional<Member> whoHas(Duty duty) {
        return all().stream()
                .filter(held -> held.duty() == duty && held.acts())
                .min(java.util.Comparator.comparing(DutyHeld::place))
                .map(DutyHeld::member);
    }

    /**
     * Names who has a duty from now on; whoever had it in this place has it no longer.
     *
     * @param by an administrator, a security administrator, or a job that sets up a practice
     * @throws DutyRefused saying why
     */
    public void name(Viewer by, Duty duty, Place place, UUID account) {
        if (!(by instanceof Viewer.Job) && !by.holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)) {
            throw new DutyRefused(DutyRefused.Why.NOT_YOURS_TO_GIVE);
        }
        if (all().stream().anyMatch(held -> isOf(held, duty, account) && held.place() != place)) {
            throw new DutyRefused(DutyRefused.Why.HAS_THE_OTHER_PLACE);
        }
        asking.run(by, sql -> {
            if (!canAct(sql, duty, account)) {
                throw new DutyRefused(DutyRefused.Why.CANNOT_ACT);
            }
            sql.of("""
                            update staff.duty set ends_at = viewer.at()
                            where duty = :duty and place = :place and ends_at is null
                            """).param("duty", duty.name()).param("place", place.name()).update();
            sql.of("""
                            insert into staff.duty (duty, place, account, starts_at, named_by)
                            values (:duty, :place, :account, :now, :by)
                            """)
                    .param("duty", duty.name())
                    .param("place", place.name())
                    .param("account", account)
                    .param("now", Sql.time(sql.now()))
                    .param("by", by instanceof Viewer.Job ? null : by.actor(), java.sql.Types.OTHER)
                    .update();
            audit.record(sql, AuditEvent.about("duty-given", null, type(duty), account));
        });
    }

    private static boolean canAct(Sql sql, Duty duty, UUID account) {
        return sql.of("""
                        select exists (
                            select 1 from staff.member m
                            join viewer.role_grant g on g.actor_id = m.account
                            where m.account = :account and m.joined_at is not null and m.ended_at is null
                              and g.role in (:roles) and g.starts_at <= viewer.at()
                              and (g.ends_at is null or g.ends_at > viewer.at())
                              and (g.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR') or exists (
                                  select 1 from viewer.trained t
                                  where t.actor_id = m.account and t.until > viewer.at())))
                        """)
                .param("account", account)
                .param("roles", duty.roles().stream().map(Role::name).toList())
                .query(Boolean.class)
                .single();
    }

    private static boolean isOf(DutyHeld held, Duty duty, UUID account) {
        return held.duty() == duty && held.member().account().equals(account);
    }

    private static String type(Duty duty) {
        return "duty-" + duty.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static DutyHeld held(ResultSet row) throws SQLException {
        var duty = Duty.valueOf(row.getString("duty"));
        var roles = (String[]) row.getArray("roles").getArray();
        var member = new Member(
                Objects.requireNonNull(row.getObject("account", UUID.class)),
                row.getString("title"),
                row.getString("given"),
                row.getString("family"),
                row.getString("job"));
        return new DutyHeld(
                duty,
                Place.valueOf(row.getString("place")),
                member,
                row.getTimestamp("starts_at").toInstant(),
                row.getBoolean("here")
                        && Arrays.stream(roles).map(Role::valueOf).anyMatch(duty.roles()::contains));
    }
}
