package org.havenport.notices;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.DeliveryRows.Leased;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.Protocols;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to what is sent: what is due becomes a message to each address, a message is taken by one process for a while,
 * and what became of it is kept. Each step is a transaction; between two of them the program may die, and the message is
 * then sent again with the same id.
 */
@Component
public class Outbox {

    static final Viewer.Job JOB = (Viewer.Job) Viewer.job("notices");

    /** Longer than the slowest carrier takes. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration CODE_IS_GOOD = Codes.GOOD_FOR;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2));

    private final Asking asking;
    private final Vault vault;
    private final Audit audit;
    private final Protocols protocols;
    private final Patients patients;
    private final Planner planner;
    private final Wording wording;
    private final List<MayBeNudged> nudged;
    private final Map<String, NoticeKind> kinds = new HashMap<>();

    Outbox(
            Asking asking,
            Vault vault,
            Audit audit,
            Protocols protocols,
            Patients patients,
            Planner planner,
            Wording wording,
            List<MayBeNudged> nudged,
            List<NoticeKind> kinds) {
        this.asking = asking;
        this.vault = vault;
        this.audit = audit;
        this.protocols = protocols;
        this.patients = patients;
        this.planner = planner;
        this.wording = wording;
        this.nudged = nudged;
        kinds.forEach(kind -> this.kinds.put(kind.key(), kind));
    }

    /** A message that this process has taken. */
    record Taken(Leased row, Letter letter) {}

    /** Those of whom something is due. */
    List<Whose> due(int most) {
        return asking.as(
                JOB,
                sql -> Arrays.stream(Whose.Book.values())
                        .flatMap(book -> DeliveryRows.due(sql, book, most).stream())
                        .toList());
    }

    /** Turns what is due of somebody into messages; nothing when another process is at it. */
    void plan(Whose whose) {
        // Guests may ask for themselves, and so not inside of our transaction.
        var open = whose.book() == Whose.Book.ACCOUNTS || nudged.stream().allMatch(it -> it.mayBeNudged(whose.id()));
        asking.run(JOB, sql -> {
            if (!DeliveryRows.turn(sql, whose)) {
                return;
            }
            var known = known(sql, whose, open);
            for (var notice : DeliveryRows.due(sql, whose)) {
                plan(sql, whose, notice, known);
            }
        });
    }

    private void plan(Sql sql, Whose whose, Plan.Due notice, Planner.Known known) {
        var kind = kinds.get(notice.kind());
        if (kind == null) {
            DeliveryRows.settle(sql, whose, notice.id(), "DROPPED", Plan.Why.UNKNOWN);
            return;
        }
        var before = DeliveryRows.before(sql, whose, notice);
        var joins = sql.now().equals(before.thisKind()) && kind.points();
        if (joins && !sql.now().equals(before.thisThing())) {
            // Passed on in this very transaction: one message tells of both.
            DeliveryRows.settle(sql, whose, notice.id(), "JOINED", null);
            return;
        }
        switch (planner.plan(kind, notice, with(sql, whose, kind, notice, known), before, sql.now())) {
            case Plan.Send send -> {
                for (var point : send.points()) {
                    queue(sql, whose, kind, notice, point, known.wish().language());
                }
                DeliveryRows.settle(sql, whose, notice.id(), "PASSED_ON", null);
            }
            case Plan.Wait wait -> DeliveryRows.wait(sql, whose, notice.id(), wait.until());
            case Plan.Drop drop -> DeliveryRows.settle(sql, whose, notice.id(), "DROPPED", drop.why());
        }
    }

    /** An address that was just replaced is in use no more, and yet it is where the link goes that undoes it. */
    private Planner.Known with(Sql sql, Whose whose, NoticeKind kind, Plan.Due notice, Planner.Known known) {
        return kind.urgency() == NoticeKind.Urgency.UNDO && notice.point() != null
                ? new Planner.Known(
                        known.wish(),
                        ContactRows.ever(sql, vault, whose, notice.point()).stream()
                                .toList(),
                        known.mayBeNudged())
                : known;
    }

    private void queue(Sql sql, Whose whose, NoticeKind kind, Plan.Due notice, ContactPoint point, String language) {
        var patience = kind.urgency() == NoticeKind.Urgency.CODE
                ? CODE_IS_GOOD
                : Duration.ofHours(protocols.value(NoticesParameters.GIVE_UP_AFTER));
        var statement = wording.statement(point.channel(), Locale.of(language)).id();
        DeliveryRows.queue(
                sql, whose, notice, point, language, statement, sql.now().plus(patience));
    }

    private Planner.Known known(Sql sql, Whose whose, boolean open) {
        var wish = ContactRows.wish(sql, whose).orElseGet(() -> Wish.standard(languageOf(whose)));
        var points = ContactRows.of(sql, vault, whose);
        return new Planner.Known(wish, points, open);
    }

    private String languageOf(Whose whose) {
        if (whose.book() == Whose.Book.ACCOUNTS) {
            return "en";
        }
        var spoken = patients.who(JOB, whose.id()).map(Person::language).orElse("en");
        return spoken.startsWith("es") ? "es" : "en";
    }

    /** Takes the next message of a channel; empty when none is due. What cannot go any more is ended on the way. */
    Optional<Taken> take(Channel channel) {
        return asking.as(JOB, sql -> {
            while (true) {
                var row = lease(sql, channel).orElse(null);
                if (row == null) {
                    return Optional.empty();
                }
                var letter = letter(sql, row);
                if (letter != null) {
                    return Optional.of(new Taken(row, letter));
                }
                DeliveryRows.end(sql, row, Delivery.State.CANCELLED, "NO_ADDRESS");
            }
        });
    }

    private static Optional<Leased> lease(Sql sql, Channel channel) {
        var until = sql.now().plus(LEASE);
        return DeliveryRows.lease(sql, Whose.Book.ACCOUNTS, channel, until)
                .or(() -> DeliveryRows.lease(sql, Whose.Book.PATIENTS, channel, until));
    }

    private @Nullable Letter letter(Sql sql, Leased row) {
        var kind = kinds.get(row.kind());
        var isUndo = kind != null && kind.urgency() == NoticeKind.Urgency.UNDO;
        var point = (isUndo
                        ? ContactRows.ever(sql, vault, row.whose(), row.point())
                        : ContactRows.one(sql, vault, row.whose(), row.point()))
                .orElse(null);
        if (kind == null || point == null || point.stopped() != null || point.bounced() != null) {
            return null;
        }
        var carries =
                switch (kind.urgency()) {
                    case CODE -> Codes.digits(vault, row.about());
                    case UNDO -> UndoController.PATH + "/" + Undoing.token(vault, row.about());
                    case NUDGE, OTHER_WAY, SECURITY, PAGE -> null;
                };
        var said = wording.say(kind, row.channel(), row.language(), carries);
        DeliveryRows.carries(sql, row, said.statement());
        return new Letter(
                row.id(), point.address(), said.subject(), said.text(), said.html(), row.token(), kind.points());
    }

    /** Keeps how an attempt ended. */
    void ended(Taken taken, Outcome outcome) {
        var row = taken.row();
        asking.run(JOB, sql -> {
            switch (outcome) {
                case Outcome.HandedOver _ -> DeliveryRows.end(sql, row, Delivery.State.HANDED_OVER, null);
                case Outcome.NoSuchAddress no -> {
                    if (DeliveryRows.end(sql, row, Delivery.State.BOUNCED, no.code())) {
                        Bounces.mark(sql, audit, row.whose(), row.point(), no.code());
                    }
                }
                case Outcome.Refused refused -> DeliveryRows.end(sql, row, Delivery.State.FAILED, refused.why());
                case Outcome.Later later -> laterOrNever(sql, row, later.why());
                case Outcome.NoCarrier no -> laterOrNever(sql, row, no.why());
            }
        });
    }

    private static void laterOrNever(Sql sql, Leased row, String why) {
        var next = sql.now().plus(PAUSES.get(Math.min(row.attempts(), PAUSES.size()) - 1));
        if (next.isBefore(row.giveUp())) {
            DeliveryRows.later(sql, row, next, why);
        } else {
            DeliveryRows.end(sql, row, Delivery.State.FAILED, why);
        }
    }

    /** A message came back: it is kept, its address marked, and staff told. False for what we did not send. */
    boolean cameBack(String token, String code) {
        return asking.as(JOB, sql -> Bounces.of(sql, audit, token, code));
    }

    /** The gateway says that a text message did not get there. */
    boolean textCameBack(UUID delivery) {
        return asking.as(JOB, sql -> {
            var tokens = Arrays.stream(Whose.Book.values())
                    .flatMap(book -> book
                            .of(sql, "select return_token from notices.delivery where id = :id and channel = 'TEXT'")
                            .param("id", delivery)
                            .query(String.class)
                            .stream());
            return tokens.findFirst()
                    .map(it -> Bounces.of(sql, audit, it, "5.1.1"))
                    .orElse(false);
        });
    }

    /** Whoever got a nudge wants no more of them: by phone and letter from now on. False for what we did not send. */
    boolean wantsNoMore(String token) {
        return asking.as(JOB, sql -> {
            var patient = sql.of("select patient_id from notices.delivery where return_token = :token")
                    .param("token", token)
                    .query(UUID.class)
                    .optional();
            patient.ifPresent(it -> {
                var whose = Whose.patient(it);
                var wish = ContactRows.wish(sql, whose).orElseGet(() -> Wish.standard(languageOf(whose)));
                ContactRows.keep(sql, whose, wish.by(Wish.By.NONE));
                audit.record(sql, AuditEvent.about("notices-unsubscribed", it, "ContactPoint", null));
            });
            return patient.isPresent();
        });
    }

    /** The next system says that a message got there. */
    boolean gotThere(UUID delivery) {
        return asking.as(JOB, sql -> Bounces.delivered(sql, delivery));
    }
}
