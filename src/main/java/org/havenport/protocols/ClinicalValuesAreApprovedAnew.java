package org.havenport.protocols;

import java.time.LocalDate;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The approval of a clinical value ends after 24 months at most; until then the medical director looks at it again. */
@Component
class ClinicalValuesAreApprovedAnew implements Safeguard {

    private static final int MONTHS = 24;
    private static final int WARNING_DAYS = 30;

    private final Asking asking;

    ClinicalValuesAreApprovedAnew(Asking asking) {
        this.asking = asking;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.0", "B.rule.1");
    }

    @Override
    public String promise() {
        return "The medical director approves each clinical value anew at least every 24 months.";
    }

    /** What is wrong with the end of an approval. */
    List<Wrong> wrong(Proposal proposal, @Nullable LocalDate expiresOn, LocalDate today) {
        if (expiresOn == null) {
            return proposal.approver() == Approver.MEDICAL_DIRECTOR ? Wrong.of("expires", "empty") : List.of();
        }
        if (!expiresOn.isAfter(proposal.effectiveFrom()) || !expiresOn.isAfter(today)) {
            return Wrong.of("expires", "past");
        }
        return expiresOn.isAfter(proposal.effectiveFrom().plusMonths(MONTHS))
                ? Wrong.of("expires", "end", MONTHS)
                : List.of();
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*), count(*) filter (where expires_on <= viewer.at()::date),
                                   count(*) filter (where expires_on <= viewer.at()::date + :days)
                            from (select distinct on (key) key, approver, expires_on from protocols.proposal
                                  where in_force_from <= viewer.at()
                                  order by key, in_force_from desc, ended_at desc, number desc) p
                            where approver = 'MEDICAL_DIRECTOR'
                            """)
                    .param("days", WARNING_DAYS)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                    .single();
            var seen = "%d clinical values approved, %d of the approvals are over, %d end within %d days"
                    .formatted(counts[0], counts[1], counts[2] - counts[1], WARNING_DAYS);
            if (counts[1] > 0) {
                return Evidence.broken(seen, sql.now(), "/staff/policies/values");
            }
            return counts[2] > 0
                    ? Evidence.needsAttention(seen, sql.now(), "/staff/policies/values")
                    : Evidence.holds(seen, sql.now());
        });
    }
}
