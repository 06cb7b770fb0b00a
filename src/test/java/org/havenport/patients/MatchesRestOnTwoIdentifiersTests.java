package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class MatchesRestOnTwoIdentifiersTests {

    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    private MatchesRestOnTwoIdentifiers safeguard;

    @Autowired
    private Patients patients;

    @Autowired
    private Asking asking;

    @Test
    @Verifies("A1.8#1")
    void aMatchOnOneIdentifierBreaksThePromise() {
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);
        var number = UUID.randomUUID().toString();
        var patient = patients.create(JOB, claimed(number));
        patients.match(JOB, claimed(number));
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);
        var seen = new AtomicReference<State>();
        assertThatThrownBy(() -> asking.run(Viewer.job("safeguards"), sql -> {
                    weakMatch(sql, patient);
                    seen.set(safeguard.evidence().state());
                    throw new Undo();
                }))
                .isInstanceOf(Undo.class);
        assertThat(seen.get()).isEqualTo(State.BROKEN);
    }

    @Test
    void aWeakCandidateIsNotFound() {
        var weak = new Candidate(
                UUID.randomUUID(),
                Set.of(Agreement.RECORD_NUMBER),
                Set.of(),
                Map.of(),
                new NamesCompared(null, null, 1));
        var verdict = asking.as(JOB, sql -> safeguard.among(sql, "test", List.of(weak)));
        assertThat(verdict).isInstanceOf(MatchResult.Near.class);
    }

    /** As if the guard had been taken out; undone at the end, because the program itself can take no match back. */
    private static void weakMatch(Sql sql, UUID patient) {
        sql.of("""
                        insert into patients.match (patient_id, id, source, agreed, at)
                        values (:patient, :id, 'test', '{RECORD_NUMBER}', :now)
                        """)
                .param("patient", patient)
                .param("id", UUID.randomUUID())
                .param("now", Sql.time(sql.now()))
                .update();
    }

    private static final class Undo extends RuntimeException {}

    private static Claimed claimed(String number) {
        return new Claimed(
                "test",
                "Family" + number,
                List.of("Given"),
                LocalDate.of(1970, 1, 1),
                null,
                List.of(new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:test:mrn", number)),
                List.of(),
                List.of(),
                null,
                null);
    }
}
