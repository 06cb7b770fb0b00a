package org.havenport.staff;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The people who work here. The roles they hold are grants; this is what they are called. */
@Component
public class Staff {

    private static final String WORKERS =
            "select account, title, given, family, job, joined_at, ended_at, end_reason from staff.member";

    private final Asking asking;
    private final Audit audit;
    private final Duties duties;
    private final ThePortalHasACoordinator coordinator;

    Staff(Asking asking, Audit audit, Duties duties, ThePortalHasACoordinator coordinator) {
        this.coordinator = coordinator;
        this.duties = duties;
        this.asking = asking;
        this.audit = audit;
    }

    /** Enters somebody who works here; a second time with the same account changes nothing. */
    public void add(Viewer job, Member member) {
        asking.run(job, sql -> {
            var added = sql.of("""
                            insert into staff.member (account, title, given, family, job, created_at, joined_at)
                            values (:account, :title, :given, :family, :job, :now, :now)
                            on conflict (account) do nothing
                            """)
                    .param("account", member.account())
                    .param("title", member.title())
                    .param("given", member.given())
                    .param("family", member.family())
                    .param("job", member.job())
                    .param("now", Sql.time(sql.now()))
                    .update();
            if (added == 1) {
                audit.record(sql, AuditEvent.about("staff-added", null, "account", member.account()));
            }
        });
    }

    /** Enters somebody who was invited and has not joined yet: by a job, or an administrator. */
    public void invited(Viewer by, Member member) {
        asking.run(by, sql -> {
            sql.of("""
                            insert into staff.member (account, title, given, family, job, created_at)
                            values (:account, :title, :given, :family, :job, :now)
                            """)
                    .param("account", member.account())
                    .param("title", member.title())
                    .param("given", member.given())
                    .param("family", member.family())
                    .param("job", member.job())
                    .param("now", Sql.time(sql.now()))
                    .update();
            audit.record(sql, AuditEvent.about("staff-added", null, "account", member.account()));
        });
    }

    /** Somebody who was invited has chosen how they sign in; called where accounts are made. */
    public void joined(UUID account) {
        asking.atTheDoor(sql -> sql.of("update staff.member set joined_at = viewer.at() where account = :account")
                .param("account", account)
                .update());
    }

    /** Somebody works here no more; called where their access ends, by an administrator who is not them. */
    public void ended(Viewer by, UUID account, String reason) {
        asking.run(
                by,
                sql -> sql.of("""
                        update staff.member set ended_at = viewer.at(), ended_by = :by, end_reason = :reason
                        where account = :account and ended_at is null
                        """)
                        .param("by", by.actor())
                        .param("reason", reason)
                        .param("account", account)
                        .update());
    }

    /** Everybody who works here, is invited, or did work here, by name. */
    public List<Worker> workers(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of(WORKERS + " order by family, given, account")
                        .query((row, _) -> Worker.of(row))
                        .list());
    }

    /** One of them. */
    public Optional<Worker> worker(Viewer viewer, UUID account) {
        return asking.as(
                viewer,
                sql -> sql.of(WORKERS + " where account = :account")
                        .param("account", account)
                        .query((row, _) -> Worker.of(row))
                        .optional());
    }

    /**
     * Enters the National Provider Identifier under which records name a member of staff.
     *
     * @param npi ten digits
     */
    public void enterNpi(Viewer job, UUID account, String npi) {
        asking.run(job, sql -> {
            sql.of("update staff.member set npi = :npi where account = :account")
                    .param("npi", npi)
                    .param("account", account)
                    .update();
            audit.record(sql, AuditEvent.about("staff-changed", null, "account", account));
        });
    }

    /** The National Provider Identifier of a member of staff who has one. */
    public Optional<String> npiOf(Viewer viewer, UUID account) {
        return asking.as(
                viewer,
                sql -> sql.of("select npi from staff.member where account = :account and npi is not null")
                        .param("account", account)
                        .query(String.class)
                        .optional());
    }

    /** Everybody who works here and has an identifier under which records name them, by account. */
    public Map<UUID, String> npis(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql
                        .of("select account, npi from staff.member where npi is not null")
                        .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Everybody who works here, by name, for choosing a colleague. */
    public List<Member> all(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of(
                                "select account, title, given, family, job from staff.member where ended_at is null order by family, given")
                        .query(Member.class)
                        .list());
    }

    /** The members of staff behind these accounts, by account; those that are not staff are left out. */
    public Map<UUID, Member> names(Viewer viewer, Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select account, title, given, family, job from staff.member where account in (:accounts)
                        """).param("accounts", accounts).query(Member.class).stream()
                        .collect(Collectors.toMap(Member::account, Function.identity())));
    }

    /** The places of mandatory duties that nobody holds who can act now; empty when the practice is staffed. */
    public List<Vacancy> missing() {
        return duties.missing();
    }

    /** Who is in charge of the portal now, by name, for the help page; empty while nobody is. */
    public Optional<Member> coordinator() {
        return coordinator.now();
    }
}
