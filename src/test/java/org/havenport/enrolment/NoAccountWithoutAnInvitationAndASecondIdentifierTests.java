package org.havenport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havenport.enrolment.Enrolling.code;
import static org.havenport.enrolment.Enrolling.open;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.havenport.access.PatientAccounts;
import org.havenport.access.Waiting;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NoAccountWithoutAnInvitationAndASecondIdentifierTests {

    @Autowired
    private NoAccountWithoutAnInvitationAndASecondIdentifier guard;

    @Autowired
    private Enrolling enrolling;

    @Autowired
    private PatientAccounts accounts;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private Cast cast;

    @Autowired
    private TestClock clock;

    @Test
    @Verifies("B.sec.4#1")
    void whoIsInvitedComesInWithCodeAndBirthDateAndWaitsForWhatComesFirst() {
        var rose = enrolling.somebody();
        var code = code(enrolling.invite(cast.frank(), rose.id()));
        var browser = cast.stranger();
        assertThat(open(browser, code.toLowerCase().replace("-", " "), rose.born())
                        .status())
                .isEqualTo(200);
        var made = enrolling.enrol(browser, rose, code);
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        var known = Objects.requireNonNull(
                accounts.of(Enrolling.JOB, Set.of(rose.id())).get(rose.id()));
        assertThat(known.signedInAt()).isNotNull();
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        assertThat(open(cast.stranger(), code, rose.born()).status())
                .as("the code works once")
                .isEqualTo(422);
    }

    @Test
    void aCodeThatIsUnknownIsAnsweredLikeOneWithTheWrongBirthDate() {
        var rose = enrolling.somebody();
        var code = code(enrolling.invite(cast.frank(), rose.id()));
        var wrongDay = open(cast.stranger(), code, rose.born().plusDays(1));
        var unknown = open(cast.stranger(), "0000-0000-0000", rose.born().plusDays(1));
        assertThat(wrongDay.status()).isEqualTo(422).isEqualTo(unknown.status());
        assertThat(wrongDay.bodyWithoutToken().replace(code, "CODE"))
                .isEqualTo(unknown.bodyWithoutToken().replace("0000-0000-0000", "CODE"));
        assertThat(open(cast.stranger(), code, rose.born()).status()).isEqualTo(200);
    }

    @Test
    void fiveWrongBirthDatesCloseTheInvitationAndTheStaffSeeIt() {
        var rose = enrolling.somebody();
        var code = code(enrolling.invite(cast.frank(), rose.id()));
        for (var day = 1; day <= 5; day++) {
            assertThat(open(cast.stranger(), code, rose.born().plusDays(day)).status())
                    .isEqualTo(422);
        }
        assertThat(open(cast.stranger(), code, rose.born()).status())
                .as("even the right one")
                .isEqualTo(422);
        assertThat(cast.frank()
                        .browser()
                        .get(EnrolmentController.path(rose.id()))
                        .body())
                .contains("Closed after wrong tries");
    }

    @Test
    void anOldCodeAWithdrawnOneAndOneTooLateOpenNothing() {
        var rose = enrolling.somebody();
        var first = code(enrolling.invite(cast.frank(), rose.id()));
        var second = code(enrolling.invite(cast.frank(), rose.id()));
        assertThat(open(cast.stranger(), first, rose.born()).status())
                .as("the code before")
                .isEqualTo(422);
        assertThat(open(cast.stranger(), second, rose.born()).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(30).plusMinutes(1));
        try {
            assertThat(open(cast.stranger(), second, rose.born()).status())
                    .as("after thirty days")
                    .isEqualTo(422);
        } finally {
            clock.back();
        }
    }

    @Test
    void whoChoosesANameAtTheSameMomentIsToldThatItIsTakenAndLosesNothing() throws Exception {
        var people = List.of(enrolling.somebody(), enrolling.somebody());
        var name = "same." + UUID.randomUUID().toString().substring(0, 12);
        var answers = new ArrayList<Browser.Answer>();
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Future<Browser.Answer>>();
            connection.setAutoCommit(false);
            var opened = people.stream().map(this::opened).toList();
            // Nobody's account is written until both have seen that the name is free.
            statement.execute("lock table access.account in share mode");
            for (var one : opened) {
                sent.add(both.submit(() -> enrolling.choose(
                        one.browser(), one.page(), one.code(), one.who().born(), name)));
            }
            Waiting.until(connection, 2);
            connection.rollback();
            for (var one : sent) {
                answers.add(one.get(60, TimeUnit.SECONDS));
            }
            assertThat(answers).extracting(Browser.Answer::status).containsExactlyInAnyOrder(303, 422);
            var late = answers.get(0).status() == 422 ? 0 : 1;
            assertThat(answers.get(late).body()).contains("Somebody has this user name. Choose another one.");
            var again = opened.get(late);
            assertThat(enrolling
                            .choose(
                                    again.browser(),
                                    again.page(),
                                    again.code(),
                                    again.who().born(),
                                    name + ".two")
                            .status())
                    .as("with another name")
                    .isEqualTo(303);
        }
    }

    @Test
    void whoBringsTheSameCodeAtTheSameMomentIsToldThatThereIsAnAccount() throws Exception {
        var rose = enrolling.somebody();
        var first = opened(rose);
        var second = cast.stranger();
        second.get("/activate");
        var answers = new ArrayList<Browser.Answer>();
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Future<Browser.Answer>>();
            connection.setAutoCommit(false);
            // Both have shown code and birth date, and neither account is written.
            statement.execute("lock table access.account in share mode");
            for (var browser : List.of(first.browser(), second)) {
                var name = "same." + UUID.randomUUID().toString().substring(0, 12);
                sent.add(both.submit(() -> enrolling.choose(browser, first.page(), first.code(), rose.born(), name)));
            }
            Waiting.until(connection, 2);
            connection.rollback();
            for (var one : sent) {
                answers.add(one.get(60, TimeUnit.SECONDS));
            }
        }
        assertThat(answers).extracting(Browser.Answer::status).containsExactlyInAnyOrder(303, 422);
        assertThat(answers.stream().filter(it -> it.status() == 303).map(Browser.Answer::location))
                .containsExactly("/home");
        assertThat(answers.stream().filter(it -> it.status() == 422).map(Browser.Answer::body))
                .allSatisfy(body -> assertThat(body).contains("You have an account already"));
        assertThat(accounts.of(Enrolling.JOB, Set.of(rose.id()))).hasSize(1);
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    private record Opened(Enrolling.Somebody who, Browser browser, String code, Browser.Answer page) {}

    private Opened opened(Enrolling.Somebody who) {
        var code = code(enrolling.invite(cast.frank(), who.id()));
        var browser = cast.stranger();
        return new Opened(who, browser, code, open(browser, code, who.born()));
    }

    @Test
    void onePersonHasOneAccount() {
        var rose = enrolling.somebody();
        assertThat(enrolling
                        .enrol(cast.stranger(), rose, code(enrolling.invite(cast.frank(), rose.id())))
                        .status())
                .isEqualTo(303);
        var again = enrolling.invite(cast.frank(), rose.id());
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("has an account already");
    }

    @Test
    void theEvidenceTurnsWhenAnAccountHasNoInvitation() throws SQLException {
        var rose = enrolling.somebody();
        enrolling.enrol(cast.stranger(), rose, code(enrolling.invite(cast.frank(), rose.id())));
        owner.run("update enrolment.invitation set account = gen_random_uuid() where patient_id = '" + rose.id() + "'");
        try {
            assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        } finally {
            owner.run(
                    "update enrolment.invitation i set account = a.id from access.account a where a.patient_id = i.patient_id"
                            + " and i.patient_id = '" + rose.id() + "'");
        }
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }
}
