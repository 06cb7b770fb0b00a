package org.havenport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.havenport.access.Waiting;
import org.havenport.database.OwnersConnection;
import org.havenport.enrolment.Enrolling.Somebody;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class WhoAskedForAnAccountIsLinkedByAPersonTests {

    @Autowired
    private WhoAskedForAnAccountIsLinkedByAPerson guard;

    @Autowired
    private Enrolling enrolling;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private Cast cast;

    @Test
    @Verifies("B.sec.4#1")
    void aPersonComparesAndALetterGoesToTheAddressOnFile() {
        var rose = enrolling.somebody();
        assertThat(ask(cast.stranger(), "Rose", rose).location()).isEqualTo("/ask-for-an-account/sent");
        var browser = cast.frank().browser();
        var path = request(browser, rose);
        var page = browser.get(path);
        assertThat(page.body()).contains("881 Main Street").contains("birth date");
        assertThat(browser.post(path + "/invite", "patient", rose.id().toString(), "checked", "NAME")
                        .status())
                .as("two identifiers")
                .isEqualTo(422);
        var invited = browser.post(
                path + "/invite", "patient", rose.id().toString(), "checked", "NAME", "checked", "BIRTH_DATE");
        assertThat(invited.status()).as(invited.body()).isEqualTo(200);
        var made = enrolling.enrol(cast.stranger(), rose, Enrolling.code(invited));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        assertThat(browser.get(path).status()).as("decided").isEqualTo(404);
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    @Test
    void everybodyGetsTheSameAnswerAndAFloodIsSentToTheTelephone() {
        var rose = enrolling.somebody();
        var known = cast.stranger();
        var unknown = cast.stranger();
        var first = ask(known, "Rose", rose);
        var second = ask(unknown, "Nobody" + UUID.randomUUID().toString().replaceAll("[^a-f]", ""), rose);
        assertThat(first.status()).isEqualTo(second.status());
        assertThat(first.location()).isEqualTo(second.location());
        assertThat(known.get(first.location()).bodyWithoutToken())
                .isEqualTo(unknown.get(second.location()).bodyWithoutToken());
        for (var i = 1; i < Requests.OF_A_NETWORK; i++) {
            assertThat(ask(known, "Rose" + "abcdef".charAt(i), rose).status()).isEqualTo(303);
        }
        assertThat(ask(known, "Rosette", rose).status()).isEqualTo(429);
    }

    @Test
    void whenManyWaitTheDoorStaysOpenForThoseWhoHaveNotAskedYet() throws SQLException {
        var rose = enrolling.somebody();
        var first = cast.stranger();
        try {
            crowd(Requests.MANY);
            assertThat(ask(first, "Rose", rose).status()).as("another network").isEqualTo(303);
            var held = ask(first, "Rosette", rose);
            assertThat(held.status()).as("the same network again").isEqualTo(429);
            assertThat(held.body())
                    .contains("Your request was not sent. More people have asked")
                    .contains("href=\"tel:");
            assertThat(waiting()).as("nobody is dropped for another").isGreaterThan(Requests.MANY);
            crowd(Requests.FULL - Requests.MANY);
            assertThat(ask(cast.stranger(), "Rosita", rose).status()).isEqualTo(429);
        } finally {
            owner.run("delete from enrolment.request where sealed = 'crowd'");
        }
        assertThat(ask(cast.stranger(), "Rosaura", rose).status()).isEqualTo(303);
    }

    private void crowd(int many) throws SQLException {
        owner.run("""
                insert into enrolment.request (id, sealed, person_blind, network_blind, language, asked_at)
                select gen_random_uuid(), 'crowd', sha256(gen_random_uuid()::text::bytea),
                    sha256(gen_random_uuid()::text::bytea), 'en', timestamptz '2099-01-01'
                from generate_series(1, %d)
                """.formatted(many));
    }

    private long waiting() throws SQLException {
        try (var connection = owner.open();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from enrolment.request where state = 'WAITING'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void theEvidenceTurnsWhenNobodyOfTheStaffInvited() throws SQLException {
        var rose = enrolling.somebody();
        ask(cast.stranger(), "Rose", rose);
        var browser = cast.frank().browser();
        var path = request(browser, rose);
        browser.post(path + "/invite", "patient", rose.id().toString(), "checked", "NAME", "checked", "BIRTH_DATE");
        var id = path.substring(path.lastIndexOf('/') + 1);
        var account = cast.frank().account();
        owner.run("update enrolment.request set decided_by = '" + UUID.randomUUID() + "' where id = '" + id + "'");
        try {
            assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        } finally {
            owner.run("update enrolment.request set decided_by = '" + account + "' where id = '" + id + "'");
        }
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsTooLateAndNobodyElseIsInvited() throws Exception {
        var people = List.of(enrolling.somebody(), enrolling.somebody());
        ask(cast.stranger(), "Rose", people.getFirst());
        var path = request(cast.frank().browser(), people.getFirst());
        var desks = List.of(cast.frank().browser(), cast.karl().browser());
        desks.forEach(desk -> desk.get(path));
        var sent = new ArrayList<Future<Integer>>();
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var both = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from enrolment.request where id = '%s' for update"
                    .formatted(path.substring(path.lastIndexOf('/') + 1)));
            for (int i = 0; i < 2; i++) {
                var desk = desks.get(i);
                var who = people.get(i).id().toString();
                sent.add(both.submit(
                        () -> desk.post(path + "/invite", "patient", who, "checked", "NAME", "checked", "BIRTH_DATE")
                                .status()));
            }
            Waiting.until(connection, 2);
            connection.rollback();
            assertThat(List.of(sent.get(0).get(), sent.get(1).get())).containsExactlyInAnyOrder(200, 404);
            try (var rows =
                    statement.executeQuery("select count(*) from enrolment.invitation where patient_id in ('%s', '%s')"
                            .formatted(people.get(0).id(), people.get(1).id()))) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var rose = enrolling.somebody();
        ask(cast.stranger(), "Rose", rose);
        var path = request(cast.frank().browser(), rose);
        assertThat(cast.dora().browser().get(path).status()).isEqualTo(404);
        assertThat(cast.dora()
                        .browser()
                        .post(path + "/decline", "reason", "NOT_FOUND")
                        .status())
                .isEqualTo(404);
        var browser = cast.karl().browser();
        browser.get(path);
        assertThat(browser.post(path + "/decline", "reason", "NOT_THE_SAME").status())
                .isEqualTo(303);
    }

    private static Browser.Answer ask(Browser browser, String given, Somebody who) {
        browser.get("/ask-for-an-account");
        return browser.post(
                "/ask-for-an-account",
                "given",
                given,
                "family",
                who.family(),
                "month",
                "" + who.born().getMonthValue(),
                "day",
                "" + who.born().getDayOfMonth(),
                "year",
                "" + who.born().getYear(),
                "phone",
                "");
    }

    private static String request(Browser browser, Somebody who) {
        var list = browser.get("/staff/enrolment").body();
        var found = Pattern.compile("href=\"(/staff/enrolment/requests/[0-9a-f-]+)\">Rose " + who.family())
                .matcher(list);
        assertThat(found.find()).as(list).isTrue();
        return found.group(1);
    }
}
