package org.havenport.audit;

import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** Adds lines to the log: one, or several of one transaction in a single statement. */
final class LineRows {

    private static final String INSERT = """
            insert into audit.line (id, at, actor, kind, job, patient_id, action, outcome, type, item, n, mac)
            values (:id, :at, :actor, :kind, :job, :patient, :action, :outcome, :type, :item, :n, :mac)""";

    private LineRows() {}

    /** Written at the end of the transaction, together with its commit. */
    static void insert(Sql sql, Line line, byte[] mac) {
        sql.last(
                INSERT,
                statement -> statement
                        .param("id", line.id())
                        .param("at", Sql.time(line.at()))
                        .param("actor", line.actor())
                        .param("kind", line.kind())
                        .param("job", line.job(), Types.VARCHAR)
                        .param("patient", line.patient(), Types.OTHER)
                        .param("action", line.action())
                        .param("outcome", line.outcome())
                        .param("type", line.type(), Types.VARCHAR)
                        .param("item", line.item(), Types.OTHER)
                        .param("n", line.n())
                        .param("mac", mac),
                AuditUnavailable::new);
    }

    /** @param lines of one viewer at one instant, not none */
    static void insert(Sql sql, List<Line> lines, Function<Line, byte[]> mac) {
        var one = lines.getFirst();
        sql.of("""
                        insert into audit.line
                            (id, at, actor, kind, job, patient_id, action, outcome, type, item, n, mac)
                        select l.id, cast(:at as timestamptz), cast(:actor as uuid), :kind, :job, l.patient, l.action,
                            l.outcome, l.type, l.item, l.n, l.mac
                        from unnest(cast(:ids as uuid[]), cast(:patients as uuid[]), cast(:actions as text[]),
                            cast(:outcomes as text[]), cast(:types as text[]), cast(:items as uuid[]),
                            cast(:ns as integer[]), cast(:macs as bytea[]))
                            as l (id, patient, action, outcome, type, item, n, mac)
                        """)
                .param("at", Sql.time(one.at()))
                .param("actor", one.actor())
                .param("kind", one.kind())
                .param("job", one.job(), Types.VARCHAR)
                .param("ids", texts(lines, Line::id))
                .param("patients", texts(lines, Line::patient))
                .param("actions", texts(lines, Line::action))
                .param("outcomes", texts(lines, Line::outcome))
                .param("types", texts(lines, Line::type))
                .param("items", texts(lines, Line::item))
                .param("ns", lines.stream().mapToInt(Line::n).toArray())
                .param("macs", lines.stream().map(mac).toArray(byte[][]::new))
                .update();
    }

    private static @Nullable String[] texts(List<Line> lines, Function<Line, @Nullable Object> part) {
        var texts = new @Nullable String[lines.size()];
        for (int i = 0; i < texts.length; i++) {
            var value = part.apply(lines.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }
}
