package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two identifiers, typed again, each of which agrees: less is refused by the page and by the database. */
@PortalTest
class WhoeverMatchesTypesTwoIdentifiersTests extends Matched {

    @Autowired
    WhoeverMatchesTypesTwoIdentifiers safeguard;

    @Autowired
    OwnersConnection owner;

    @Test
    @Verifies("A1.8#7")
    void fewerThanTwoAreRefusedAndTheEvidenceCountsThem() {
        read("transaction");
        var rosa = patient("M-");
        read("transaction", NAMESAKE);
        var held = held();
        var nora = cast.nora().browser();

        assertThat(decide(nora, held, rosa.toString(), "birthDate", born.toString())
                        .status())
                .isEqualTo(422);
        isDone(decide(nora, held, rosa.toString(), "birthDate", born.toString(), "phone", "(508) 555-0147"));

        assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        assertThat(safeguard.evidence().seen()).startsWith("0 of ");
    }

    @Test
    @Verifies("A1.8#7")
    void theDatabaseTakesNoFewerAndTheEvidenceTurnsIfItDid() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = owner.open();
                var sql = connection.createStatement()) {
            sql.execute("""
                    insert into intake.held (id, source, origin, reason, state, at, resolved_at)
                    values ('%s', 'test', 'DELIVERY', 'test', 'FILED', '2026-01-01', '2026-01-01')
                    """.formatted(id));
            var oneTyped = """
                    insert into intake.decision (held_id, round, what, typed, proposed_by, proposed_at, needs_second, done)
                    values ('%1$s', 1, 'CREATE', '{NAME}', '%1$s', '2026-01-01', false, true)
                    """.formatted(id);
            assertThatThrownBy(() -> sql.execute(oneTyped)).hasMessageContaining("two_are_typed");
            sql.execute("alter table intake.decision drop constraint two_are_typed");
            try {
                sql.execute(oneTyped);
                assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
            } finally {
                sql.execute("delete from intake.decision where held_id = '%s'".formatted(id));
                sql.execute("""
                        alter table intake.decision add constraint two_are_typed
                        check (what = 'DISCARD' or cardinality(typed) >= 2)
                        """);
            }
        }
        assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }
}
