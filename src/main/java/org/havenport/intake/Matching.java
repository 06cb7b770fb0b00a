package org.havenport.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The door to what waits because nobody knows for certain whose it is (A1.8): both sides to compare, what a person
 * decided, and the second person for what a patient could already see. A person writes only what they decided, in their
 * own name; the program carries it out.
 */
@Component
public class Matching {

    /** Who may say whose something is: the page shows who people are and what kind of thing waits, nothing clinical. */
    static final Role[] MATCHERS = {
        Role.FRONT_DESK, Role.NURSE, Role.CLINICIAN, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR
    };

    /** Who may say that an item is another patient's: those who see items. */
    static final Role[] CORRECTORS = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR};

    private final Asking asking;
    private final HeldRows rows;
    private final BothSides sides;
    private final MatchDecisions decisions;
    private final Refiling refiling;
    private final TakenOut takenOut;
    private final Chart chart;
    private final WhoeverMatchesTypesTwoIdentifiers typedTwice;
    private final Audit audit;

    Matching(
            Asking asking,
            HeldRows rows,
            BothSides sides,
            MatchDecisions decisions,
            Refiling refiling,
            TakenOut takenOut,
            Chart chart,
            WhoeverMatchesTypesTwoIdentifiers typedTwice,
            Audit audit) {
        this.asking = asking;
        this.rows = rows;
        this.sides = sides;
        this.decisions = decisions;
        this.refiling = refiling;
        this.takenOut = takenOut;
        this.chart = chart;
        this.typedTwice = typedTwice;
        this.audit = audit;
    }

    /** How much waits and since when, and how often each source could not be matched. */
    record Figures(long waiting, @Nullable Instant oldest, List<OfSource> sources, Instant asOf) {}

    /** Of all resources a source sent, how many could not be matched by the program. */
    record OfSource(String source, long read, long quarantined) {}

    /** What came of a decision. */
    enum Answer {
        DONE,
        /** It waits for a second person now. */
        PROPOSED,
        /** Two identifiers are needed, and each typed must agree. */
        NOT_AGREED,
        /** Whoever was typed is not on file, or two people are like them. */
        NOBODY_FOUND,
        /** Somebody else was faster, or more came in meanwhile. */
        CHANGED,
        /** The same person proposed it. */
        SAME_PERSON,
        NOT_ALLOWED
    }

    /**
     * What waits, the oldest first, a page of it at a time. Leaves an audit line.
     *
     * @param after the last of the page before, null for the first page
     */
    List<BothSides.Line> waiting(Viewer viewer, @Nullable UUID after) {
        return asking.as(viewer, sql -> {
            var found = sides.lines(sql, rows.waiting(sql, after));
            audit.record(sql, AuditEvent.many("quarantine-listed", null, "delivery", found.size()));
            return found;
        });
    }

    Figures figures(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var sources = sql.of("""
                            select h.source, coalesce(max(r.read), 0), coalesce(max(r.quarantined), 0)
                            from (select distinct source from intake.held) h
                            left join (select source, sum(read) as read, sum(quarantined) as quarantined
                                from intake.run group by source) r on r.source = h.source
                            group by h.source order by 3 desc, 1 limit 50
                            """)
                    .query((row, _) -> new OfSource(row.getString(1), row.getLong(2), row.getLong(3)))
                    .list();
            return sql.of("select count(*), min(at) from intake.held where state = 'WAITING'")
                    .query((row, _) -> {
                        var oldest = row.getObject(2, OffsetDateTime.class);
                        return new Figures(
                                row.getLong(1), oldest == null ? null : oldest.toInstant(), sources, sql.now());
                    })
                    .single();
        });
    }

    /** Both sides of one of them; empty when it does not wait or the viewer may not see it. */
    Optional<BothSides.Sides> open(Viewer viewer, UUID id) {
        return asking.as(
                viewer,
                sql -> rows.find(sql, id).filter(Held::waits).map(held -> {
                    var line = sides.lines(sql, List.of(held)).getFirst();
                    var candidates = sides.sides(viewer, line);
                    audit.record(sql, AuditEvent.about("quarantine-opened", held.cameFrom(), "delivery", id));
                    for (var it : candidates) {
                        audit.record(
                                sql,
                                AuditEvent.about(
                                        "quarantine-compared", it.person().id(), "delivery", id));
                    }
                    return new BothSides.Sides(line, candidates);
                }));
    }

    /** What a person says is to be done, with the identifiers they typed again. */
    record Proposal(
            UUID held,
            int version,
            Decision.What what,
            @Nullable UUID target,
            boolean takeOver,
            String why,
            Typed typed) {}

    /** Writes what a person decided, and does it unless a second person must confirm. */
    Answer decide(Viewer viewer, Proposal it) {
        if (!viewer.holdsOneOf(MATCHERS)) {
            return Answer.NOT_ALLOWED;
        }
        try {
            var answer = asking.as(viewer, sql -> decide(viewer, sql, it));
            return answer == Answer.DONE && !refiling.carryOut(it.held()) ? Answer.PROPOSED : answer;
        } catch (DuplicateKeyException e) {
            return Answer.CHANGED;
        }
    }

    private Answer decide(Viewer viewer, Sql sql, Proposal it) {
        var held = rows.find(sql, it.held()).filter(Held::waits).orElse(null);
        if (held == null || held.version() != it.version()) {
            return Answer.CHANGED;
        }
        UUID target = null;
        if (it.what() == Decision.What.FILE) {
            if (!held.canBeFiled()) {
                return Answer.NOT_ALLOWED;
            }
            target = it.target() == null ? sides.found(viewer, it.typed()) : it.target();
            if (target == null) {
                return Answer.NOBODY_FOUND;
            }
        }
        if (it.what() == Decision.What.CREATE && !mayBeCreated(held)) {
            return Answer.NOT_ALLOWED;
        }
        if (it.what() != Decision.What.DISCARD
                && !typedTwice.agree(it.typed(), sides.wrong(viewer, held, it.what(), target, it.typed()))) {
            return Answer.NOT_AGREED;
        }
        decisions.write(sql, held, it, target);
        audit.record(
                sql,
                AuditEvent.about(
                        "quarantine-" + it.what().name().toLowerCase(java.util.Locale.ROOT),
                        target,
                        "delivery",
                        held.id()));
        return held.wasReleased() ? Answer.PROPOSED : Answer.DONE;
    }

    /** Ruling 1: only a message that brings its patient, and says enough to know them by, makes a new one. */
    static boolean mayBeCreated(Held held) {
        var claim = held.claim();
        return held.cameFrom() == null
                && claim != null
                && claim.birthDate() != null
                && claim.family() != null
                && !claim.family().isBlank();
    }

    /** A second person types two identifiers again, and it is done. */
    Answer confirm(Viewer viewer, UUID id, Typed typed) {
        if (!viewer.holdsOneOf(MATCHERS)) {
            return Answer.NOT_ALLOWED;
        }
        var answer = asking.as(viewer, sql -> {
            var held = rows.find(sql, id).filter(Held::waits).orElse(null);
            var decision = held == null ? null : rows.open(sql, id).orElse(null);
            if (held == null || decision == null || decision.confirmedBy() != null) {
                return Answer.CHANGED;
            }
            if (decision.by().equals(viewer.actor())) {
                return Answer.SAME_PERSON;
            }
            if (decision.what() != Decision.What.DISCARD
                    && !typedTwice.agree(typed, sides.wrong(viewer, held, decision.what(), decision.target(), typed))) {
                return Answer.NOT_AGREED;
            }
            decisions.confirm(sql, decision, typed);
            audit.record(sql, AuditEvent.about("quarantine-confirmed", decision.target(), "delivery", id));
            return Answer.DONE;
        });
        return answer == Answer.DONE && !refiling.carryOut(id) ? Answer.CHANGED : answer;
    }

    /** The proposal is not right: it waits for another. */
    boolean turnDown(Viewer viewer, UUID id) {
        return viewer.holdsOneOf(MATCHERS)
                && asking.as(viewer, sql -> {
                    var changed = decisions.turnDown(sql, id);
                    if (changed) {
                        audit.record(sql, AuditEvent.about("quarantine-turned-down", null, "delivery", id));
                    }
                    return changed;
                });
    }

    /** An item as somebody sees it who may say that it is another patient's; empty when there is none for them. */
    Optional<Item> item(Viewer viewer, UUID patient, UUID item) {
        return viewer.holdsOneOf(CORRECTORS)
                ? chart.open(viewer, patient, item, "item-opened-to-correct")
                        .map(Chart.Opened::item)
                        .filter(it -> !it.type().equals("Patient"))
                : Optional.empty();
    }

    /**
     * An item is another patient's: it is taken out of this record at once, with what was released together with it, and
     * waits to be matched anew.
     *
     * @return what waits now; empty when there is no such item for this viewer
     */
    Optional<UUID> anothers(Viewer viewer, UUID patient, UUID item) {
        if (item(viewer, patient, item).isEmpty()) {
            return Optional.empty();
        }
        asking.run(
                viewer, sql -> audit.record(sql, AuditEvent.about("item-said-to-be-anothers", patient, "chart", item)));
        return takenOut.takeOut(viewer.actor(), patient, item);
    }
}
