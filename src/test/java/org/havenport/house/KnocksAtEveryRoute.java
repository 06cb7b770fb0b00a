package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.havenport.chart.ReleaseState;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Goes from door to door over HTTP with Ann's ids in hand: whoever has no business with her gets the answer of a page
 * that does not exist, and never a word of hers. The doors are those of the running program, so new ones are knocked at
 * by themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KnocksAtEveryRoute {

    /** Who may suspend anybody can tell whether a patient has an account, and nothing else. */
    private static final String DECIDES_ABOUT_ANYBODY = "/staff/patients/{patient}/suspension";

    /** Who hands out what there is proof of reads it: after proof of their own, and with a line in the log. */
    private static final String HANDS_OUT_PROOF = "/staff/proof/{patient}";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Cast cast;

    @Autowired
    Canaries canaries;

    @Autowired
    Knockers knockers;

    @Autowired
    Targets targets;

    @Autowired
    CareTeams teams;

    CanaryPatient ann;
    List<Door> doors;

    /** How many requests are drawn; {@code -Dhavenport.probes} in a drill. */
    abstract int probes();

    @BeforeAll
    void annComesIn() {
        ann = canaries.hatch();
        doors = Door.oneAfterTheOther(mapping);
        assertThat(doors).hasSizeGreaterThan(5);
    }

    @AfterAll
    void everythingStandsAsBefore() {
        targets.putBack();
    }

    @Test
    void everyVariableOfAPathIsKnown() {
        var unknown = new TreeSet<String>();
        for (var door : doors) {
            if (!door.isPublic()) {
                door.variables().stream()
                        .filter(name -> !Targets.isKnown(name))
                        .forEach(name -> unknown.add(door + ": {" + name + "}"));
            }
        }
        assertThat(unknown)
                .as("Name a path variable as in VARIABLES of %s, or teach it there what to put in"
                        .formatted(Targets.class.getSimpleName()))
                .isEmpty();
    }

    @Test
    void annHerselfIsShownHerRecord() {
        var heard = new TreeSet<String>();
        var browser = ann.person().browser();
        var herself = new Knocker("Ann", Viewer.Kind.PATIENT, Set.of(), browser);
        for (var door : doors) {
            if (door.method().equals("GET") && door.lets(herself)) {
                for (var knock : knocks(door, ids())) {
                    heard.addAll(Canaries.heardIn(knock.by(browser).body(), ann));
                }
            }
        }
        assertThat(heard).as("What is looked for is really there to be found").contains(ann.mark());
    }

    @Test
    @Verifies("B.risk.sec.2#1")
    void itRefusesAnotherPatient() {
        knockEverywhere(new Knocker(
                "Cara", Viewer.Kind.PATIENT, Set.of(), cast.newPatient().browser()));
    }

    @Test
    @Verifies({"B.risk.sec.2#2", "B.sec.2#2"})
    void itRefusesStaffWithoutTheRole() {
        for (var roles :
                List.of(EnumSet.noneOf(Role.class), EnumSet.of(Role.BILLING), EnumSet.of(Role.COMPLIANCE_OFFICER))) {
            var browser = cast.newStaff(roles.toArray(Role[]::new)).browser();
            knockEverywhere(new Knocker("staff with " + roles, Viewer.Kind.STAFF, roles, browser));
        }
    }

    @Test
    @Verifies("B.risk.sec.2#3")
    void itRefusesAnEndedSession() {
        var browser = ann.person().newBrowser();
        ann.person().signIn(browser);
        var kept = Stream.of("havenport", "__Host-havenport")
                .filter(name -> !browser.cookie(name).isEmpty())
                .findFirst()
                .orElseThrow();
        var token = browser.cookie(kept);
        browser.post("/sign-out");
        browser.setCookie(kept, token);
        knockEverywhere(new Knocker("Ann's ended session", Viewer.Kind.NOBODY, Set.of(), browser));
    }

    @Test
    @Verifies("B.risk.sec.2#4")
    void itRefusesWhoIsSignedOut() {
        knockEverywhere(new Knocker("nobody", Viewer.Kind.NOBODY, Set.of(), cast.stranger()));
    }

    /** A nurse who sees what Cara sees comes to every page of patients with Ann's ids. */
    @Test
    @Verifies({"B.sec.2#9", "B.sec.2#10"})
    void whoSeesAsCaraSeesNothingOfAnnsAndChangesNothing() {
        var cara = canaries.hatch();
        var nurse = cast.newStaff(Role.NURSE);
        teams.related(Viewer.job("test"), cara.patient(), nurse.account(), null);
        var browser = nurse.browser();
        var mirror = "/staff/patients/" + cara.patient() + "/mirror";
        assertThat(browser.post(mirror).location()).isEqualTo("/home");
        var who = new Knocker("a nurse who sees as Cara", Viewer.Kind.MIRROR, Set.of(Role.NURSE), browser);
        var shown = new TreeSet<String>();
        for (var door : doors) {
            var kinds = List.of(door.users().value());
            if (door.isPublic() || kinds.contains(Viewer.Kind.STAFF)) {
                continue;
            }
            for (var knock : knocks(door, ids())) {
                var answer = knock.by(browser);
                isSilent(who, door, answer);
                if (!door.method().equals("GET") || !kinds.contains(Viewer.Kind.MIRROR)) {
                    assertThat(answer.status()).as("%s, %s", who, door).isEqualTo(303);
                    assertThat(answer.headers().get("location"))
                            .as("%s, %s", who, door)
                            .contains("/mirror?why=");
                } else if (!door.variables().isEmpty() && !answersAboutAnybody(door)) {
                    var invented = knocks(door, List.of(UUID.randomUUID())).getFirst();
                    assertThat(answer.unlike(invented.by(browser)))
                            .as("%s, %s: Ann's ids as ids of nothing", who, door)
                            .isEmpty();
                } else {
                    shown.addAll(Canaries.heardIn(answer.whole(), cara));
                }
            }
        }
        assertThat(shown).as("what is Cara's is really shown").contains(cara.mark());
    }

    @Test
    void thousandsOfRequestsFindNothingOfAnothers() throws InterruptedException {
        var seed = Long.getLong("havenport.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
        var began = System.nanoTime();
        var cara = canaries.hatch();
        var everyState = targets.inEveryState();
        var probing = new Probing(knockers.all(everyState.getFirst().patient(), cara), doors, everyState);
        var outcome = probing.run(Integer.getInteger("havenport.probes", probes()), seed);
        System.out.printf(
                "%s: seed=%d n=%d wrong=%d let-in=%d compared=%d knockers=%s doors=%d seconds=%d%n",
                getClass().getSimpleName(),
                seed,
                outcome.n(),
                outcome.wrong().size(),
                outcome.letIn(),
                outcome.compared(),
                probing.kinds(),
                doors.size(),
                (System.nanoTime() - began) / 1_000_000_000L);
        assertThat(outcome.wrong()).as("-Dhavenport.seed=" + seed).isEmpty();
        assertThat(outcome.compared()).isGreaterThan(outcome.n() / 3);
        assertThat(outcome.letIn()).isGreaterThan(outcome.n() / 200);
    }

    @Test
    void eachIsShownWhatIsReleasedAndNothingElseOfTheirOwn() {
        for (var target : targets.inEveryState()) {
            var browser = knockers.in(target.patient(), Viewers.Life.LIVE);
            var herself = new Knocker("the patient", Viewer.Kind.PATIENT, Set.of(), browser, target.patient());
            var canary = target.patient();
            var values = List.of(canary.words().get(2), "gesang " + canary.mark());
            var heard = new TreeSet<String>();
            // What is held without a hold, the next round opens: then it is put back, and heard once more.
            for (int again = 0; again == 0 || again < 6 && targets.putAgain(target); again++) {
                heard.clear();
                for (var door : doors) {
                    if (door.method().equals("GET") && door.lets(herself) && !door.isPublic()) {
                        for (var turn = 0; turn < Targets.turns(canary); turn++) {
                            var now = turn;
                            var said = door.with(name -> Targets.inTurn(name, canary, now));
                            var whole = said.by(browser).whole().toLowerCase(Locale.ROOT);
                            values.stream().filter(whole::contains).forEach(heard::add);
                        }
                    }
                }
            }
            assertThat(heard)
                    .as("what a patient is shown of things %s", target.state())
                    .containsExactlyInAnyOrderElementsOf(target.state() == ReleaseState.RELEASED ? values : Set.of());
        }
    }

    private void knockEverywhere(Knocker who) {
        // The first page brings the cookie of the forms, whichever it is.
        who.browser().get("/no-such-page");
        for (var door : doors) {
            if (door.isPublic()) {
                // Forms anyone may send say nothing of anybody; some would sign the knocker out.
                if (door.method().equals("GET")) {
                    isSilent(who, door, knocks(door, ids()).getFirst().by(who.browser()));
                }
                continue;
            }
            for (var knock : knocks(door, ids())) {
                var answer = knock.by(who.browser());
                isSilent(who, door, answer);
                assertThat(answer.status())
                        .as("%s, %s, with Ann's ids", who, door)
                        .isLessThan(500);
                if (!door.lets(who)) {
                    assertThat(answer.unlike(knock.whereNothingIs().by(who.browser())))
                            .as("%s, %s: as a page that does not exist", who, door)
                            .isEmpty();
                } else if (!door.variables().isEmpty() && !answersAboutAnybody(door)) {
                    var invented = knocks(door, List.of(UUID.randomUUID())).getFirst();
                    assertThat(answer.unlike(invented.by(who.browser())))
                            .as("%s, %s: Ann's ids as ids of nothing", who, door)
                            .isEmpty();
                }
            }
        }
    }

    private static boolean answersAboutAnybody(Door door) {
        return DECIDES_ABOUT_ANYBODY.equals(door.pattern()) || door.pattern().startsWith(HANDS_OUT_PROOF);
    }

    private void isSilent(Knocker who, Door door, Seen answer) {
        if (door.pattern().startsWith(HANDS_OUT_PROOF) && door.lets(who)) {
            return;
        }
        assertThat(Canaries.heardIn(answer.whole(), ann))
                .as("%s, %s: words of Ann's", who, door)
                .isEmpty();
    }

    private List<UUID> ids() {
        var ids = new ArrayList<>(ann.items());
        ids.add(ann.patient());
        ids.add(ann.person().account());
        return ids;
    }

    /** A knock per id; a variable for the patient always names Ann, or the invented id. */
    private List<Door.Knock> knocks(Door door, List<UUID> ids) {
        var invented = ids.size() == 1;
        return ids.stream()
                .map(id -> door.with(name -> {
                    var ofTheWhole = name.equals("patient") || name.equals("record");
                    return (ofTheWhole && !invented ? ann.patient() : id).toString();
                }))
                .distinct()
                .toList();
    }
}
