package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.practice.Mending.Outcome;
import org.havenport.safeguards.Evidence.State;
import org.havenport.safeguards.Safeguards.Assessment;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class BrokenPromisesBecomeWorkTests {

    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    Register register;

    @Autowired
    Mending mending;

    @Autowired
    Stewards stewards;

    @Autowired
    BrokenPromisesBecomeWork work;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @AfterEach
    void itIsNowAgain() {
        clock.back();
    }

    @Test
    @Verifies("A.risk.5#4")
    void itOpensOnceAndClosesWhenNothingIsBrokenAnyMore() {
        var name = newName();
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        assertThat(keep(name, State.HOLDS).work()).isNull();

        var broken = keep(name, State.BROKEN);
        var task = Objects.requireNonNull(broken.work());
        assertThat(task.due()).isAfter(clock.instant());
        assertThat(Objects.requireNonNull(keep(name, State.BROKEN).work()).id()).isEqualTo(task.id());
        assertThatThrownBy(() -> mending.close(gina, keep(name, State.BROKEN), Outcome.MENDED, "Done."))
                .as("still broken")
                .isInstanceOf(NotDone.class);

        var mended = keep(name, State.HOLDS);
        assertThat(mended.work()).as("its owner has still to say what it was").isNotNull();
        mending.close(gina, mended, Outcome.MENDED, "The feed was restarted.");

        assertThat(keep(name, State.HOLDS).work()).isNull();
        assertThat(mending.closed(gina, name)).singleElement().satisfies(it -> {
            assertThat(it.outcome()).isEqualTo(Outcome.MENDED);
            assertThat(it.words()).isEqualTo("The feed was restarted.");
            assertThat(it.by()).isEqualTo(gina.actor());
        });
    }

    @Test
    @Verifies("A.risk.5#4")
    void itIsTheOwnersAndMovesWithTheOwner() {
        var name = newName();
        keep(name, State.BROKEN);
        var max = viewers.staff(Role.COUNSEL);
        var mended = keep(name, State.HOLDS);
        assertThatThrownBy(() -> mending.close(max, mended, Outcome.MENDED, "Done."))
                .isInstanceOf(NotDone.class);

        stewards.name(viewers.staff(Role.ADMINISTRATOR), name, new Owner(Role.COUNSEL, max.actor()));

        var entry = keep(name, State.HOLDS);
        assertThat(entry.owner().is(max)).isTrue();
        assertThat(entry.owner().is(viewers.staff(Role.COUNSEL)))
                .as("another counsel")
                .isFalse();
        mending.close(max, entry, Outcome.NEVER_BROKEN, "The clock of the test was wrong.");
        assertThat(keep(name, State.HOLDS).work()).isNull();
    }

    @Test
    @Verifies("A.risk.5#4")
    void onlyThoseWhoAnswerForThePracticeNameAnOwner() {
        var name = newName();
        keep(name, State.HOLDS);

        assertThatThrownBy(() -> stewards.name(viewers.staff(Role.COUNSEL), name, new Owner(Role.COUNSEL, null)))
                .isInstanceOf(SecurityException.class);
        var jana = viewers.staff(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> stewards.name(jana, name, new Owner(Role.COUNSEL, jana.actor())))
                .as("she is no counsel")
                .isInstanceOf(NotDone.class);
        assertThatThrownBy(() -> stewards.name(jana, name, new Owner(Role.NURSE, null)))
                .isInstanceOf(NotDone.class);
    }

    @Test
    @Verifies("A.risk.5#4")
    void theEvidenceTurnsWhenABrokenOneHasNoTask() {
        var name = newName();
        keep(name, State.BROKEN);
        assertThat(work.evidence().state()).isNotEqualTo(State.BROKEN);

        // As if the task had been closed although the promise is still broken.
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        asking.run(
                gina,
                sql -> sql.of("""
                        update practice.mending set outcome = 'MENDED', words = '\\x00', closed_at = viewer.at(), closed_by = :by
                        where promise = :promise
                        """)
                        .param("by", gina.actor())
                        .param("promise", name)
                        .update());

        assertThat(work.evidence().state()).isEqualTo(State.BROKEN);
        keep(name, State.BROKEN);
        assertThat(work.evidence().state()).isNotEqualTo(State.BROKEN);
        keep(name, State.HOLDS);
    }

    private Entry keep(String name, State state) {
        return register.keep(JOB, List.<Assessment>of(Pretended.seen(name, state, clock.instant())))
                .getFirst();
    }

    private static String newName() {
        return "Promise" + UUID.randomUUID().toString().replace("-", "");
    }
}
