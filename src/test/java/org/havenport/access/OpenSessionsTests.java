package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Everybody sees where they are signed in, ends it, and an end acts on the next request of every program. */
@PortalTest
class OpenSessionsTests {

    private static final String PAGE = "/you/sign-in/devices";

    @Autowired
    OpenSessions open;

    @Autowired
    Sessions sessions;

    @Autowired
    SessionsEndWhenIdle idle;

    @Autowired
    WhatComesFirst first;

    @Autowired
    Devices devices;

    @Autowired
    NamesOnSeveralDevicesAreNoticed names;

    @Autowired
    WhoIsIt who;

    @Autowired
    Asking asking;

    @Autowired
    Grants grants;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.sec.3#8")
    void signingOutEverywhereElseLeavesThisOne() {
        var ann = cast.newPatient();
        var here = signedIn(ann);
        var there = signedIn(ann);
        assertThat(here.get(PAGE).body()).contains("This is the one you use now", "Sign out everywhere else");

        here.post(PAGE + "/others");

        var gone = there.get("/home");
        assertThat(gone.location()).isEqualTo("/sign-in");
        assertThat(gone.header("Clear-Site-Data")).contains("cache");
        assertThat(here.get("/home").status()).isEqualTo(200);
        assertThat(here.get(PAGE).body()).contains("You are signed in nowhere else");
    }

    @Test
    void anotherProgramOfThePracticeShowsNothingFromTheNextRequestOn() {
        var ann = cast.newPatient();
        var token = signedIn(ann).cookie("havenport");
        var elsewhere = new Sessions(asking, grants, clock, idle, first, devices, names);
        var remembered = elsewhere.use(token, true).orElseThrow();
        assertThat(actor(who.viewer(remembered))).isEqualTo(ann.account());

        open.endOthers(new Viewer.Patient(sessionOf(signedIn(ann)), ann.account(), ann.patient(), ""));

        assertThat(elsewhere.use(token, true)).as("its memory of five seconds").isPresent();
        assertThat(actor(who.viewer(remembered))).isNull();
    }

    @Test
    void itRefusesAnotherPatient() {
        var ann = cast.newPatient();
        var hers = sessionOf(signedIn(ann));
        var cara = signedIn(cast.newPatient());
        assertThat(cara.post(PAGE + "/" + hers + "/end").status()).isEqualTo(404);
        assertThat(cara.post(PAGE + "/" + UUID.randomUUID() + "/end").status()).isEqualTo(404);
        assertThat(cara.get(PAGE).body()).doesNotContain(hers.toString());
        assertThat(signedIn(ann).get(PAGE).body()).contains(hers.toString());
    }

    @Test
    void oneIsEndedAloneAndStaffHaveThePageToo() {
        var nurse = cast.newStaff(org.havenport.viewer.Role.NURSE);
        var here = signedIn(nurse);
        var there = signedIn(nurse);
        assertThat(here.post(PAGE + "/" + sessionOf(there) + "/end").location()).isEqualTo(PAGE);
        assertThat(there.get("/staff").location()).isEqualTo("/sign-in");
        assertThat(here.get("/staff").status()).isEqualTo(200);
    }

    private Browser signedIn(CastMember who) {
        // A code of the app works once: for the next there need not be a wait.
        clock.advance(Duration.ofSeconds(31));
        var browser = who.newBrowser();
        who.signIn(browser);
        return browser;
    }

    private UUID sessionOf(Browser browser) {
        return sessions.use(browser.cookie("havenport"), true).orElseThrow().id();
    }

    private UUID actor(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select viewer.actor()")
                        .query(UUID.class)
                        .optional()
                        .orElse(null));
    }
}
