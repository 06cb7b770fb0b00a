package org.havenport.notices;

import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** A message that comes back or is taken by nobody becomes work for staff; the address is marked and used no more. */
@Component
class DeadAddressesAreNoticed implements Safeguard {

    private static final int BUSINESS_IS_LATE_AFTER_DAYS = 3;

    private final Asking asking;

    DeadAddressesAreNoticed(Asking asking) {
        this.asking = asking;
    }

    /** Whether an address asks for its owner's attention when they sign in. */
    boolean mustBeShown(ContactPoint point) {
        return point.bounced() != null;
    }

    @Override
    public List<String> requirements() {
        return List.of("A2.1");
    }

    @Override
    public String promise() {
        return "An address that does not work is marked, shown at sign-in, and becomes work for staff.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var used = sql.of("""
                            select count(*) from notices.delivery d join notices.contact_point c
                                on c.patient_id = d.patient_id and c.id = d.point_id
                            where c.bounced_at is not null and d.handed_at > c.bounced_at
                              and d.made_at > c.bounced_at
                            """).query(Long.class).single();
            var dead = sql.of("""
                            select (select count(*) from notices.contact_point
                                    where ended_at is null and bounced_at is not null)
                                + (select count(*) from notices.account_contact_point
                                    where ended_at is null and bounced_at is not null)
                            """).query(Long.class).single();
            var late = sql.of("""
                            select count(*) from notices.delivery
                            where state in ('BOUNCED', 'FAILED') and seen_at is null
                              and settled_at < viewer.at() - make_interval(days => :days)
                            """)
                    .param("days", BUSINESS_IS_LATE_AFTER_DAYS)
                    .query(Long.class)
                    .single();
            var seen = "%d addresses do not work; %d messages went to one; nobody saw to %d within %d days"
                    .formatted(dead, used, late, BUSINESS_IS_LATE_AFTER_DAYS);
            if (used > 0) {
                return Evidence.broken(seen, sql.now(), NoticesController.PATH);
            }
            return late == 0
                    ? Evidence.holds(seen, sql.now())
                    : Evidence.needsAttention(seen, sql.now(), NoticesController.PATH);
        });
    }
}
