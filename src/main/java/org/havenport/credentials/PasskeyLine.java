package org.havenport.credentials;

import java.util.UUID;
import org.havenport.home.Words;
import org.havenport.passkeys.Passkey;

/**
 * A passkey on the page of its owner.
 *
 * @param facts where it is kept, since when, and when it was last used, in words
 */
record PasskeyLine(UUID id, String label, boolean works, String facts) {

    static PasskeyLine of(Passkey passkey, Words words) {
        var kept =
                switch (passkey.kept()) {
                    case IN_AN_ACCOUNT -> "credentials.passkey.in-an-account";
                    case ON_A_DEVICE -> "credentials.passkey.on-a-device";
                    case ON_A_KEY -> "credentials.passkey.on-a-key";
                };
        var used = passkey.usedAt();
        return new PasskeyLine(
                passkey.id(),
                passkey.label(),
                passkey.works(),
                words.say(kept)
                        + " "
                        + words.say("credentials.passkey.added", words.date(passkey.addedAt()))
                        + " "
                        + (used == null
                                ? words.say("credentials.passkey.never-used")
                                : words.say("credentials.passkey.used", words.dateTime(used))));
    }

    String path() {
        return PasskeysController.PATH + "/" + id;
    }
}
