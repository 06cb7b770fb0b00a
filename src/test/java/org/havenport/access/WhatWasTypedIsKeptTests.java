package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was typed when a session ended comes back to the same person, and to nobody else. */
@PortalTest
class WhatWasTypedIsKeptTests {

    private static final String FORM = "/corrections/new/00000000-0000-0000-0000-000000000001";
    private static final String WORDS = "The allergy in my list is wrong since May";

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @Autowired
    Asking asking;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.sec.3#8")
    void aFormSentAfterTheEndComesBackAfterSigningIn() {
        var ann = cast.newPatient();
        var browser = tooLate(ann);
        var page = browser.get("/sign-in");
        assertThat(page.body()).contains("What you typed is kept for one hour").doesNotContain(WORDS);
        assertThat(page.header("Clear-Site-Data")).contains("cache");

        signIn(browser, ann, "/sign-in/kept");
        assertThat(browser.get("/sign-in/kept").body()).contains(WORDS, "action=\"" + FORM + "\"");
        assertThat(browser.post("/sign-in/kept").location()).isEqualTo("/home");
        assertThat(browser.get("/sign-in/kept").location()).isEqualTo("/home");
    }

    @Test
    void whoSignsInNextAtTheSameBrowserSeesNothingOfIt() {
        var ann = cast.newPatient();
        var browser = tooLate(ann);
        var cara = cast.newPatient();
        signIn(browser, cara, "/home");
        assertThat(browser.get("/sign-in/kept").location()).isEqualTo("/home");
    }

    @Test
    void inTheDatabaseItIsSealedAndTheDoorCannotReadIt() {
        var ann = cast.newPatient();
        tooLate(ann);
        assertThat(asking.<Long>atTheDoor(sql -> sql.of("select count(*) from access.kept_form where account = :id")
                        .param("id", ann.account())
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> asking.atTheDoor(sql -> sql.of("select sealed from access.kept_form")
                                .query(byte[].class)
                                .list()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aFormThatIsNotOursIsNotKept() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        browser.get("/home");
        clock.advance(Duration.ofMinutes(31));
        browser.postBare(FORM, "words", WORDS);
        signIn(browser, ann, "/home");
    }

    @Test
    void theScriptKeepsWhatWasTypedAndTheSessionIsOver() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        browser.get("/home");
        assertThat(browser.post("/session/stay").status()).isEqualTo(204);
        assertThat(browser.post("/session/keep", "_to", FORM, "words", WORDS, "password", "Secret-1")
                        .status())
                .isEqualTo(204);
        assertThat(browser.get("/home").location()).isEqualTo("/sign-in");
        browser.get("/sign-in");
        signIn(browser, ann, "/sign-in/kept");
        assertThat(browser.get("/sign-in/kept").body()).contains(WORDS).doesNotContain("Secret-1");
    }

    private Browser tooLate(CastMember who) {
        var browser = who.newBrowser();
        who.signIn(browser);
        browser.get("/home");
        clock.advance(Duration.ofMinutes(31));
        assertThat(browser.post(FORM, "words", WORDS).location()).isEqualTo("/sign-in");
        return browser;
    }

    private static void signIn(Browser browser, CastMember who, String first) {
        browser.get("/sign-in");
        browser.post("/sign-in", "username", who.username(), "password", who.password());
        assertThat(browser.post("/sign-in/code", "code", who.code()).location()).isEqualTo(first);
    }
}
