package org.havenport.kills;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.access.Totp;
import org.havenport.house.Browser;
import org.havenport.house.Browser.Answer;
import org.havenport.release.Conversation;

/**
 * Somebody who came to one life of the program, at their browser.
 *
 * @param ids of a patient: their own, the report that is open to them, a value in it, the report that waits for a call
 */
record Visitor(String what, String username, String password, String totp, List<UUID> ids, Browser browser) {

    /** From what the program said of them. */
    static Visitor of(String line, URI portal, int number) {
        var words = List.of(line.split(" "));
        return new Visitor(
                words.get(1),
                words.get(2),
                words.get(3),
                words.get(4),
                words.subList(5, words.size()).stream().map(UUID::fromString).toList(),
                Browser.of(portal, "127.8.0." + number));
    }

    boolean is(String wanted) {
        return what.equals(wanted);
    }

    UUID patient() {
        return ids.get(0);
    }

    UUID report() {
        return ids.get(1);
    }

    UUID value() {
        return ids.get(2);
    }

    UUID waiting() {
        return ids.get(3);
    }

    /** Gives name and password. */
    void knock() {
        browser.get("/sign-in");
        var answer = browser.post("/sign-in", "username", username, "password", password);
        if (answer.status() != 303) {
            throw new AssertionError("The password was answered with " + answer.status());
        }
    }

    /** Gives the code: with this they are in. */
    Answer enter() {
        return browser.post("/sign-in/code", "code", Totp.code(totp, Instant.now()));
    }

    Answer confirm() {
        return browser.post("/results/" + report() + "/seen");
    }

    Answer correct() {
        return browser.post("/corrections/new/" + value(), "wrong", "DETAIL", "words", "It was taken in the evening");
    }

    /** Of staff: records a call about the report of a patient that waits for one. */
    Answer call(Visitor patient, String since) {
        return browser.post(
                waiting(patient) + "/contact", Conversation.filledIn(since, "Stop the tablets and come in at four"));
    }

    static String waiting(Visitor patient) {
        return "/staff/results-to-release/%s/%s".formatted(patient.patient(), patient.waiting());
    }
}
