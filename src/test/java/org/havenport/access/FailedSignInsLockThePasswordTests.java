package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class FailedSignInsLockThePasswordTests {

    @Autowired
    FailedSignInsLockThePassword guard;

    @Autowired
    Asking asking;

    @Autowired
    Vault vault;

    @Autowired
    TestClock clock;

    private final UUID id = UUID.randomUUID();
    private final From from = new From("127.80.0.1", "", null);

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("A1.4#1")
    void theTenthFailureLocks() {
        for (int i = 9; i >= 1; i--) {
            assertThat(failed("here")).isEqualTo(new Try.Counted(i));
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(failed("here")).isInstanceOf(Try.Locked.class);
        assertThat(count("here")).isInstanceOf(Try.Locked.class);
    }

    @Test
    @Verifies("A1.4#2")
    void eachFurtherFailureWaitsLongerThanTheOneBefore() {
        assertThat(failed("here")).isEqualTo(new Try.Counted(9));
        var before = Duration.ZERO;
        for (int i = 8; i >= 1; i--) {
            assertThat(failed("here")).as("what the last wait allows").isEqualTo(new Try.Counted(i));
            var wait = ((Try.Wait) count("here")).between();
            assertThat(wait).isGreaterThan(before);
            clock.advance(wait.minusMillis(500));
            assertThat(count("here")).as("half a second too early").isEqualTo(new Try.Wait(wait));
            clock.advance(Duration.ofSeconds(1));
            before = wait;
        }
        var first = length(failed("here"));
        clock.advance(first.plusSeconds(1));
        var second = lockAgain();
        clock.advance(second.plusSeconds(1));
        var third = lockAgain();
        assertThat(List.of(first, second, third))
                .containsExactly(Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofMinutes(120));
    }

    @Test
    @Verifies("A1.4#1")
    void triesAtTheSameTimeGainNothing() throws Exception {
        var answers = new ArrayList<Try>();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<java.util.concurrent.Future<Try>>();
            for (int i = 0; i < 40; i++) {
                asked.add(many.submit(() -> count("here")));
            }
            for (var one : asked) {
                answers.add(one.get());
            }
        }
        assertThat(answers.stream().filter(Try.Counted.class::isInstance))
                .as("the first, and the one that costs no wait after it")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aRightPasswordIsTakenBackAndASignInForgetsAll() {
        count("here");
        count("here");
        door(sql -> {
            guard.takeBack(sql, name(sql), source(sql, "here"), Part.STRANGERS);
            return true;
        });
        assertThat(count("here")).isEqualTo(new Try.Counted(8));
        door(sql -> {
            guard.forget(sql, name(sql), source(sql, "here"));
            return true;
        });
        assertThat(count("here")).isEqualTo(new Try.Counted(9));
    }

    @Test
    void whatIsLockedIsThePasswordFromThereAndNotThePerson() {
        lockAgain();
        assertThat(count("here")).isInstanceOf(Try.Locked.class);
        assertThat(count("elsewhere")).isEqualTo(new Try.Counted(9));
        assertThat(known("at home")).isEqualTo(new Try.Counted(9));
    }

    @Test
    void aSignInElsewhereDoesNotOpenWhatIsLockedHere() {
        lockAgain();
        door(sql -> {
            guard.forget(sql, name(sql), source(sql, "elsewhere"));
            return true;
        });
        assertThat(count("here")).isInstanceOf(Try.Locked.class);
    }

    @Test
    @Verifies("A1.4#10")
    void afterAHundredFailuresInAllNobodyTriesThePassword() {
        int failures = 0;
        for (int i = 0; i < 200; i++) {
            failures += failed("network " + i) instanceof Try.Wait ? 0 : 1;
            if (count("one more") instanceof Try.Closed) {
                break;
            }
            takeBack("one more", false);
        }
        assertThat(failures).as("strangers have three fifths of them").isEqualTo(60);
        assertThat(count("yet another")).isInstanceOf(Try.Closed.class);
        for (int i = 0; i < 20; i++) {
            assertThat(known("browser " + i)).isInstanceOf(Try.Counted.class);
        }
        assertThat(known("another browser")).isInstanceOf(Try.Closed.class);
    }

    @Test
    @Verifies("A1.4#10")
    void recoveriesAndSignInsUseUpNoTriesOfEachOtherAndTogetherAreAHundred() {
        int resets = 0;
        while (reset("network " + resets) instanceof Try.Counted) {
            resets++;
        }
        assertThat(reset("one more")).isInstanceOf(Try.Closed.class);
        assertThat(resets).isEqualTo(20);
        assertThat(count("here")).as("the sign-in is open").isInstanceOf(Try.Counted.class);
        takeBack("here", false);

        int strangers = 0;
        while (strangers < 200 && count("stranger " + strangers) instanceof Try.Counted) {
            strangers++;
        }
        int known = 0;
        while (known < 200 && known("browser " + known) instanceof Try.Counted) {
            known++;
        }
        assertThat(resets + strangers + known).isEqualTo(100);
    }

    @Test
    void whoIsShutOutOfTheSignInByStrangersStillRecovers() {
        int strangers = 0;
        while (count("stranger " + strangers) instanceof Try.Counted) {
            strangers++;
        }
        assertThat(reset("at home")).isInstanceOf(Try.Counted.class);
    }

    private Try reset(String where) {
        return door(sql -> guard.count(sql, name(sql), source(sql, where), Part.RESETS));
    }

    @Test
    @Verifies("A1.4#4")
    void aVerifiedRecoveryEndsEveryLock() {
        lockAgain();
        door(sql -> {
            guard.recovered(sql, name(sql));
            return true;
        });
        assertThat(count("here")).isEqualTo(new Try.Counted(9));
    }

    @Test
    @Verifies("A1.4#1")
    void theEvidenceTurnsWhenFailuresDoNotLock() {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        var counted = new Try.Counted(1);
        door(sql -> {
            for (int i = 0; i < 11; i++) {
                guard.failed(sql, WayIn.PASSWORD, name(sql), source(sql, "here"), from, counted);
            }
            return true;
        });
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            door(sql -> {
                guard.recovered(sql, name(sql));
                return true;
            });
        }
    }

    /** Fails until the next lock, and says how long it is. */
    private Duration lockAgain() {
        for (int i = 0; i < 9; i++) {
            failed("here");
            clock.advance(Duration.ofMinutes(3));
        }
        return length(failed("here"));
    }

    private Duration length(Try locked) {
        var length = Duration.between(clock.instant(), ((Try.Locked) locked).until());
        return Duration.ofMinutes(Math.round(length.toSeconds() / 60.0));
    }

    private Try count(String where) {
        return door(sql -> guard.count(sql, name(sql), source(sql, where)));
    }

    private Try known(String device) {
        return door(sql -> guard.count(sql, name(sql), new Source(blind(sql, device), blind(sql, "home"), true)));
    }

    private void takeBack(String where, boolean known) {
        door(sql -> {
            guard.takeBack(sql, name(sql), new Source(blind(sql, where), blind(sql, where), known), Part.STRANGERS);
            return true;
        });
    }

    private Try failed(String where) {
        return door(sql -> guard.count(sql, name(sql), source(sql, where)) instanceof Try.Counted counted
                ? guard.failed(sql, WayIn.PASSWORD, name(sql), source(sql, where), from, counted)
                : new Try.Wait(Duration.ZERO));
    }

    private Source source(Sql sql, String where) {
        return new Source(blind(sql, where), blind(sql, where), false);
    }

    private <T> T door(Function<Sql, T> work) {
        return asking.atTheDoor(work);
    }

    private byte[] name(Sql sql) {
        return vault.blindForRoom(sql, "access", "username", id.toString());
    }

    private byte[] blind(Sql sql, String where) {
        return vault.blindForRoom(sql, "access", "network", id + where);
    }
}
