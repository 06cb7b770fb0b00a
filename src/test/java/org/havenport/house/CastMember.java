package org.havenport.house;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.access.Totp;
import org.jspecify.annotations.Nullable;

/** Somebody of the {@link Cast}: an account, what they sign in with, and a browser in which they have. */
public final class CastMember {

    private static final int STEP = 30;
    private static final Duration NEARLY_TOO_OLD = Duration.ofMinutes(8);

    private final UUID account;
    private final @Nullable UUID patient;
    private final String username;
    private final String password;
    private final String totpSecret;
    private final Clock clock;
    private final Function<String, Browser> browsers;
    private final String address;
    private final Runnable codesForgotten;
    private long lastStep;
    private long provedAt;
    private @Nullable Browser browser;

    CastMember(
            UUID account,
            @Nullable UUID patient,
            String username,
            String password,
            String totpSecret,
            Clock clock,
            Function<String, Browser> browsers,
            String address,
            Runnable codesForgotten) {
        this.codesForgotten = codesForgotten;
        this.account = account;
        this.patient = patient;
        this.username = username;
        this.password = password;
        this.totpSecret = totpSecret;
        this.clock = clock;
        this.browsers = browsers;
        this.address = address;
    }

    public UUID account() {
        return account;
    }

    /** The patient this person is; only for patients. */
    public UUID patient() {
        return java.util.Objects.requireNonNull(patient);
    }

    /** Whether this person works here. */
    public boolean isStaff() {
        return patient == null;
    }

    public String username() {
        return username;
    }

    public String password() {
        return password;
    }

    /** A browser in which this person is signed in and has shown a factor lately; the same one as before while it still is. */
    public synchronized Browser browser() {
        if (browser == null || browser.get("/sign-in").status() != 303) {
            browser = newBrowser();
            signIn(browser);
            provedAt = System.nanoTime();
        } else if (System.nanoTime() - provedAt > NEARLY_TOO_OLD.toNanos()) {
            browser.post("/sign-in/again", "password", password, "code", code());
            provedAt = System.nanoTime();
        }
        return browser;
    }

    /** Signs this person in, in a browser. */
    public void signIn(Browser in) {
        in.get("/sign-in");
        expect(in.post("/sign-in", "username", username, "password", password), "/sign-in/code");
        var done = in.post("/sign-in/code", "code", code());
        expect(done, patient == null ? "/staff" : "/home");
    }

    /** A browser at this person's own address, not signed in. */
    public Browser newBrowser() {
        return browsers.apply(address);
    }

    /** A code that has not been used and is good for half a minute; before the third in a row those used are forgotten. */
    public synchronized String code() {
        var step = Math.max(now(), lastStep + 1);
        if (step > now() + 1) {
            codesForgotten.run();
            step = now();
        }
        lastStep = step;
        return Totp.code(totpSecret, Instant.ofEpochSecond(step * STEP));
    }

    private long now() {
        return clock.instant().getEpochSecond() / STEP;
    }

    private static void expect(Browser.Answer answer, String location) {
        if (answer.status() != 303 || !answer.location().equals(location)) {
            throw new AssertionError(
                    "Sign-in answered %d %s\n%s".formatted(answer.status(), answer.location(), answer.body()));
        }
    }
}
