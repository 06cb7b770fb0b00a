package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the policy said is kept, with who answers for it and who read it. */
@PortalTest
class ThePolicyIsKeptInVersionsTests {

    private static final String PAGE = "/staff/policies/policy";
    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    ThePolicyIsKeptInVersions promise;

    @Autowired
    PolicyVersions versions;

    @Autowired
    Cast cast;

    @Autowired
    Protocols protocols;

    @Autowired
    Deciding deciding;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    @AfterEach
    void forget() {
        clock.back();
        deciding.forget(call());
    }

    @Test
    @Verifies("A.risk.5#7")
    void anApprovedValueMakesANewVersionAndTheOldOneStaysReadable() throws SQLException {
        var dora = cast.dora().browser();
        assertThat(dora.get(PAGE).body()).contains("about a critical result within 60 minutes");
        var before = newest();

        decide(45);
        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(promise.evidence().seen()).contains("not kept as a version yet");
        promise.keepUpByItself();
        promise.keepUpByItself();

        assertThat(newest().number()).isEqualTo(before.number() + 1);
        assertThat(newest().fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(promise.evidence().seen()).doesNotContain("not kept");
        assertThat(dora.get(PAGE).body())
                .contains("within 45 minutes", "About version " + newest().number(), newest().fingerprint());
        assertThat(dora.get(PAGE + "?version=" + before.number()).body())
                .contains("about a critical result within 60 minutes", before.fingerprint(), "an earlier version")
                .doesNotContain("within 45 minutes");
        assertThat(dora.get(PAGE + "?version=" + before.number() + "&lang=es").body())
                .contains("Versión " + before.number() + ", como se guardó");
        assertThat(dora.get(PAGE + "?version=999999").status()).isEqualTo(404);
        dora.get(PAGE + "?lang=en");
        assertThat(logged(
                        "policy-version-kept",
                        "policy-" + newest().fingerprint().substring(0, 57)))
                .isPositive();
    }

    @Test
    @Verifies("A.risk.5#7")
    void whoAnswersForItAndWhoReadItStandsOnThePageAndOnPaper() throws IOException, InterruptedException {
        var nurse = cast.newStaff(Role.NURSE);
        var compliance = cast.newStaff(Role.COMPLIANCE_OFFICER);
        nurse.browser().get(PAGE);
        var number = newest().number();
        var next = deciding.today().plusMonths(6);

        assertThat(nurse.browser()
                        .post(PAGE + "/" + number + "/review", "next", next.toString())
                        .status())
                .isEqualTo(404);
        assertThat(nurse.browser().post(PAGE + "/" + number + "/read").status()).isEqualTo(303);
        assertThat(nurse.browser().get(PAGE).body())
                .contains("You have read version " + number)
                .doesNotContain("Who read what");
        for (var wrong : List.of(
                "",
                "soon",
                deciding.today().toString(),
                deciding.today().plusYears(1).plusDays(1).toString())) {
            var refused = compliance.browser().post(PAGE + "/" + number + "/review", "next", wrong);
            assertThat(refused.body()).contains("Choose a day after today");
        }
        assertThat(versions.reviews(JOB)).noneMatch(one -> one.by().equals(compliance.account()));

        assertThat(compliance
                        .browser()
                        .post(PAGE + "/" + number + "/review", "next", next.toString())
                        .status())
                .isEqualTo(303);

        var last = versions.reviews(JOB).getFirst();
        assertThat(last.by()).isEqualTo(compliance.account());
        assertThat(last.next()).isEqualTo(next);
        assertThat(versions.readings(JOB)).anySatisfy(one -> {
            assertThat(one.actor()).isEqualTo(nurse.account());
            assertThat(one.version()).isEqualTo(number);
        });
        assertThat(compliance.browser().get(PAGE).body()).contains("Who read what", "version " + number + " on ");
        var paper = words(compliance.browser());
        assertThat(paper).contains("About version " + number, "Who answers for it", "Who read what");
        assertThat(paper.replace(" ", "")).contains(newest().fingerprint());
    }

    @Test
    @Verifies("A.risk.5#7")
    void theEvidenceTurnsWhenTheReviewOrAReaderIsLateAndWhenAVersionWasChanged() throws SQLException {
        var gina = cast.gina().browser();
        gina.get(PAGE);
        gina.post(
                PAGE + "/" + newest().number() + "/review",
                "next",
                deciding.today().plusDays(10).toString());
        clock.advance(Duration.ofDays(11));
        assertThat(promise.evidence().seen()).contains("Its review is overdue.");
        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(promise.evidence().seen()).contains(" 0 are late.");
        clock.advance(Duration.ofDays(40));
        assertThat(promise.evidence().seen()).doesNotContain(" 0 are late.");
        clock.back();

        var first = versions.all(JOB).getLast();
        owner.run("alter table policies.version drop constraint fingerprint_is_of_the_words");
        owner.run("update policies.version set body = body || ' ' where number = " + first.number());
        try {
            assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
            if (first.number() != newest().number()) {
                assertThat(gina.get(PAGE + "?version=" + first.number()).status())
                        .isEqualTo(404);
            }
        } finally {
            owner.run("update policies.version set body = rtrim(body) where number = " + first.number());
            owner.run("""
                    alter table policies.version add constraint fingerprint_is_of_the_words
                    check (fingerprint = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
                    """);
        }
        assertThat(promise.evidence().state()).isNotEqualTo(State.BROKEN);
    }

    @Test
    void theDatabaseTakesNoReviewOfSomebodyElse() throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select has_table_privilege('havenport_staff', 'policies.version', 'insert, update, delete'),
                            has_table_privilege('havenport_job', 'policies.version', 'update, delete'),
                            has_table_privilege('havenport_staff', 'policies.reading', 'update, delete')
                        """)) {
            row.next();
            assertThat(List.of(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))
                    .containsOnly(false);
        }
    }

    private PolicyVersions.Version newest() {
        return versions.all(JOB).getFirst();
    }

    private String words(Browser browser) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(cast.portal().resolve(PAGE + ".pdf"))
                .header("Cookie", "havenport=" + browser.cookie("havenport"));
        try (var client = HttpClient.newHttpClient()) {
            var file = client.send(request.build(), BodyHandlers.ofByteArray()).body();
            try (var document = Loader.loadPDF(file)) {
                return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            }
        }
    }

    private long logged(String action, String type) throws SQLException {
        try (var connection = owner.open();
                var statement =
                        connection.prepareStatement("select count(*) from audit.line where action = ? and type = ?")) {
            statement.setString(1, action);
            statement.setString(2, type);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void decide(int minutes) {
        deciding.decide((Parameter<Integer>) call(), minutes);
    }

    private Parameter<?> call() {
        return protocols.parameter("release.critical-call-minutes").orElseThrow();
    }
}
