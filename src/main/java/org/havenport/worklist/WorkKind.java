package org.havenport.worklist;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A kind of work for people. Rooms declare kinds as beans; how it is called stands in their words under {@code
 * <room>.work.<name>}, its outcomes under {@code <room>.work.<name>.<OUTCOME>}.
 *
 * @param key the room first: {@code release.critical-call}
 * @param pool who does it
 * @param pace how its time is counted
 * @param due by when it is done, unless whoever opens it says an instant
 * @param take by when somebody has taken it; else it goes to the alternate (A1.7)
 * @param step how long each who gets it then has, until it goes on: lead of the pool, medical director
 * @param outcomes how somebody may say that it is done; none when only its own page closes it
 * @param page where it is done, with {@code {patient}} and {@code {subject}}
 */
public record WorkKind(
        String key,
        Pool pool,
        Pace pace,
        Duration due,
        Duration take,
        Duration step,
        List<String> outcomes,
        String page) {

    private static final Pattern KEY = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

    public WorkKind {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("A kind of work is named room.kind-of-work");
        }
        if (take.compareTo(due) > 0 || !take.isPositive() || !step.isPositive()) {
            throw new IllegalArgumentException("Work is taken before it is due, and goes on after some time");
        }
        outcomes = List.copyOf(outcomes);
    }

    /** How time is counted. */
    public enum Pace {
        /** Day and night; out of hours it goes to who is on call. */
        REAL,
        /** While the practice is open. */
        BUSINESS
    }

    /** The skill it needs when it is opened: that of its pool (B.risk.reply.3). */
    public Skill skill() {
        return pool.skill();
    }

    /** The key of its words: {@code release.work.critical-call}. */
    public String words() {
        int dot = key.indexOf('.');
        return key.substring(0, dot) + ".work" + key.substring(dot);
    }

    /** Where this one is done. */
    public String page(UUID patient, UUID subject) {
        return page.replace("{patient}", patient.toString()).replace("{subject}", subject.toString());
    }
}
