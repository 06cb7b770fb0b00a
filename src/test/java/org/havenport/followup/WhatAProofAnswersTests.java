package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked two years later: when, held by whom, told how, seen by whom, changed how, and by which rule. */
@PortalTest
class WhatAProofAnswersTests {

    private static final Words WORDS = Words.of(Locale.ENGLISH, ZoneId.of("America/Los_Angeles"));

    @Autowired
    Proofs proofs;

    @Autowired
    Reviews reviews;

    @Autowired
    TakingBack takingBack;

    @Autowired
    Chart chart;

    @Autowired
    Viewers viewers;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @AfterEach
    void timeIsRight() {
        clock.back();
    }

    @Test
    @Verifies({"B.risk.doc.3#1", "B.risk.over.2#2"})
    void whatWasKnownBeforeACorrectionIsNotLost() {
        var ann = cast.newPatient();
        var dora = viewers.staffOf(ann.patient(), Role.NURSE);
        var panel = Arrivals.panel(ann.patient(), "4.4", clock.instant());
        var report = panel.getLast().id();
        chart.file(Viewer.job("import"), ann.patient(), panel);
        reviews.record(dora, ann.patient(), report, "All is well.");
        ann.browser().get("/results/" + report);
        assertThat(ann.browser().post("/results/" + report + "/seen").status()).isEqualTo(303);
        clock.advance(Duration.ofMinutes(2));
        file(Arrivals.potassium(ann.patient(), panel.getFirst().id(), report, "5.4", clock.instant(), false));

        var proof = gathered(ann.patient(), report);

        assertThat(whats(proof))
                .contains(
                        "The care team looked",
                        "\"I have seen this\"",
                        "Other values came in; what was known before counts for them no more",
                        "Its laboratory or author issued it (final)",
                        "In the log (result-reviewed)",
                        "In the log (result-reopened)")
                .filteredOn(it -> it.startsWith("It came in"))
                .as("each member and each version of it")
                .hasSize(4);
        assertThat(proof.lines()).extracting(Proof.Line::said).contains("All is well.");
        assertThat(proof.lines()).allSatisfy(it -> assertThat(it.when()).contains("(UTC-0"));
        assertThat(proof.earlier()).singleElement().asString().contains("Potassium: 4.4");
        assertThat(proof.values()).anyMatch(it -> it.contains("5.4"));
        assertThat(proof.rules())
                .anyMatch(it -> it.startsWith("followup.critical-call-hours = "))
                .anyMatch(it -> it.startsWith("release."));
    }

    @Test
    @Verifies("B.risk.doc.3#1")
    void whoseWorkItWasAndHowTheCallWentAreTold() {
        var pat = cast.newPatient();
        pat.browser().get("/you/leave");
        pat.browser().post("/you/leave");
        var result = Arrivals.potassium(pat.patient(), "5.4", clock.instant());
        file(result);
        var dora = cast.dora().browser();
        dora.get(page(pat));
        dora.post(page(pat) + "/take");
        dora.post(
                page(pat),
                "outcome",
                "SPOKE",
                "identifiers",
                "BIRTH_DATE",
                "identifiers",
                "ADDRESS",
                "understood",
                "no",
                "told",
                "Come in on Monday.");

        assertThat(whats(gathered(pat.patient(), result.id())))
                .contains(
                        "It became work for people (Follow-up call)",
                        "Somebody took the call on",
                        "Somebody took the work by name, to Dora Reyes, nurse",
                        "Identifiers the patient gave (Address, Birth date)",
                        "The patient could not say it back",
                        "The work ended with its matter");
    }

    @Test
    @Verifies("B.risk.doc.3#1")
    void whatWaitedForACallAndWhatWasTakenBackAreTold() {
        var ann = cast.newPatient();
        var waits = Arrivals.potassium(ann.patient(), "6.9", clock.instant());
        file(waits);
        assertThat(whats(gathered(ann.patient(), waits.id())))
                .contains("It waits for a call before it opens to the patient");

        var dora = viewers.staffOf(ann.patient(), Role.NURSE);
        var open = Arrivals.potassium(ann.patient(), "4.4", clock.instant());
        file(open);
        reviews.byPhone(
                dora,
                new ContactRecord(
                        ann.patient(),
                        open.id(),
                        ContactRecord.Medium.PHONE,
                        ContactRecord.ContactOutcome.SPOKE,
                        Set.of(ContactRecord.Identifier.ADDRESS, ContactRecord.Identifier.PHONE),
                        true,
                        "All is well."),
                1);
        assertThat(takingBack.one(dora, ann.patient(), open.id())).isTrue();
        assertThat(whats(gathered(ann.patient(), open.id()))).contains("That was taken back (Spoke with them)");
    }

    private Proof gathered(UUID patient, UUID topic) {
        return proofs.gathered(viewers.staff(Role.COUNSEL), WORDS, patient, topic)
                .orElseThrow();
    }

    private static List<String> whats(Proof proof) {
        return proof.lines().stream().map(Proof.Line::what).toList();
    }

    private void file(Arrival arrival) {
        chart.file(Viewer.job("import"), arrival.patient(), List.of(arrival));
    }

    private static String page(CastMember pat) {
        return "/staff/calls/" + pat.patient();
    }
}
