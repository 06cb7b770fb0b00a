package org.havenport.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One result in a world without a database: what happens to it is random, and each look at it is checked. A promise that is
 * not kept is written down.
 */
final class OneOwed {

    private static final CallReason[] GAPS = {
        CallReason.NO_ACCOUNT,
        CallReason.NOT_ACTIVATED,
        CallReason.DORMANT,
        CallReason.LEFT,
        CallReason.BOUNCED,
        CallReason.NO_ADDRESS,
        CallReason.NOT_WANTED,
        CallReason.GENTLE
    };

    private final Ladder ladder;
    private final Random random;
    private final Consequence consequence;
    private final Instant opened;
    private final Instant threeDays;
    private final EnumSet<Step> taken = EnumSet.noneOf(Step.class);
    final List<String> broken = new ArrayList<>();

    private Instant now;
    private Instant next;
    private @Nullable Instant viewed;
    private @Nullable Instant confirmed;
    private @Nullable Instant spoke;
    private @Nullable CallReason unreached;
    private boolean died;
    private boolean shown = true;
    private Standing.@Nullable Called call;
    private Standing.@Nullable Written letter;
    private Instant asleep = Instant.MIN;
    private Instant excused = Instant.MIN;
    private int tries;
    private @Nullable Settled settled;

    OneOwed(Ladder ladder, Random random, Instant opened) {
        this.ladder = ladder;
        this.random = random;
        this.opened = opened;
        this.now = opened;
        this.next = opened;
        this.threeDays = ladder.clock().due(opened, 3).plus(Duration.ofHours(1));
        this.consequence = Consequence.values()[random.nextInt(3)];
        this.unreached = random.nextInt(3) == 0 ? GAPS[random.nextInt(GAPS.length)] : null;
    }

    /** Lives for so many days, an hour at a time; in the last ten staff do what is on their lists and nothing else happens. */
    List<String> live(int days) {
        for (int hour = 0; hour < days * 24 && settled == null && broken.isEmpty(); hour++) {
            var calm = hour > (days - 30) * 24;
            if (!calm) {
                somethingMayHappen();
            }
            staffWork(calm);
            programLooks(calm);
            promisesHold();
            now = now.plus(Duration.ofHours(1));
        }
        if (settled == null && broken.isEmpty()) {
            broken.add("after all, " + consequence + " is still open: " + standing());
        }
        return broken;
    }

    private Standing standing() {
        return new Standing(
                Sending.RESULT,
                Obligation.Because.FINAL,
                consequence,
                opened,
                viewed,
                confirmed,
                spoke,
                unreached,
                died,
                shown,
                taken,
                call,
                letter);
    }

    private void somethingMayHappen() {
        switch (random.nextInt(400)) {
            case 0, 1 -> viewed = viewed == null && shown && !died && canRead() ? now : viewed;
            case 2 -> confirmed = viewed != null && confirmed == null && !died ? now : confirmed;
            case 3 -> unreached = random.nextInt(3) == 0 ? null : GAPS[random.nextInt(GAPS.length)];
            case 4 -> died = died || random.nextInt(20) == 0;
            case 5 -> shown = !shown;
            // The program is down for up to two days.
            case 6 -> asleep = now.plus(Duration.ofHours(random.nextInt(48)));
            default -> {}
        }
        if (!shown || now.isBefore(asleep)) {
            excuse(now.plus(Duration.ofHours(25)));
        }
    }

    private void excuse(Instant until) {
        excused = until.isAfter(excused) ? until : excused;
    }

    private boolean canRead() {
        return unreached == null || unreached == CallReason.BOUNCED || unreached == CallReason.NO_ADDRESS;
    }

    private void staffWork(boolean diligent) {
        shown = shown || diligent;
        if (call != null && call.isOpen() && random.nextInt(diligent ? 4 : 60) == 0) {
            switch (random.nextInt(diligent ? 3 : 6)) {
                case 0 -> {
                    spoke = now;
                    closed("SPOKE");
                }
                case 1 -> {
                    letter = new Standing.Written(null);
                    closed("LETTER");
                }
                case 2 -> closed("DECLINED");
                case 3 -> {
                    if (unreached == null) {
                        closed("PORTAL");
                    }
                }
                default -> {
                    tries++;
                    if (tries >= 3) {
                        letter = new Standing.Written(null);
                        closed("LETTER");
                    }
                }
            }
        }
        if (letter != null && letter.posted() == null && random.nextInt(diligent ? 4 : 80) == 0) {
            letter = new Standing.Written(now);
        }
    }

    private void closed(String outcome) {
        call = new Standing.Called(outcome, now, false);
        tries = 0;
        if (outcome.equals("PORTAL")) {
            excuse(ladder.clock().due(now, 1).plus(Duration.ofHours(5)));
        }
    }

    private void programLooks(boolean awake) {
        if (settled != null || next.isAfter(now) || !awake && now.isBefore(asleep)) {
            return;
        }
        switch (ladder.look(standing(), now)) {
            case Ladder.End end -> settle(end.how());
            case Ladder.Back back -> {
                closed("BACK");
                excuse(now.plus(Duration.ofHours(2)));
                next = back.next();
            }
            case Ladder.Go go -> {
                if (go.step() != null) {
                    take(go);
                }
                if (!go.next().isAfter(now)) {
                    broken.add("it would be looked at again in the past");
                }
                next = go.next();
            }
        }
    }

    private void take(Ladder.Go go) {
        var step = Objects.requireNonNull(go.step());
        if (died || confirmed != null || spoke != null || !shown) {
            broken.add(step + " although it is over, or not shown");
        }
        switch (step) {
            case TOLD, REMINDER, SECOND_CHANNEL -> {
                if (unreached != null || !taken.add(step)) {
                    broken.add(step + " to somebody who is " + unreached + ", or twice");
                }
            }
            case CALL -> {
                if (call != null && call.isOpen()) {
                    broken.add("a second call");
                }
                call = new Standing.Called(
                        null, null, go.because() != null && go.because().isLackOfAnAccount());
                taken.add(step);
            }
            case LETTER -> {
                if (consequence != Consequence.ROUTINE || letter != null) {
                    broken.add("a letter instead of a call, or a second one");
                }
                letter = new Standing.Written(null);
                taken.add(step);
            }
        }
    }

    private void settle(Settled how) {
        settled = how;
        var right =
                switch (how) {
                    case VIEWED -> consequence == Consequence.ROUTINE && viewed != null;
                    case CONFIRMED -> confirmed != null;
                    case SPOKE -> spoke != null;
                    case LETTER -> letter != null && letter.posted() != null;
                    case DECLINED -> call != null && call.was("DECLINED");
                    case DIED -> died;
                    case NOT_IN_PORTAL -> consequence == Consequence.ROUTINE && unreached == CallReason.NO_ACCOUNT;
                };
        if (!right) {
            broken.add("it ended as " + how + " and was not");
        }
    }

    /** Told by what happened, not by what the ladder thinks. */
    private void promisesHold() {
        var known = died || confirmed != null || spoke != null || settled != null || now.isBefore(excused);
        var withSomebody = call != null && call.isOpen() || letter != null || call != null && call.was("DECLINED");
        if (known || withSomebody || !shown) {
            return;
        }
        var age = Duration.between(opened, now).toHours();
        if (consequence == Consequence.CRITICAL && age > 24) {
            broken.add("critical, " + age + " h old, and nobody calls");
        }
        if (consequence == Consequence.SIGNIFICANT && now.isAfter(threeDays)) {
            broken.add("significant, after three business days, and nobody calls");
        }
        if (consequence == Consequence.ROUTINE && viewed == null && age > 11 * 24) {
            broken.add("routine, after ten days, and no letter");
        }
    }
}
