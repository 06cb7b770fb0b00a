package org.havenport.audit;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Nobody can change what the audit log says without being found out: no role of the program may, the program does not
 * seal while one could, and the newest part of the chain is read again whenever someone asks.
 */
@Component
class AuditCannotBeRewritten implements Safeguard {

    private static final int NEWEST = 1_000;

    private final Asking asking;
    private final ChainReader chain;
    private final Anchoring anchoring;
    private final Clock clock;

    AuditCannotBeRewritten(Asking asking, ChainReader chain, Anchoring anchoring, Clock clock) {
        this.asking = asking;
        this.chain = chain;
        this.anchoring = anchoring;
        this.clock = clock;
    }

    /** @throws IllegalStateException when a role of the program could change or remove a line */
    void orRefuse() {
        if (rolesThatCould() > 0) {
            throw new IllegalStateException("A role of the program may change audit lines; take the right away first");
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.sec.1");
    }

    @Override
    public String promise() {
        return "Nobody can change or remove a line of the audit log without being found out.";
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var could = rolesThatCould();
        if (could > 0) {
            return Evidence.broken("%d roles of the program could change audit lines.".formatted(could), now, null);
        }
        var problem = chain.recent(NEWEST);
        if (problem != null) {
            return Evidence.broken(
                    "Position %d, line %d: %s".formatted(problem.position(), problem.seq(), problem.what()), now, null);
        }
        if (!anchoring.isTrue()) {
            return Evidence.broken("The log is not the one that was anchored outside the database.", now, null);
        }
        var waiting = chain.waiting();
        if (waiting > 0) {
            return Evidence.needsAttention(
                    "%d lines have waited for their seal for over a minute.".formatted(waiting), now, null);
        }
        var sealed = asking.as(
                ChainReader.JOB, sql -> Sealer.head(sql).map(Seal::position).orElse(0L));
        return Evidence.holds(
                "%d lines are sealed; the newest %d were read again and are whole."
                        .formatted(sealed, Math.min(sealed, NEWEST)),
                now);
    }

    private long rolesThatCould() {
        return asking.as(Viewer.job("audit-verify"), AuditCannotBeRewritten::rolesThatCould);
    }

    private static long rolesThatCould(Sql sql) {
        return sql.of("""
                        select count(*) from pg_roles r
                        where r.rolname in ('havenport_patient', 'havenport_staff', 'havenport_job', 'havenport_door')
                          and (r.rolsuper or r.rolbypassrls or exists (
                            select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname = 'audit' and c.relname <> 'sealing' and c.relkind in ('r', 'p') and (
                                has_table_privilege(r.oid, c.oid, 'update, delete, truncate, trigger')
                                or has_any_column_privilege(r.oid, c.oid, 'update')
                                or pg_has_role(r.oid, c.relowner, 'usage'))))
                        """).query(Long.class).single();
    }
}
