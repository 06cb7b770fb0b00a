package org.havenport.viewer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/**
 * A statement as it was written, with named parameters, and as PostgreSQL is sent it. Each is read once and remembered:
 * there are as many as the program has statements.
 *
 * @param names of the parameters in the order of their places
 */
record Wording(ParsedSql parsed, String sent, List<String> names) {

    private static final int MOST = 4_000;
    private static final Map<String, Wording> KNOWN = new ConcurrentHashMap<>();

    static Wording of(String text) {
        var known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        if (KNOWN.size() > MOST) {
            KNOWN.clear();
        }
        var made = read(text);
        KNOWN.put(text, made);
        return made;
    }

    /** As it is sent with these parameters: a place for each member of a collection among them. */
    String sentWith(Map<String, Object> parameters) {
        return parameters.values().stream().noneMatch(Iterable.class::isInstance)
                ? sent
                : NamedParameterUtils.substituteNamedParameters(parsed, new MapSqlParameterSource(parameters));
    }

    private static Wording read(String text) {
        var parsed = NamedParameterUtils.parseSqlStatement(text);
        var nothing = new MapSqlParameterSource();
        var names = NamedParameterUtils.buildSqlParameterList(parsed, nothing).stream()
                .map(parameter -> String.valueOf(parameter.getName()))
                .toList();
        return new Wording(parsed, NamedParameterUtils.substituteNamedParameters(parsed, nothing), names);
    }
}
