package org.havenport.followup;

import java.util.List;
import java.util.UUID;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** No proof leaves without its hash, and without who took it, being kept first. */
@Component
class EveryProofIsKnownByItsHash implements Safeguard {

    private final Asking asking;
    private final Proofs proofs;

    EveryProofIsKnownByItsHash(Asking asking, Proofs proofs) {
        this.asking = asking;
        this.proofs = proofs;
    }

    /** The archive, once it is kept that this viewer takes it. */
    byte[] taken(Viewer viewer, UUID patient, UUID topic, Bundle bundle) {
        proofs.taken(viewer, patient, topic, bundle.manifest());
        return bundle.zip();
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.doc.3");
    }

    @Override
    public String promise() {
        return "Every proof that leaves is known by its hash, and by who took it.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var seen = sql.of("""
                            select count(*), count(*) filter (where not exists (
                                select 1 from audit.line l where l.patient_id = p.patient_id and l.item = p.topic_id
                                  and l.actor = p.by_actor and l.action = 'proof-taken'))
                            from followup.proof p
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                    .single();
            return Evidence.none(
                    seen[1],
                    "%d of %d proofs were taken by nobody the log knows".formatted(seen[1], seen[0]),
                    sql.now(),
                    ProofController.PATH);
        });
    }
}
