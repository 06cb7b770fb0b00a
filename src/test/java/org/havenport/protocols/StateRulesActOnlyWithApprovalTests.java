package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.RulePack.Standing;
import org.havenport.protocols.StateRule.Care;
import org.havenport.protocols.StateRule.Hold;
import org.havenport.protocols.StateRule.ResultClass;
import org.havenport.protocols.StateRule.Topic;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class StateRulesActOnlyWithApprovalTests {

    @Autowired
    StateRulesActOnlyWithApproval promise;

    @Autowired
    RulePacks packs;

    @Autowired
    Deciding deciding;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @Autowired
    Audit audit;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    @AfterEach
    void forget() throws SQLException {
        clock.back();
        owner("delete from protocols.pack_approval");
        deciding.forget(PracticeParameters.HOME_STATE);
    }

    @Test
    @Verifies("B.risk.inap.3#1")
    void everyRuleNamesItsStatuteItsSourceAndTheDayItWasRead() {
        assertThat(packs.all())
                .extracting(RulePack::state)
                .containsExactly("CA", "CO", "FL", "IL", "KY", "MT", "NY", "TX", "WA");
        for (var pack : packs.all()) {
            for (var rule : pack.rules()) {
                assertThat(rule.statute()).as(pack.state()).isNotBlank();
                assertThat(URI.create(rule.source()).getHost()).as(pack.state()).isNotBlank();
                assertThat(rule.read()).as(pack.state()).isAfterOrEqualTo(LocalDate.of(2026, 11, 22));
                assertThat(rule.note() == null || rule.note().keySet().containsAll(List.of("en", "es")))
                        .as("%s has its note in both languages", rule.statute())
                        .isTrue();
                assertThat(rule.topic() != Topic.RELEASE || rule.results() != null && rule.unit() != null)
                        .isTrue();
                assertThat(rule.topic() != Topic.CONSENT || rule.care() != null).isTrue();
                assertThat(rule.topic() != Topic.MAJORITY || rule.age() != null).isTrue();
            }
        }
    }

    @Test
    @Verifies("B.risk.inap.3#2")
    void withoutApprovalTheMostProtectiveDefaultActs() {
        var today = deciding.today();
        assertThat(pack("KY").standing()).isEqualTo(Standing.NOT_APPROVED);
        assertThat(packs.release("KY", ResultClass.MALIGNANCY, today)).isEmpty();
        assertThat(packs.majority("TX", today)).isEqualTo(18);
        assertThat(packs.keptFromRepresentativesFrom("CA", Care.INFECTION, today))
                .isZero();

        approve("KY", today.plusMonths(12));
        approve("CA", today.plusMonths(12));

        assertThat(packs.release("KY", ResultClass.MALIGNANCY, today)).get().satisfies(rule -> {
            assertThat(rule.amount()).isEqualTo(72);
            assertThat(rule.unit()).isEqualTo(Hold.HOURS);
            assertThat(rule.patientMayOpen()).isFalse();
        });
        assertThat(packs.release("KY", ResultClass.HIV, today)).isEmpty();
        assertThat(packs.keptFromRepresentativesFrom("CA", Care.INFECTION, today))
                .isEqualTo(12);
        assertThat(packs.keptFromRepresentativesFrom("CA", Care.PREGNANCY, today))
                .isZero();
        assertThat(packs.majority("OR", today)).isEqualTo(18);
    }

    @Test
    @Verifies("B.risk.inap.3#1")
    void aRuleActsOnlyBetweenItsOwnDates() {
        approve("CO", deciding.today().plusMonths(24));

        assertThat(packs.release("CO", ResultClass.GENETIC, LocalDate.of(2027, 6, 30)))
                .isEmpty();
        assertThat(packs.release("CO", ResultClass.GENETIC, LocalDate.of(2027, 7, 1)))
                .get()
                .matches(StateRule::patientMayOpen)
                .satisfies(rule -> assertThat(rule.unit()).isEqualTo(Hold.BUSINESS_DAYS));
    }

    @Test
    @Verifies({"B.risk.inap.3#3", "B.risk.inap.3#2"})
    void itTurnsWhenAnApprovalIsOver() {
        deciding.decide(PracticeParameters.HOME_STATE, "KY");
        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);

        approve("KY", deciding.today().plusMonths(2));
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(promise.evidence().seen()).contains("KY in force");

        clock.advance(Duration.ofDays(70));
        assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        assertThat(promise.evidence().seen()).contains("approval over: KY");
        assertThat(packs.release("KY", ResultClass.MALIGNANCY, deciding.today()))
                .isEmpty();
    }

    @Test
    @Verifies("B.risk.inap.3#4")
    void whatWasApprovedIsExactlyThisContentAndKept() throws SQLException {
        var max = approve("WA", deciding.today().plusMonths(12));
        assertThat(packs.approvals(max, "WA")).singleElement().satisfies(a -> {
            assertThat(a.name()).isEqualTo("Max Stein, Esq.");
            assertThat(a.hash()).isEqualTo(pack("WA").hash());
            assertThat(a.by()).isEqualTo(max.actor());
        });
        assertThat(audit.search(
                        viewers.staff(Role.COMPLIANCE_OFFICER),
                        new AuditQuery(null, null, max.actor(), null, null, null, null)))
                .anySatisfy(line -> assertThat(line.action()).isEqualTo("state-rules-approved"));

        owner("update protocols.pack_approval set hash = repeat('0', 64) where state = 'WA'");
        packs.readAgain();

        assertThat(pack("WA").standing()).isEqualTo(Standing.CHANGED);
        assertThat(packs.keptFromRepresentativesFrom("WA", Care.INFECTION, deciding.today()))
                .isZero();
    }

    @Test
    @Verifies("B.risk.inap.3#4")
    void onlyCounselApprovesWhatCounselRead() {
        var hash = pack("NY").hash();
        var until = deciding.today().plusMonths(12);
        for (var role : new Role[] {Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER}) {
            assertThatThrownBy(() -> packs.approve(viewers.staff(role), "NY", hash, "Me", until))
                    .isInstanceOf(SecurityException.class);
        }
        var max = viewers.staff(Role.COUNSEL);
        assertThatThrownBy(() -> packs.approve(max, "NY", "0".repeat(64), "Max", until))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> packs.approve(max, "NY", hash, " ", until)).isInstanceOf(NotAcceptable.class);
        assertThatThrownBy(() -> packs.approve(max, "NY", hash, "Max", deciding.today()))
                .isInstanceOf(NotAcceptable.class);
        assertThatThrownBy(() ->
                        packs.approve(max, "NY", hash, "Max", deciding.today().plusMonths(25)))
                .isInstanceOf(NotAcceptable.class);
    }

    @Test
    void theDatabaseAsksForCounselAsWell() {
        for (Viewer viewer : List.of(viewers.staff(Role.ADMINISTRATOR), viewers.staff(Role.NURSE))) {
            assertThatThrownBy(() -> asking.run(
                            viewer,
                            sql -> PackRows.insert(
                                    sql,
                                    "KY",
                                    pack("KY").hash(),
                                    "Me",
                                    deciding.today(),
                                    deciding.today().plusMonths(1))))
                    .hasStackTraceContaining("row-level security");
        }
        assertThatThrownBy(() -> asking.run(
                        viewers.staff(Role.COUNSEL),
                        sql -> sql.of("update protocols.pack_approval set expires_on = date '2099-01-01'")
                                .update()))
                .hasStackTraceContaining("permission denied");
    }

    private Viewer approve(String state, LocalDate until) {
        var max = viewers.staff(Role.COUNSEL);
        packs.approve(max, state, pack(state).hash(), "Max Stein, Esq.", until);
        return max;
    }

    private RulePack pack(String state) {
        return packs.all().stream()
                .filter(p -> p.state().equals(state))
                .findFirst()
                .orElseThrow();
    }

    private void owner(String sql) throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        packs.readAgain();
    }
}
