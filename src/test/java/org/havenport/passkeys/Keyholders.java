package org.havenport.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Gives people of a test a passkey, and signs them in with it over the same routes as the script of the page. */
@Component
public class Keyholders {

    private final Passkeys passkeys;
    private final Asking asking;
    private final Cast cast;

    Keyholders(Passkeys passkeys, Asking asking, Cast cast) {
        this.passkeys = passkeys;
        this.asking = asking;
        this.cast = cast;
    }

    /** A passkey of this person, on a device of its own. */
    public Authenticator give(CastMember who) {
        var device = new Authenticator(cast.portal().toString());
        var viewer = viewer(who);
        var added = passkeys.add(viewer, device.make(passkeys.toMake(viewer, "Portal", "me")), "My key", (_, _) -> {});
        assertThat(added).isInstanceOf(Answered.Right.class);
        return device;
    }

    /** A person of the cast as a viewer, by the session of their browser. */
    public Viewer viewer(CastMember who) {
        who.browser();
        var session = asking.atTheDoor(sql ->
                sql.of("""
                        select id from viewer.session where actor_id = :account and complete
                        order by created_at desc limit 1
                        """).param("account", who.account()).query(UUID.class).single());
        return who.isStaff()
                ? new Viewer.Staff(session, who.account(), Set.of(), "")
                : new Viewer.Patient(session, who.account(), who.patient(), "");
    }

    /** What the portal asks this browser to sign. */
    public String asked(Browser browser) {
        var asked = browser.post("/sign-in/passkey/options");
        assertThat(asked.status()).isEqualTo(200);
        return asked.body();
    }

    /** Signs in with this passkey. */
    public Browser.Answer signIn(Browser browser, Authenticator device) {
        return browser.post("/sign-in/passkey", "answer", device.show(asked(browser)));
    }
}
