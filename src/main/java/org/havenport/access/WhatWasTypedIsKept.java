package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Keeps what somebody had typed when they could not be let on at once: sealed, for an hour, and shown only to a session
 * of the same account. What belongs to signing in is never kept.
 */
@Component
class WhatWasTypedIsKept {

    static final Duration KEPT = Duration.ofHours(1);

    private static final String ROOM = "access";
    private static final int LONGEST = 100_000;
    private static final List<String> NEVER = List.of("/sign-in", "/sign-out", "/you/sign-in", "/forgotten", "/join");

    private final Asking asking;
    private final Vault vault;
    private final Audit audit;

    WhatWasTypedIsKept(Asking asking, Vault vault, Audit audit) {
        this.asking = asking;
        this.vault = vault;
        this.audit = audit;
    }

    /** Keeps the form of a request of somebody who is signed in; false when there is nothing that can be kept. */
    boolean keep(Viewer viewer, HttpServletRequest request) {
        return of(request)
                .map(form -> asking.as(viewer, sql -> keep(sql, viewer.actor(), form)))
                .orElse(false);
    }

    /** Keeps the form of a request whose session was over. */
    boolean keep(Session over, HttpServletRequest request) {
        return of(request)
                .map(form -> asking.atTheDoor(sql -> {
                    sql.of("delete from access.kept_form where ends_at <= :now")
                            .param("now", Sql.time(sql.now()))
                            .update();
                    return keep(sql, over.account(), form);
                }))
                .orElse(false);
    }

    private boolean keep(Sql sql, UUID account, KeptForm form) {
        sql.of("delete from access.kept_form where account = :account")
                .param("account", account)
                .update();
        sql.of("""
                        insert into access.kept_form (account, id, sealed, kept_at, ends_at)
                        values (:account, :id, :sealed, :now, :end)
                        """)
                .param("account", account)
                .param("id", form.id())
                .param("sealed", vault.sealForRoom(sql, ROOM, form.bytes(), context(account, form.id())))
                .param("now", Sql.time(sql.now()))
                .param("end", Sql.time(sql.now().plus(KEPT)))
                .update();
        audit.record(sql, AuditEvent.about("form-kept", null, "account", account));
        return true;
    }

    /** Whether something waits for the person of an account; whoever asks has just shown who they are, or was. */
    boolean waits(UUID account) {
        return asking.atTheDoor(sql -> sql.of(
                        "select exists (select 1 from access.kept_form where account = :account and ends_at > :now)")
                .param("account", account)
                .param("now", Sql.time(sql.now()))
                .query(Boolean.class)
                .single());
    }

    /** What was kept for the person who asks. */
    Optional<KeptForm> of(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select id, sealed from access.kept_form
                        where account = :account and ends_at > :now order by kept_at desc limit 1
                        """)
                        .param("account", viewer.actor())
                        .param("now", Sql.time(sql.now()))
                        .query((row, _) -> {
                            var id = Objects.requireNonNull(row.getObject("id", UUID.class));
                            var plain =
                                    vault.openForRoom(sql, ROOM, row.getBytes("sealed"), context(viewer.actor(), id));
                            return KeptForm.read(id, plain);
                        })
                        .optional());
    }

    /** It was sent after all, or is not wanted any more. */
    void forget(Viewer viewer) {
        asking.run(
                viewer,
                sql -> sql.of("delete from access.kept_form where account = :account")
                        .param("account", viewer.actor())
                        .update());
    }

    private static Optional<KeptForm> of(HttpServletRequest request) {
        var path = request.getRequestURI().equals(SessionController.KEEP)
                ? OwnPath.or(request.getParameter(SessionController.TO), "")
                : request.getRequestURI();
        var type = request.getContentType();
        var form = HttpMethod.POST.matches(request.getMethod())
                && type != null
                && type.startsWith("application/x-www-form-urlencoded")
                && request.getContentLengthLong() <= LONGEST
                && !path.isEmpty()
                && OwnPath.or(path, "").equals(path)
                && NEVER.stream().noneMatch(path::startsWith);
        if (!form) {
            return Optional.empty();
        }
        return Optional.of(new KeptForm(UUID.randomUUID(), path, KeptForm.fields(request.getParameterMap())));
    }

    private static String context(UUID account, UUID id) {
        return "access.kept_form|" + account + "|" + id;
    }
}
