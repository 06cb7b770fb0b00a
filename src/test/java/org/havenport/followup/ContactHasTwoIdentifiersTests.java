package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.ContactRecord.Identifier;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ContactHasTwoIdentifiersTests {

    private static final String THIN = """
            insert into followup.contact (patient_id, id, item_id, at, by_actor, medium, outcome, identifiers)
            values (gen_random_uuid(), '%s', gen_random_uuid(), '%s', gen_random_uuid(), 'PHONE', 'SPOKE', '{BIRTH_DATE}')""";

    @Autowired
    ContactHasTwoIdentifiers guard;

    @Autowired
    Contacts contacts;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    @Test
    @Verifies({"A3.1#3", "A3.1#4"})
    void aConversationNeedsTwoIdentifiersUnderstandingAndWhatWasSaid() {
        assertThat(guard.missingIn(spoke(Set.of(Identifier.PHONE), null, " ")))
                .containsExactlyInAnyOrder(Missing.TWO_IDENTIFIERS, Missing.UNDERSTOOD, Missing.TOLD);
        assertThat(guard.missingIn(spoke(Set.of(Identifier.PHONE, Identifier.ADDRESS), true, "Come in")))
                .isEmpty();
    }

    @Test
    @Verifies({"A3.1#2", "A3.1#3"})
    void whoToldWhomWhenAndHowIsKept() {
        var ann = viewers.patient();
        var dora = viewers.staff(Role.NURSE);
        var item = UUID.randomUUID();

        contacts.record(
                dora,
                new ContactRecord(
                        ann.patient(),
                        item,
                        Medium.VIDEO,
                        ContactOutcome.SPOKE,
                        Set.of(Identifier.PHONE, Identifier.ADDRESS),
                        true,
                        "Come in"));

        assertThat(contacts.about(dora, ann.patient(), item)).singleElement().satisfies(tried -> {
            assertThat(tried.by()).isEqualTo(dora.actor());
            assertThat(tried.medium()).isEqualTo(Medium.VIDEO);
            assertThat(tried.spoke()).isTrue();
        });
    }

    @Test
    void theDatabaseRefusesAThinRecordToo() {
        assertThatThrownBy(() -> owner.run(THIN.formatted(UUID.randomUUID(), clock.instant())))
                .isInstanceOf(SQLException.class);
    }

    @Test
    @Verifies("A3.1#3")
    void theEvidenceTurnsWhenAThinRecordSlipsIn() throws Exception {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        var id = UUID.randomUUID();
        owner.run("alter table followup.contact drop constraint contact_check");
        try {
            owner.run(THIN.formatted(id, clock.instant()));
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            owner.run("delete from followup.contact where id = '%s'".formatted(id));
            owner.run("""
                    alter table followup.contact add constraint contact_check check (outcome <> 'SPOKE' or
                    (cardinality(identifiers) >= 2 and understood is not null and communication_id is not null))""");
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    private static ContactRecord spoke(Set<Identifier> identifiers, @Nullable Boolean understood, String told) {
        return new ContactRecord(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Medium.PHONE,
                ContactOutcome.SPOKE,
                identifiers,
                understood,
                told);
    }
}
