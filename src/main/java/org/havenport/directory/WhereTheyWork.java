package org.havenport.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In which state somebody works: the place of their role, else that of its organisation, else their own address. */
final class WhereTheyWork {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COUNTRY = "US-";

    private final Sql sql;
    private final Function<String, Optional<UUID>> idIn;

    private WhereTheyWork(Sql sql, Function<String, Optional<UUID>> idIn) {
        this.sql = sql;
        this.idIn = idIn;
    }

    static Optional<String> state(Sql sql, String reference, Function<String, Optional<UUID>> idIn) {
        return new WhereTheyWork(sql, idIn).state(reference);
    }

    private Optional<String> state(String reference) {
        var entry = body(reference);
        if (entry == null) {
            return Optional.empty();
        }
        return switch (entry.path("resourceType").asString("")) {
            case "PractitionerRole" -> ofRole(entry);
            case "Practitioner" ->
                roles(reference).map(this::ofRole).filter(Optional::isPresent).orElseGet(() -> address(entry));
            default -> address(entry);
        };
    }

    private Optional<String> ofRole(JsonNode role) {
        for (var place : role.path("location")) {
            var state = at(place);
            if (state.isPresent()) {
                return state;
            }
        }
        return at(role.path("organization"));
    }

    private Optional<String> at(JsonNode place) {
        var entry = body(place.path("reference").asString(""));
        return entry == null ? Optional.empty() : address(entry);
    }

    /** Of somebody with several roles the one that was heard of last. */
    private Optional<JsonNode> roles(String practitioner) {
        return idIn.apply(practitioner)
                .flatMap(id -> sql.of("""
                                select body from directory.entry
                                where type = 'PractitionerRole' and position(:id in body) > 0
                                order by updated_at desc limit 1
                                """)
                        .param("id", id.toString())
                        .query(String.class)
                        .optional())
                .map(JSON::readTree);
    }

    private @Nullable JsonNode body(String reference) {
        return idIn.apply(reference)
                .flatMap(id -> sql.of("""
                                select e.body from directory.alias a join directory.entry e on e.id = a.entry
                                where a.alias = :id
                                """).param("id", id).query(String.class).optional())
                .map(JSON::readTree)
                .orElse(null);
    }

    /** A location has one address, people and organisations have several. */
    private static Optional<String> address(JsonNode entry) {
        var address = entry.path("address");
        var one = address.isArray() ? address.path(0) : address;
        var state = one.path("state").asString("").strip().toUpperCase(Locale.ROOT);
        var letters = state.startsWith(COUNTRY) ? state.substring(COUNTRY.length()) : state;
        return letters.length() == 2 ? Optional.of(letters) : Optional.empty();
    }
}
