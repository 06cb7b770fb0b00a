package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Flag;
import org.havenport.chart.Gist;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.chart.ReleaseState;
import org.havenport.chart.Suspicions;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.Batches.Wanted;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NormalResultsAloneAreReviewedTogetherTests {

    private static final UUID PATIENT = UUID.randomUUID();
    private static final UUID REPORT = UUID.randomUUID();

    @Autowired
    NormalResultsAloneAreReviewedTogether guard;

    @Autowired
    Batches batches;

    @Autowired
    Chart chart;

    @Autowired
    Suspicions suspicions;

    @Autowired
    Viewers viewers;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    @Test
    @Verifies("B.risk.over.2#4")
    void whatIsNotKnownToBeNormalIsLookedAtByItself() {
        var routine = owed(Consequence.ROUTINE);
        var normal = value(Flag.NORMAL, "final", 1);
        assertThat(guard.why(routine, List.of(report(), normal, normal), false)).isNull();

        assertThat(guard.why(routine, List.of(normal), true)).isEqualTo(Alone.DOUBTED);
        assertThat(guard.why(owed(Consequence.CRITICAL), List.of(normal), false))
                .isEqualTo(Alone.CRITICAL);
        assertThat(guard.why(owed(Consequence.SIGNIFICANT), List.of(normal), false))
                .isEqualTo(Alone.SIGNIFICANT);
        assertThat(guard.why(routine, List.of(normal, value(null, "final", 1)), false))
                .isEqualTo(Alone.UNJUDGED);
        assertThat(guard.why(routine, List.of(report()), false)).isEqualTo(Alone.UNJUDGED);
        assertThat(guard.why(routine, List.of(), false)).isEqualTo(Alone.UNJUDGED);
        assertThat(guard.why(routine, List.of(value(Flag.NORMAL, "final", 2)), false))
                .isEqualTo(Alone.CORRECTED);
        assertThat(guard.why(routine, List.of(normal, value(Flag.NORMAL, "corrected", 1)), false))
                .isEqualTo(Alone.CORRECTED);
        for (var status : List.of("preliminary", "registered", "partial", "unknown", "")) {
            assertThat(guard.why(routine, List.of(normal, value(Flag.NORMAL, status, 1)), false))
                    .as(status)
                    .isEqualTo(Alone.NOT_FINAL);
        }
        for (var flag : Flag.values()) {
            assertThat(guard.why(routine, List.of(normal, value(flag, "final", 1)), false) == null)
                    .as(flag.name())
                    .isEqualTo(flag == Flag.NORMAL);
        }
    }

    @Test
    @Verifies("B.risk.over.2#4")
    void noneOfThemIsOneOfManyWhateverAFormSends() {
        var nurse = viewers.staff(Role.NURSE);
        var ann = viewers.patient();
        var high = Arrivals.potassium(ann.patient(), "5.4", clock.instant());
        var bare = Arrivals.withoutRange(Arrivals.potassium(ann.patient(), "4.1", clock.instant()));
        var doubted = Arrivals.potassium(ann.patient(), "4.2", clock.instant());
        var fine = Arrivals.potassium(ann.patient(), "4.3", clock.instant());
        chart.file(Viewer.job("import"), ann.patient(), List.of(high, bare, doubted, fine));
        suspicions.suspect(ann, ann.patient(), doubted.id());

        var wanted = Arrays.asList(high, bare, doubted, fine).stream()
                .map(it -> new Wanted(new ItemGroup(ann.patient(), it.id()), 1))
                .toList();
        var done = batches.record(nurse, wanted, "All is well.");

        assertThat(done.done()).containsExactly(new ItemGroup(ann.patient(), fine.id()));
        assertThat(done.left()).hasSize(3);
    }

    @Test
    @Verifies("B.risk.over.2#4")
    void theDatabaseKeepsWhatMattersOutOfABatch() throws Exception {
        var nurse = viewers.staff(Role.NURSE);
        var patient = viewers.patient().patient();
        var fine = Arrivals.potassium(patient, "4.3", clock.instant());
        chart.file(Viewer.job("import"), patient, List.of(fine));
        var done = batches.record(nurse, List.of(new Wanted(new ItemGroup(patient, fine.id()), 1)), "");
        assertThat(done.done()).hasSize(1);
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        try {
            owner.run("update followup.obligation set consequence = 'SIGNIFICANT' where patient_id = '%s'"
                    .formatted(patient));
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            owner.run("update followup.obligation set consequence = 'ROUTINE' where patient_id = '%s'"
                    .formatted(patient));
        }
        try {
            owner.run("update followup.review set comment_id = gen_random_uuid() where patient_id = '%s'"
                    .formatted(patient));
            assertThat(guard.evidence().state()).as("words of another record").isEqualTo(State.BROKEN);
        } finally {
            owner.run("update followup.review set comment_id = null where patient_id = '%s'".formatted(patient));
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThatThrownBy(() -> owner.run("""
                        update followup.review set comment_id = (select c.id from chart.item c limit 1)
                        where item_id in (select item_id from followup.review limit 2)"""))
                .as("no two reviews share a comment")
                .hasMessageContaining("review_comment");
    }

    /** Whoever asks the database past the door is refused what the door refuses. */
    @Test
    @Verifies("B.risk.over.2#4")
    void aRowThatLooksAtWhatMattersTogetherIsRefused() throws Exception {
        var patient = viewers.patient().patient();
        var nurse = viewers.staffOf(patient, Role.NURSE);
        var potassium = Arrivals.potassium(patient, "4.3", clock.instant());
        chart.file(Viewer.job("import"), patient, List.of(potassium));
        try {
            owner.run("update followup.obligation set consequence = 'SIGNIFICANT' where patient_id = '%s'"
                    .formatted(patient));
            assertThatThrownBy(() -> looksTogether(nurse, patient, potassium.id()))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        } finally {
            owner.run("update followup.obligation set consequence = 'ROUTINE' where patient_id = '%s'"
                    .formatted(patient));
        }
        assertThat(looksTogether(nurse, patient, potassium.id())).isOne();
    }

    private int looksTogether(Viewer nurse, UUID patient, UUID item) {
        return asking.as(
                nurse,
                sql -> sql.of("""
                        insert into followup.review (patient_id, item_id, at, by_actor, batch_id)
                        values (:patient, :item, viewer.at(), :by, gen_random_uuid())
                        """)
                        .param("patient", patient)
                        .param("item", item)
                        .param("by", nurse.actor())
                        .update());
    }

    private static Obligation owed(Consequence consequence) {
        return new Obligation(PATIENT, REPORT, consequence, Obligation.Because.FINAL, Instant.EPOCH, null, null, null);
    }

    private static Item report() {
        return item(REPORT, Gist.titled("Panel"), "final", 1);
    }

    private static Item value(@Nullable Flag flag, String status, int version) {
        return item(UUID.randomUUID(), new Gist("Potassium", "4", null, null, null, flag, null), status, version);
    }

    private static Item item(UUID id, Gist gist, String status, int version) {
        return new Item(
                PATIENT,
                id,
                version,
                "Observation",
                Category.LABORATORY,
                status,
                ReleaseState.RELEASED,
                REPORT,
                Instant.EPOCH,
                null,
                Instant.EPOCH,
                false,
                "test",
                Instant.EPOCH,
                false,
                gist);
    }
}
