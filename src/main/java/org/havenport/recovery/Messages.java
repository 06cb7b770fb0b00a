package org.havenport.recovery;

import java.util.UUID;
import org.havenport.access.LostKeys.Owner;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.notices.NoticeKind;
import org.havenport.notices.Notices;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** What recoveries say by mail and text, in a transaction at the door: no address is ever learned there. */
@Component
class Messages {

    private final Notices notices;
    private final ContactPoints points;

    Messages(Notices notices, ContactPoints points) {
        this.notices = notices;
        this.points = points;
    }

    /** Whether no code may be sent now: addresses changed lately, or a change was undone and nobody has looked (A2.1). */
    boolean rests(Sql sql, Owner owner) {
        return points.waysToReset(sql, owner.account(), owner.patient()).rest();
    }

    /** Sends a code to the verified address of a channel; false when there is none. */
    boolean code(Sql sql, NoticeKind kind, Owner owner, UUID about, Channel channel) {
        return notices.sendCode(sql, kind, owner.account(), owner.patient(), about, channel);
    }

    /** Whether these are the digits that were sent about something. */
    boolean isCode(UUID about, String typed) {
        return notices.isCode(about, typed);
    }

    /** Tells the owner of an account, at every address that works. */
    void tell(Sql sql, NoticeKind kind, Owner owner, UUID about) {
        notices.tellAccount(sql, kind, owner.account(), owner.patient(), about);
    }
}
