package org.havenport.followup;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** A conversation counts only when two identifiers were checked, understanding was asked for, and it is written down. */
@Component
class ContactHasTwoIdentifiers implements Safeguard {

    private final Asking asking;

    ContactHasTwoIdentifiers(Asking asking) {
        this.asking = asking;
    }

    /** What is still missing before the record can be kept; empty when nothing is. */
    Set<Missing> missingIn(ContactRecord record) {
        var missing = EnumSet.noneOf(Missing.class);
        if (record.outcome() == ContactRecord.ContactOutcome.SPOKE) {
            if (record.identifiers().size() < 2) {
                missing.add(Missing.TWO_IDENTIFIERS);
            }
            if (record.understood() == null) {
                missing.add(Missing.UNDERSTOOD);
            }
            if (record.told().isBlank()) {
                missing.add(Missing.TOLD);
            }
        }
        return missing;
    }

    @Override
    public List<String> requirements() {
        return List.of("A3.1", "A1.8");
    }

    @Override
    public String promise() {
        return "A call counts only when two identifiers were checked and what was said is written down.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var spoken = sql.of("select count(*) from followup.contact where outcome = 'SPOKE'")
                    .query(Long.class)
                    .single();
            var thin = sql.of("""
                            select count(*) from followup.contact where outcome = 'SPOKE'
                            and (cardinality(identifiers) < 2 or understood is null or communication_id is null)
                            """).query(Long.class).single();
            return Evidence.none(thin, "%d of %d conversations lack a part".formatted(thin, spoken), sql.now(), null);
        });
    }
}
