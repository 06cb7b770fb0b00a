package org.havenport.patients;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.havenport.patients.MatchResult.Doubt;
import org.havenport.patients.MatchResult.Found;
import org.havenport.patients.MatchResult.Near;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Every match is decided here, and what it rested on is kept beside it. */
@Component
class MatchesRestOnTwoIdentifiers implements Safeguard {

    private static final int NEEDED = 2;

    private final Asking asking;
    private final Clock clock;

    MatchesRestOnTwoIdentifiers(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    MatchResult among(Sql sql, String source, List<Candidate> candidates) {
        var verdict = TwoIdentifiersMustAgree.among(candidates);
        if (!(verdict instanceof Found found)) {
            return verdict;
        }
        if (found.agreed().size() < NEEDED) {
            return new Near(Doubt.ONLY_ONE_IDENTIFIER_AGREES);
        }
        sql.of("""
                        insert into patients.match (patient_id, id, source, agreed, at)
                        values (:patient, :id, :source, string_to_array(:agreed, ','), :now)
                        """)
                .param("patient", found.patient())
                .param("id", UUID.randomUUID())
                .param("source", source)
                .param(
                        "agreed",
                        String.join(
                                ",",
                                found.agreed().stream().map(Enum::name).sorted().toList()))
                .param("now", Sql.time(sql.now()))
                .update();
        return found;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.8");
    }

    @Override
    public String promise() {
        return "A message is matched to a patient only when two identifiers agree.";
    }

    @Override
    public Evidence evidence() {
        var counts = asking.as(
                Viewer.job("safeguards"),
                sql -> sql.of("""
                                select count(*) as matches,
                                       count(*) filter (where cardinality(agreed) < 2 or not 'BIRTH_DATE' = any (agreed)) as weak
                                from patients.match
                                """)
                        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                        .single());
        var seen = "%,d of %,d matches rest on fewer than two identifiers".formatted(counts[1], counts[0]);
        return Evidence.none(counts[1], seen, clock.instant(), null);
    }
}
