package org.havenport.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.directory.Directory.Outcome;
import org.havenport.viewer.Sql;

/** The rows of the directory: a whole list of entries is written by two statements, and what is unchanged by none. */
final class Entries {

    private Entries() {}

    /** Same order as the listings; of two with one id the later one stays. */
    static List<Outcome> file(Sql sql, List<Listing> listings) {
        var outcomes = new ArrayList<Outcome>(listings.size());
        var round = new LinkedHashMap<UUID, Listing>();
        for (var listing : listings) {
            // PostgreSQL changes a row once in a statement.
            if (round.containsKey(listing.id())) {
                outcomes.addAll(once(sql, round.values()));
                round.clear();
            }
            round.put(listing.id(), listing);
        }
        outcomes.addAll(once(sql, round.values()));
        return outcomes;
    }

    private static List<Outcome> once(Sql sql, Collection<Listing> listings) {
        var changed = new HashMap<UUID, Boolean>();
        sql.of("""
                        insert into directory.entry as known (id, source, type, name, body, updated_at)
                        select n.id, n.source, n.type, n.name, n.body, viewer.at()
                        from unnest(cast(:ids as uuid[]), cast(:sources as text[]), cast(:types as text[]),
                            cast(:names as text[]), cast(:bodies as text[])) as n (id, source, type, name, body)
                        where not exists (
                            select 1 from directory.entry same where same.id = n.id and same.body = n.body)
                        on conflict (id) do update set name = excluded.name, body = excluded.body,
                            updated_at = excluded.updated_at where known.body <> excluded.body
                        returning id, xmax = 0
                        """)
                .param("ids", texts(listings, Listing::id))
                .param("sources", texts(listings, Listing::source))
                .param("types", texts(listings, Listing::type))
                .param("names", texts(listings, Listing::name))
                .param("bodies", texts(listings, Listing::body))
                .query(row -> {
                    changed.put(row.getObject(1, UUID.class), row.getBoolean(2));
                });
        remember(sql, listings, changed);
        return listings.stream()
                .map(it -> !changed.containsKey(it.id())
                        ? Outcome.UNCHANGED
                        : changed.getOrDefault(it.id(), false) ? Outcome.FILED : Outcome.CHANGED)
                .toList();
    }

    private static void remember(Sql sql, Collection<Listing> listings, Map<UUID, Boolean> changed) {
        var entries = new LinkedHashMap<UUID, UUID>();
        for (var it : listings) {
            if (changed.containsKey(it.id())) {
                new HashSet<>(it.aliases()).forEach(alias -> entries.put(alias, it.id()));
                entries.put(it.id(), it.id());
            }
        }
        if (!entries.isEmpty()) {
            sql.of("""
                            insert into directory.alias (alias, entry)
                            select * from unnest(cast(:aliases as uuid[]), cast(:entries as uuid[]))
                            on conflict (alias) do update set entry = excluded.entry
                            """)
                    .param("aliases", texts(entries.keySet(), it -> it))
                    .param("entries", texts(entries.values(), it -> it))
                    .update();
        }
    }

    private static <T> String[] texts(Collection<T> things, Function<T, Object> of) {
        return things.stream().map(it -> of.apply(it).toString()).toArray(String[]::new);
    }
}
