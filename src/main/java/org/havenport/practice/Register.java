package org.havenport.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.havenport.safeguards.Safeguards.Assessment;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The register of promises: what was seen of each and when, who answers for it, and what people decided about it. */
@Component
public class Register {

    static final Duration EVERY = Duration.ofHours(1);

    private static final int LONGEST = 500;

    private final Asking asking;
    private final Vault vault;
    private final SafeguardsAreReviewedInTime reviews;
    private final WaiversEndByThemselves waivers;
    private final BrokenPromisesBecomeWork work;

    Register(
            Asking asking,
            Vault vault,
            SafeguardsAreReviewedInTime reviews,
            WaiversEndByThemselves waivers,
            BrokenPromisesBecomeWork work) {
        this.asking = asking;
        this.vault = vault;
        this.reviews = reviews;
        this.waivers = waivers;
        this.work = work;
    }

    /**
     * Keeps what was just seen, when an hour has passed since the last time or the state has turned, and makes work of
     * what is broken.
     *
     * @return every promise, the gravest first
     */
    List<Entry> keep(Viewer job, List<Assessment> asked) {
        return asking.as(job, sql -> {
            know(sql, asked);
            waivers.putAway(sql);
            var rows = RegisterRows.read(sql, vault);
            var entries = entries(sql, rows, asked);
            var news = entries.stream().filter(e -> isNews(sql, rows, e)).toList();
            write(sql, rows, news);
            work.open(
                    sql,
                    entries.stream()
                            .filter(e -> e.standing() == Standing.BROKEN && e.work() == null)
                            .map(Entry::name)
                            .toList());
            return entries(sql, RegisterRows.read(sql, vault), asked);
        });
    }

    /** The same for a person who reads, the gravest first; nothing for who answers for nothing. */
    List<Entry> entries(Viewer viewer, List<Assessment> asked) {
        return asking.as(viewer, sql -> entries(sql, RegisterRows.read(sql, vault), asked));
    }

    /** When a promise turned, the newest first, and how often it was asked. */
    History history(Viewer viewer, String promise) {
        return asking.as(viewer, sql -> {
            var turns = sql.of("""
                            select at, state, seen from practice.sighting
                            where promise = :promise and turned order by at desc limit 40
                            """)
                    .param("promise", promise)
                    .query((row, _) -> new History.Turn(
                            RegisterRows.at(row, 1),
                            Standing.valueOf(row.getString(2)),
                            Objects.requireNonNull(row.getString(3))))
                    .list();
            var asked = new HashMap<Standing, Long>();
            sql.of("select state, count(*) from practice.sighting where promise = :promise group by state")
                    .param("promise", promise)
                    .query(row -> {
                        asked.put(Standing.valueOf(row.getString(1)), row.getLong(2));
                    });
            return new History(turns, asked);
        });
    }

    /** What was seen over time. */
    record History(List<Turn> turns, Map<Standing, Long> asked) {

        /** The moment at which the state became another. */
        record Turn(Instant at, Standing standing, String seen) {}

        long times() {
            return asked.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static void know(Sql sql, List<Assessment> asked) {
        sql.of("""
                        insert into practice.promise (name, first_seen_at)
                        select n, viewer.at() from unnest(cast(:names as text[])) n on conflict (name) do nothing
                        """)
                .param("names", asked.stream().map(Assessment::name).toArray(String[]::new))
                .update();
        // Two nodes that ask at once would both see a turn.
        sql.of("select name from practice.promise order by name for update")
                .query(String.class)
                .list();
    }

    private List<Entry> entries(Sql sql, RegisterRows rows, List<Assessment> asked) {
        var entries = new ArrayList<Entry>();
        for (var one : asked) {
            entries.add(entry(sql, rows, one));
        }
        entries.sort(Comparator.comparing(Entry::standing).thenComparing(Entry::name));
        return entries;
    }

    private Entry entry(Sql sql, RegisterRows rows, Assessment asked) {
        var name = asked.name();
        var named = rows.owners().get(name);
        var reviewed = rows.reviews().get(name);
        var known = rows.known().getOrDefault(name, sql.now());
        var due = reviews.due(asked.safeguard().cyber(), known, reviewed);
        var overdue = reviews.overdue(due);
        var waiver = rows.waivers().get(name);
        var standing = Standing.of(asked.evidence().state(), waivers.counts(waiver), overdue);
        var last = rows.lastOf(name);
        var since = last == null || last.standing() != standing ? sql.now() : rows.since(name, known);
        return new Entry(
                asked,
                standing,
                since,
                named == null ? Owner.proposed(asked) : named,
                named != null,
                reviewed,
                due,
                overdue,
                waivers.shown(waiver),
                rows.remarks().get(name),
                rows.work().get(name));
    }

    private static boolean isNews(Sql sql, RegisterRows rows, Entry entry) {
        var last = rows.lastOf(entry.name());
        return last == null
                || last.standing() != entry.standing()
                || !last.at().plus(EVERY).isAfter(sql.now());
    }

    private static void write(Sql sql, RegisterRows rows, List<Entry> news) {
        sql.of("""
                        insert into practice.sighting (promise, at, state, turned, seen)
                        select promise, viewer.at(), state, turned, seen
                        from unnest(cast(:promises as text[]), cast(:states as text[]), cast(:turned as boolean[]),
                            cast(:seen as text[])) as n (promise, state, turned, seen)
                        on conflict (promise, at) do nothing
                        """)
                .param("promises", news.stream().map(Entry::name).toArray(String[]::new))
                .param("states", news.stream().map(e -> e.standing().name()).toArray(String[]::new))
                .param("turned", news.stream().map(e -> turned(rows, e)).toArray(Boolean[]::new))
                .param("seen", news.stream().map(Register::seen).toArray(String[]::new))
                .update();
    }

    private static boolean turned(RegisterRows rows, Entry entry) {
        var last = rows.lastOf(entry.name());
        return last == null || last.standing() != entry.standing();
    }

    private static String seen(Entry entry) {
        var seen = entry.asked().evidence().seen();
        return seen.length() <= LONGEST ? seen : seen.substring(0, LONGEST);
    }
}
