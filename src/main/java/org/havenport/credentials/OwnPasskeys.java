package org.havenport.credentials;

import java.util.UUID;
import org.havenport.access.WaysIn;
import org.havenport.notices.NoticeKind;
import org.havenport.notices.Notices;
import org.havenport.passkeys.Answered;
import org.havenport.passkeys.Passkeys;
import org.havenport.passkeys.Passkeys.Removed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Adds and removes a person's own passkeys, tells them of it at every address, and leaves them a way in. */
@Component
class OwnPasskeys {

    static final NoticeKind ADDED = NoticeKind.security("credentials.passkey-added");
    static final NoticeKind REMOVED = NoticeKind.security("credentials.passkey-removed");

    private final Passkeys passkeys;
    private final WaysIn ways;
    private final Notices notices;

    OwnPasskeys(Passkeys passkeys, WaysIn ways, Notices notices) {
        this.passkeys = passkeys;
        this.ways = ways;
        this.notices = notices;
    }

    /** What the browser is to ask an authenticator for, as JSON. */
    String toMake(Viewer viewer, String portal) {
        return passkeys.toMake(viewer, portal, ways.username(viewer));
    }

    Answered add(Viewer viewer, String answer, String label) {
        return passkeys.add(viewer, answer, label, (sql, id) -> tell(sql, ADDED, viewer, id));
    }

    Removed remove(Viewer viewer, UUID passkey) {
        return passkeys.remove(
                viewer, passkey, ways.withoutPasskeys(viewer), sql -> tell(sql, REMOVED, viewer, passkey));
    }

    private void tell(Sql sql, NoticeKind kind, Viewer viewer, UUID passkey) {
        var patient = viewer instanceof Viewer.Patient own ? own.patient() : null;
        notices.tellAccount(sql, kind, viewer.actor(), patient, passkey);
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        NoticeKind passkeyAdded() {
            return ADDED;
        }

        @Bean
        NoticeKind passkeyRemoved() {
            return REMOVED;
        }
    }
}
