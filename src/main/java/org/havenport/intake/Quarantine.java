package org.havenport.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where resources wait, sealed, until a person says whose they are. What was brought for one patient waits together; the
 * same resource waits once.
 */
@Component
class Quarantine {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;

    Quarantine(Vault vault) {
        this.vault = vault;
    }

    /** What belongs to one patient: it waits together, with whatever waits of the same patient already. */
    void hold(Sql sql, Deliveries.Parcel parcel, String reason) {
        var key = parcel.patient() == null ? parcel.key() : Links.patientKey(parcel.patient());
        hold(sql, new Waiting(parcel.run(), parcel.links(), parcel.content(), key, reason), parcel.entries());
    }

    /** One resource that nobody could be named for: it waits with those that name the same. */
    void put(Sql sql, Run run, Links links, Entry entry, Content content, String reason) {
        var named = entry.subjects().stream().distinct().toList();
        var key = named.size() == 1 ? "named " + named.getFirst() : null;
        hold(sql, new Waiting(run, links, content, key, reason), List.of(entry));
    }

    private record Waiting(
            Run run, Links links, Content content, @Nullable String about, String reason) {
        byte[] resource(Entry entry) {
            return content.slice(entry.from(), entry.to());
        }
    }

    private void hold(Sql sql, Waiting it, List<Entry> entries) {
        var together = new HashSet<>(entries);
        UUID held = null;
        for (var entry : entries) {
            var id = idOf(it, entry);
            if (!isKept(sql, id)) {
                held = held == null ? heldFor(sql, it.run(), it.about(), it.reason()) : held;
                insert(sql, it, held, id, entry, links(it, entry, together));
            }
        }
    }

    private UUID heldFor(Sql sql, Run run, @Nullable String about, String reason) {
        return sql.of("""
                        insert into intake.held as h (id, run_id, source, live, origin, reason, about, state, at)
                        values (:id, :run, :source, :live, 'DELIVERY', :reason, :about, 'WAITING', viewer.at())
                        on conflict (source, about) where state = 'WAITING' and about is not null
                            do update set version = h.version + 1
                        returning id
                        """)
                .param("id", UUID.randomUUID())
                .param("run", run.id())
                .param("source", run.source())
                .param("live", run.live())
                .param("reason", reason)
                .param(
                        "about",
                        about == null ? null : vault.blindForRoom(sql, "intake", "held", run.source() + '|' + about))
                .query(UUID.class)
                .single();
    }

    private void insert(Sql sql, Waiting it, UUID held, UUID id, Entry entry, Map<String, String> links) {
        sql.of("""
                        insert into intake.quarantine
                            (id, run_id, held_id, source, type, position, reason, sealed, links, state, at)
                        values (:id, :run, :held, :source, :type, :position, :reason, :sealed, :links, 'WAITING', viewer.at())
                        """)
                .param("id", id)
                .param("run", it.run().id())
                .param("held", held)
                .param("source", it.run().source())
                .param("type", entry.type())
                .param("position", entry.position())
                .param("reason", it.reason())
                .param("sealed", vault.sealForRoom(sql, "intake", it.resource(entry), context(id, "resource")))
                .param("links", vault.sealForRoom(sql, "intake", JSON.writeValueAsBytes(links), context(id, "links")))
                .update();
    }

    /** What its references to the rest of the bundle mean, which is gone when it is filed, and its own id and address. */
    private static Map<String, String> links(Waiting it, Entry entry, Collection<Entry> together) {
        var kept = new HashMap<String, String>();
        collect(StrictJson.tree(it.resource(entry)), reference -> {
            var other = it.links().find(reference);
            if (other != null && !together.contains(other) && !other.type().equals("Patient")) {
                kept.put(reference, it.links().rewrite(reference, Links.Whose.NOBODY));
            }
        });
        if (entry.fullUrl() != null) {
            kept.put(HeldResource.FULL_URL, entry.fullUrl());
        }
        kept.put(HeldResource.CHART_ID, it.links().chartId(entry).toString());
        return kept;
    }

    static void collect(JsonNode node, java.util.function.Consumer<String> references) {
        if (node.isObject()) {
            node.properties().forEach(it -> {
                if (it.getKey().equals("reference") && it.getValue().isString()) {
                    references.accept(it.getValue().stringValue());
                } else {
                    collect(it.getValue(), references);
                }
            });
        } else if (node.isArray()) {
            node.forEach(it -> collect(it, references));
        }
    }

    private UUID idOf(Waiting it, Entry entry) {
        var content = HexFormat.of().formatHex(vault.mac(it.resource(entry)));
        return vault.name(
                "quarantine", it.run().source() + '|' + entry.type() + '|' + entry.sourceKey() + '|' + content);
    }

    private static boolean isKept(Sql sql, UUID id) {
        return sql.of("select exists (select 1 from intake.quarantine where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    static String context(UUID id, String what) {
        return "intake.quarantine|" + id + "|" + what;
    }
}
