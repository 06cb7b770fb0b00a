package org.havenport.credentials;

import java.util.List;
import java.util.function.Predicate;
import org.havenport.access.FactorFigures;
import org.havenport.access.FactorFigures.Alike;
import org.havenport.passkeys.PasskeysAtTheDoor;
import org.havenport.passwords.PasswordRules;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** How many sign in with what, counted when asked: for compliance, and as evidence (A1.1, B.sec.3, C4). */
@Component
class SignInFigures {

    private final FactorFigures factors;
    private final PasskeysAtTheDoor passkeys;
    private final PasswordRules rules;

    SignInFigures(FactorFigures factors, PasskeysAtTheDoor passkeys, PasswordRules rules) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.rules = rules;
    }

    Figures of(Viewer viewer) {
        var holders = passkeys.holders((Viewer.Job) Viewer.job("figures"));
        var all = factors.of(viewer, holders);
        var known = sum(all, alike -> alike.longPhrase() != null);
        return new Figures(
                rules.profile(),
                new Share(sum(all, alike -> Boolean.TRUE.equals(alike.longPhrase())), known),
                group(all, Viewer.Kind.PATIENT),
                group(all, Viewer.Kind.STAFF));
    }

    /**
     * What was counted.
     *
     * @param profile by which passwords are judged
     * @param longPhrases of the passwords whose length is known
     */
    record Figures(String profile, Share longPhrases, Group patients, Group staff) {}

    /** Accounts of patients, or of staff, and how many of them have what. */
    record Group(Share second, Share password, Share app, Share passkey, Share alone, Share codes) {}

    /** So many of so many. */
    record Share(long part, long all) {

        /** In whole hundredths, rounded down, so that only all is a hundred. */
        long percent() {
            return all == 0 ? 0 : part * 100 / all;
        }
    }

    private static Group group(List<Alike> all, Viewer.Kind kind) {
        var these = all.stream().filter(alike -> alike.kind() == kind).toList();
        var number = sum(these, _ -> true);
        return new Group(
                new Share(sum(these, Alike::hasSecond), number),
                new Share(sum(these, Alike::password), number),
                new Share(sum(these, Alike::app), number),
                new Share(sum(these, Alike::passkey), number),
                new Share(sum(these, Alike::alone), number),
                new Share(sum(these, Alike::codes), number));
    }

    private static long sum(List<Alike> all, Predicate<Alike> wanted) {
        return all.stream().filter(wanted).mapToLong(Alike::accounts).sum();
    }
}
