package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.havenport.database.OwnersConnection;
import org.havenport.notices.SentHome;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A session that ended on another node, which this one still remembers as live: whatever is sent in it does nothing, at
 * every door, and whatever is read in it shows nothing of the record.
 */
@PortalTest
class SessionsThatEndedElsewhereTests {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Cast cast;

    @Autowired
    Canaries canaries;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Holders holders;

    @Autowired
    ApplicationEventPublisher news;

    @Test
    @Verifies("B.risk.sec.2#3")
    void aPatientIsSignedOutAtEveryDoorWhereSomethingIsSent() throws Exception {
        var ann = canaries.hatch();
        isOut(new Knocker("Ann", Viewer.Kind.PATIENT, Set.of(), ann.person().browser()), ann);
    }

    @Test
    @Verifies("B.risk.sec.2#3")
    void whoWorksHereIsSignedOutAtEveryDoorWhereSomethingIsSent() throws Exception {
        var roles = Set.of(Role.MEDICAL_DIRECTOR, Role.CLINICIAN, Role.NURSE, Role.FRONT_DESK, Role.PORTAL_COORDINATOR);
        var chief = cast.newStaff(roles.toArray(Role[]::new));
        isOut(new Knocker("staff of many roles", Viewer.Kind.STAFF, roles, chief.browser()), canaries.hatch());
    }

    @Test
    @Verifies("B.ua.4#1")
    void whoLeavesOnOneDeviceIsOutAtEveryDoorOnTheOther() {
        var ann = canaries.hatch();
        var there = ann.person().newBrowser();
        ann.person().signIn(there);
        assertThat(there.get("/home").status()).isEqualTo(200);
        var token = there.cookie("havenport");
        assertThat(ann.person().browser().post("/you/leave").location()).isEqualTo("/left");
        var wrong = new TreeSet<String>();
        int knocked = 0;
        for (var door : Door.all(mapping)) {
            if (door.isPublic() || !Arrays.asList(door.users().value()).contains(Viewer.Kind.PATIENT)) {
                continue;
            }
            there.setCookie("havenport", token);
            var answer = door.with(name -> Targets.inTurn(name, ann, 0)).by(there);
            knocked++;
            if (answer.status() != 303 || !"/sign-in".equals(answer.headers().get("location"))) {
                wrong.add(door + ": " + answer.status() + " " + answer.headers().get("location"));
            }
        }
        assertThat(knocked).isGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    private void isOut(Knocker who, CanaryPatient ann) throws SQLException {
        var first = who.kind() == Viewer.Kind.STAFF ? "/staff" : "/you/contact";
        var values = List.of(ann.words().get(2), "gesang " + ann.mark());
        var wrong = new TreeSet<String>();
        int knocked = 0;
        for (var door : Door.all(mapping)) {
            if (door.isPublic() || !Arrays.asList(door.users().value()).contains(who.kind())) {
                continue;
            }
            var knock = door.with(name -> Targets.inTurn(name, ann, 0));
            assertThat(who.browser().get(first).status())
                    .as("it lives, and is remembered")
                    .isEqualTo(200);
            var token = who.browser().cookie("havenport");
            if (door.method().equals("GET")) {
                holders.endsElsewhere(token);
            }
            var kept = gone(token);
            var form = who.browser().cookie("havenport-form");
            try {
                var answer = knock.by(who.browser());
                knocked++;
                if (door.method().equals("GET")) {
                    var whole = answer.whole().toLowerCase(Locale.ROOT);
                    values.stream().filter(whole::contains).forEach(value -> wrong.add(door + " showed " + value));
                } else if (answer.status() != 303
                        || !"/sign-in".equals(answer.headers().get("location"))) {
                    wrong.add(door + ": " + answer.status() + " "
                            + answer.headers().get("location"));
                }
            } finally {
                back(kept);
                holders.isOver(token);
                news.publishEvent(new SentHome());
                who.browser().setCookie("havenport", token);
                who.browser().setCookie("havenport-form", form);
            }
        }
        assertThat(knocked).isGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    /** Another node ends the session of a token; what it was, to bring it back. */
    private List<String> gone(String token) throws SQLException {
        try (var connection = owner.open();
                var end = connection.prepareStatement("""
                        delete from viewer.session where token_hash = sha256(cast(? as bytea))
                        returning to_json(session)::text
                        """)) {
            end.setBytes(1, token.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            try (var rows = end.executeQuery()) {
                assertThat(rows.next()).as("a session").isTrue();
                return List.of(rows.getString(1));
            }
        }
    }

    private void back(List<String> kept) throws SQLException {
        try (var connection = owner.open();
                var begin = connection.prepareStatement("""
                        insert into viewer.session
                        select * from json_populate_record(null::viewer.session, cast(? as json))
                        on conflict do nothing
                        """)) {
            begin.setString(1, kept.getFirst());
            begin.executeUpdate();
        }
    }
}
