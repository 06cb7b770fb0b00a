package org.havenport.access;

import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What a person who is signed in may know of their own account. */
@Component
public class WaysIn {

    private final Asking asking;
    private final Accounts accounts;

    WaysIn(Asking asking, Accounts accounts) {
        this.asking = asking;
        this.accounts = accounts;
    }

    /** Whether this person could sign in if all their passkeys were gone. Call it outside of a transaction. */
    public boolean withoutPasskeys(Viewer viewer) {
        return asking.atTheDoor(sql -> accounts.of(sql, viewer.actor())
                .map(account ->
                        account.passwordHash() != null && (account.totpSealed() != null || account.passwordAlone()))
                .orElse(false));
    }

    /** What this person signs in as. Call it outside of a transaction. */
    public String username(Viewer viewer) {
        return asking.atTheDoor(sql -> accounts.username(sql, viewer.actor()));
    }
}
