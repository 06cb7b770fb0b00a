package org.havenport.staff;

import java.time.Instant;

/**
 * A duty with whom it is given to.
 *
 * @param acts whether they can act now: joined, not ended, with a role that the duty needs and with current training
 */
public record DutyHeld(Duty duty, Duty.Place place, Member member, Instant since, boolean acts) {}
