package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havenport.chart.Stands.Who;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every way in which an item can stand, for every kind of reader: the condition of the door, the walls of the database
 * and the counts, each beside the same sentences.
 */
@PortalTest
class WhoSeesWhatTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    Asking asking;

    @Autowired
    ItemsThisViewerMaySee may;

    @Autowired
    Holds holds;

    @Autowired
    Contents contents;

    @Autowired
    Grants grants;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @Autowired
    OwnersConnection owner;

    private Viewer.Patient ann;
    private Viewer.Proxy paul;
    private Viewer.Proxy trusted;
    private Viewer.Staff dora;
    private UUID record;

    @BeforeEach
    void people() throws SQLException {
        ann = viewers.patient();
        record = ann.patient();
        paul = proxy();
        trusted = proxy();
        grants.letSeeConfidentialTopics(trusted.actor(), record, true);
        dora = viewers.staffOf(record, Role.NURSE);
    }

    private Viewer.Proxy proxy() throws SQLException {
        var proxy = new Viewer.Proxy(UUID.randomUUID(), UUID.randomUUID(), record, "Paul");
        owner.run("insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)"
                + " values ('%s', '%s', 'PATIENT_CONSENT', '%s')".formatted(proxy.actor(), record, clock.instant()));
        viewers.session(proxy, record);
        return proxy;
    }

    private Viewer viewer(Who who) {
        return switch (who) {
            case PATIENT -> ann;
            case PROXY -> paul;
            case TRUSTED_PROXY -> trusted;
            case CARE_TEAM -> dora;
            case NOBODY -> viewers.patient();
        };
    }

    private static List<Stands> all(List<@Nullable Instant> ends) {
        var all = new ArrayList<Stands>();
        for (var state : ReleaseState.values()) {
            for (var held : ends) {
                for (var kept : ends) {
                    for (var confidential : List.of(false, true)) {
                        all.add(new Stands(UUID.randomUUID(), state, held, kept, confidential));
                    }
                }
            }
        }
        return all;
    }

    private static List<@Nullable Instant> ends(Instant now) {
        var ends = new ArrayList<@Nullable Instant>();
        ends.add(null);
        ends.add(now.minus(HOUR));
        ends.add(now.minusNanos(1000));
        ends.add(now);
        ends.add(now.plusNanos(1000));
        ends.add(now.plus(HOUR));
        return ends;
    }

    @Test
    @Verifies({"C1#1", "C1#8", "B.com.1b#2", "B.risk.inap.2#4"})
    void theDoorOpensWhatTheSentencesSayToTheInstant() {
        for (var who : Who.values()) {
            var viewer = viewer(who);
            var compared = asking.as(viewer, sql -> {
                var all = all(ends(sql.now()));
                var seen = at(sql, all, may.condition(viewer, record));
                all.forEach(it -> assertThat(seen.contains(it.id()))
                        .as("%s and %s at %s", it, who, sql.now())
                        .isEqualTo(it.isSeenBy(who, sql.now())));
                for (var state : ReleaseState.values()) {
                    var so = at(sql, all, ItemRows.STATE + " = '" + state + "'");
                    all.forEach(it -> assertThat(so.contains(it.id()))
                            .as("%s is %s at %s", it, state, sql.now())
                            .isEqualTo(it.really(sql.now()) == state));
                }
                return all.size();
            });
            assertThat(compared).isEqualTo(360);
        }
    }

    /** For which of these a condition of the program's own statements is true; no row of any table is read. */
    private Set<UUID> at(Sql sql, List<Stands> all, String condition) {
        return new HashSet<>(ItemSelection.bind(sql, sql.of("""
                        select i.id from (select cast(:record as uuid) as patient_id, * from unnest(cast(:ids as uuid[]),
                            cast(:states as text[]), cast(:helds as timestamptz[]), cast(:kepts as timestamptz[]),
                            cast(:confidentials as boolean[])) as n (id, release_state, held_until, kept_until, confidential)
                        ) i where cast(:own as uuid) is not null and %s
                        """.formatted(condition)), record)
                .param("ids", texts(all, Stands::id))
                .param("states", texts(all, Stands::state))
                .param("helds", texts(all, Stands::held))
                .param("kepts", texts(all, Stands::kept))
                .param("confidentials", texts(all, Stands::confidential))
                .query(UUID.class)
                .list());
    }

    private static @Nullable String[] texts(List<Stands> all, Function<Stands, @Nullable Object> of) {
        return all.stream().map(it -> Objects.toString(of.apply(it), null)).toArray(String[]::new);
    }

    @Test
    @Verifies({"C1#1", "C1#8", "B.com.1b#2", "B.risk.inap.2#4", "B.fn.s2#2"})
    void theWallsAndTheCountsSayTheSame() throws SQLException {
        var now = clock.instant();
        var ends = new ArrayList<@Nullable Instant>();
        ends.add(null);
        ends.add(now.minus(HOUR));
        ends.add(now.plus(HOUR));
        var all = all(ends);
        owner.run(all.stream().map(this::row).collect(Collectors.joining(";\n")));
        try {
            for (var who : Who.values()) {
                var viewer = viewer(who);
                var read = new HashSet<>(asking.as(
                        viewer,
                        sql -> sql.of("select id from chart.item where patient_id = :patient")
                                .param("patient", record)
                                .query(UUID.class)
                                .list()));
                all.forEach(it -> assertThat(read.contains(it.id()))
                        .as("%s and %s past the door", it, who)
                        .isEqualTo(it.isSeenBy(who, now)));
                if (who != Who.NOBODY) {
                    counts(all, who, viewer, now);
                }
            }
            var overAndOpen = all.stream().filter(it -> it.isSeenBy(Who.PROXY, now));
            assertThat(overAndOpen).anyMatch(it -> it.state() == ReleaseState.HELD);
        } finally {
            owner.run("delete from chart.item where patient_id = '%s'".formatted(record));
        }
    }

    private void counts(List<Stands> all, Who who, Viewer viewer, Instant now) {
        var hidden = holds.hidden(viewer, record);
        for (var state : ReleaseState.values()) {
            assertThat(hidden.stream()
                            .filter(it -> it.why() == state)
                            .mapToInt(Holds.Hidden::many)
                            .sum())
                    .as("how much waits, to %s: %s", who, state)
                    .isEqualTo((int) all.stream()
                            .filter(it -> it.countsAs(now) == state && it.isKnownTo(who, now))
                            .count());
        }
        assertThat(contents.of(viewer, record).stream()
                        .mapToInt(Contents.Content::many)
                        .sum())
                .as("how much there is, to %s", who)
                .isEqualTo(
                        (int) all.stream().filter(it -> it.isSeenBy(who, now)).count());
    }

    @Test
    @Verifies({"C1#8", "B.com.1b#2"})
    void whatIsOverStandsInNoRegisterAndMayBeDoubted() throws SQLException {
        var now = clock.instant();
        var director = viewers.staff(Role.MEDICAL_DIRECTOR);
        var over = new Stands(UUID.randomUUID(), ReleaseState.HELD, now.minus(HOUR), null, false);
        var held = new Stands(UUID.randomUUID(), ReleaseState.HELD, now.plus(HOUR), null, false);
        owner.run(row(over) + ";" + row(held)
                + "; update chart.item set filed_at = '2000-01-01' where patient_id = '%s'".formatted(record));
        try {
            assertThat(holds.register(director, now).oldest())
                    .anyMatch(it -> held.id().equals(it.group()))
                    .noneMatch(it -> over.id().equals(it.group()));
            assertThat(suspected(ann, held)).isEmpty();
            assertThat(suspected(ann, over)).containsExactly(over.id());
        } finally {
            owner.run("delete from chart.item where patient_id = '%s'".formatted(record));
        }
    }

    private List<UUID> suspected(Viewer viewer, Stands item) {
        return asking.as(
                viewer,
                sql -> sql.of("select chart.suspect(:patient, :item)")
                        .param("patient", record)
                        .param("item", item.id())
                        .query(UUID.class)
                        .list());
    }

    private String row(Stands it) {
        return """
                insert into chart.item (patient_id, id, version, type, category, status, release_state, group_id,
                    effective_from, issued_at, codes, labels, source, history, digest, gist, body, filed_at, confidential,
                    held_until, kept_until)
                values ('%1$s', '%2$s', 1, 'Observation', 'VITAL_SIGNS', 'final', '%3$s', '%2$s', '%4$s', '%4$s', '{}', '{}',
                    'test', true, '', '', '', '%4$s', %5$s, %6$s, %7$s)
                """.formatted(
                        record,
                        it.id(),
                        it.state(),
                        clock.instant(),
                        it.confidential(),
                        it.held() == null ? "null" : "'" + it.held() + "'",
                        it.kept() == null ? "null" : "'" + it.kept() + "'");
    }
}
