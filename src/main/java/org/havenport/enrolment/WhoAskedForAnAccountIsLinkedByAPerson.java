package org.havenport.enrolment;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Links what somebody typed on a public page to a record only by the word of a person who compared two identifiers (A1.8). */
@Component
class WhoAskedForAnAccountIsLinkedByAPerson implements Safeguard {

    /** Who decides. */
    static final Role[] WHO = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR};

    private final Asking asking;

    WhoAskedForAnAccountIsLinkedByAPerson(Asking asking) {
        this.asking = asking;
    }

    /**
     * Links a request to a patient in the transaction of whoever decides.
     *
     * @return false when it was decided already
     */
    boolean link(Sql sql, UUID request, UUID patient, Set<Identity> checked) {
        var person = sql.viewer();
        if (!person.holdsOneOf(WHO) || checked.size() < Invitations.IDENTIFIERS) {
            throw new SecurityException("A person links a request, by two identifiers");
        }
        return sql.of("""
                        update enrolment.request set state = 'INVITED', decided_at = viewer.at(), decided_by = :by,
                            linked_to = :patient, checked = cast(:checked as text[])
                        where id = :id and state = 'WAITING'
                        """)
                        .param("by", person.actor())
                        .param("patient", patient)
                        .param(
                                "checked",
                                checked.stream().map(Enum::name).sorted().toArray(String[]::new))
                        .param("id", request)
                        .update()
                == 1;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.8", "B.sec.4");
    }

    @Override
    public String promise() {
        return "Who asked for an account is linked to a record by a person.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(
                Viewer.job("safeguards"),
                sql -> sql.of("""
                        select count(*) filter (where r.state = 'INVITED') as linked,
                               count(*) filter (where r.state = 'INVITED' and (cardinality(r.checked) < 2 or not exists (
                                   select 1 from enrolment.invitation i
                                   where i.patient_id = r.linked_to and i.invited_by = r.decided_by))) as wrong,
                               count(*) filter (where r.state = 'WAITING') as waiting
                        from enrolment.request r
                        """)
                        .query((row, _) -> {
                            var seen =
                                    "%d of %d requests were linked without a person who compared and invited; %d wait."
                                            .formatted(
                                                    row.getLong("wrong"),
                                                    row.getLong("linked"),
                                                    row.getLong("waiting"));
                            return Evidence.none(row.getLong("wrong"), seen, sql.now(), EnrolmentController.LISTS);
                        })
                        .single());
    }
}
