package org.havenport.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How the keys stand, for people and for programs. */
final class KeyStatusTexts {

    private KeyStatusTexts() {}

    static String asText(KeyStatus it) {
        var text = new StringBuilder();
        line(
                text,
                "Key of the organisation",
                "%s, %,d days old (allowed: %,d), at %s".formatted(it.key(), it.days(), it.daysAllowed(), it.keptAt()));
        for (var key : it.organisation()) {
            line(text, "", "%s wraps %,d keys, since %s".formatted(key.id(), key.wraps(), key.madeAt()));
        }
        line(
                text,
                "Data keys",
                "%,d patients, %,d rooms, %,d of the organisation; the oldest is of %s"
                        .formatted(
                                it.dataKeys().patients(),
                                it.dataKeys().rooms(),
                                it.dataKeys().organisation(),
                                it.dataKeys().oldest()));
        line(
                text,
                "Key of the indexes",
                "generation %d, %,d days old (allowed: %,d); %,d patients and rooms are left to rebuild"
                        .formatted(
                                it.index().generation(),
                                it.index().days(),
                                it.daysAllowed(),
                                it.index().left()));
        var now = it.places().stream().mapToLong(KeyStatus.Place::now).sum();
        line(
                text,
                "Sealed values",
                "%,d with the newest key, %,d with another, in %d columns"
                        .formatted(now, it.otherwiseSealed(), it.places().size()));
        it.places().stream()
                .filter(place -> place.other() > 0)
                .forEach(place -> line(text, "", "%s: %,d with another".formatted(place.place(), place.other())));
        it.unknown().forEach(column -> line(text, "", column + " is named by no room"));
        line(
                text,
                "Copy kept elsewhere",
                it.copy()
                        .map(copy -> "opened %s, by %s".formatted(copy.at(), copy.by()))
                        .orElse("never confirmed for this key"));
        it.underWay()
                .forEach(run -> line(
                        text,
                        "Not finished",
                        "%s, in %s, %,d done, since %s".formatted(run.kind(), run.phase(), run.done(), run.since())));
        return text.append(it.holds() ? "Everything is as it should be." : "Not everything is as it should be.")
                .toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-24s %s%n".formatted(name, value));
    }

    static String asJson(KeyStatus it) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("holds", it.holds());
        json.put("key", it.key());
        json.put("keptAt", it.keptAt());
        json.put("days", it.days());
        json.put("daysAllowed", it.daysAllowed());
        json.put(
                "organisationKeys",
                list(
                        it.organisation(),
                        key -> Map.of("id", key.id(), "madeAt", key.madeAt().toString(), "wraps", key.wraps())));
        json.put(
                "dataKeys",
                Map.of(
                        "patients", it.dataKeys().patients(),
                        "rooms", it.dataKeys().rooms(),
                        "organisation", it.dataKeys().organisation(),
                        "oldest", it.dataKeys().oldest().toString()));
        json.put(
                "index",
                Map.of(
                        "generation", it.index().generation(),
                        "madeAt", it.index().madeAt().toString(),
                        "days", it.index().days(),
                        "left", it.index().left()));
        json.put(
                "sealed",
                list(
                        it.places(),
                        place -> Map.of("column", place.place(), "newest", place.now(), "other", place.other())));
        json.put("unknownColumns", it.unknown());
        json.put(
                "underWay",
                list(
                        it.underWay(),
                        run -> Map.of(
                                "kind",
                                run.kind(),
                                "phase",
                                run.phase(),
                                "done",
                                run.done(),
                                "since",
                                run.since().toString())));
        json.put(
                "copyConfirmed",
                it.copy()
                        .map(copy -> Map.of("key", copy.key(), "at", copy.at().toString(), "by", copy.by()))
                        .orElse(null));
        json.put("at", it.at().toString());
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static <T> List<Map<String, Object>> list(
            List<T> all, java.util.function.Function<T, Map<String, Object>> of) {
        return all.stream().map(of).toList();
    }
}
