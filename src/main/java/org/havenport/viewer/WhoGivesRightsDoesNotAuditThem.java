package org.havenport.viewer;

import java.util.Collection;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/** Refuses a role that would let one person give rights and audit what is done with them. */
@Component
class WhoGivesRightsDoesNotAuditThem implements Safeguard {

    private final Asking asking;

    WhoGivesRightsDoesNotAuditThem(Asking asking) {
        this.asking = asking;
    }

    /**
     * Looks at the roles somebody holds before they get one more.
     *
     * @throws GrantRefused when they would hold both
     */
    void orRefuse(Collection<Role> held, Role wanted) {
        if (wanted.givesRights() && held.contains(Role.COMPLIANCE_OFFICER)
                || wanted == Role.COMPLIANCE_OFFICER && held.stream().anyMatch(Role::givesRights)) {
            throw new GrantRefused(GrantRefused.Why.GRANTS_AND_AUDITS);
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.2");
    }

    @Override
    public String promise() {
        return "Nobody gives rights and audits them too, and nobody gives rights to themselves.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var both = sql.of("""
                            select count(distinct a.actor_id) from viewer.role_grant a
                            join viewer.role_grant b on b.actor_id = a.actor_id
                            where a.role = 'COMPLIANCE_OFFICER' and b.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')
                              and a.starts_at <= viewer.at() and (a.ends_at is null or a.ends_at > viewer.at())
                              and b.starts_at <= viewer.at() and (b.ends_at is null or b.ends_at > viewer.at())
                            """).query(Long.class).single();
            var own = sql.of(
                            "select count(*) from viewer.role_grant where granted_by = actor_id or confirmed_by = actor_id")
                    .query(Long.class)
                    .single();
            var seen = "%d people hold both kinds of role; %d roles were given or confirmed by their own holder."
                    .formatted(both, own);
            return Evidence.none(both + own, seen, sql.now(), "/staff/people");
        });
    }
}
