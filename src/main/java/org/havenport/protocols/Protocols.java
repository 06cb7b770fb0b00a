package org.havenport.protocols;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the organisation has decided. Values are kept in memory, so that asking costs nothing and works without the
 * database; they are read again every few seconds, so that a decision made on another node acts here.
 */
@Component
public class Protocols implements Remembered {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Stored> stored = new ConcurrentHashMap<>();
    private final List<Parameter<?>> declared;
    private final Asking asking;
    private final Audit audit;

    Protocols(List<Parameter<?>> declared, Asking asking, Audit audit) {
        this.audit = audit;
        this.declared = declared.stream()
                .sorted(Comparator.comparing((Parameter<?> p) -> p.key()))
                .toList();
        this.asking = asking;
    }

    /** The value in force: the last one decided that the parameter still accepts, else the standard. */
    public <T> T value(Parameter<T> parameter) {
        return decision(parameter).value();
    }

    /** Every declared parameter with what stands for it, by key. */
    public List<Decision<?>> all() {
        return declared.stream().<Decision<?>>map(this::decision).toList();
    }

    /**
     * Decides a value; it acts on this node when the transaction commits and on the others within seconds.
     *
     * @throws IllegalArgumentException when the parameter does not accept the value
     * @throws SecurityException when the viewer may not decide
     */
    public <T> void decide(Viewer viewer, Parameter<T> parameter, T value) {
        if (!(viewer instanceof Viewer.Job)
                && !viewer.holdsOneOf(Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR)) {
            throw new SecurityException("Only an administrator, compliance officer or medical director decides");
        }
        if (!parameter.accepts(value)) {
            throw new IllegalArgumentException("Not acceptable for " + parameter.key());
        }
        var json = JSON.writeValueAsString(value);
        asking.run(viewer, sql -> {
            sql.of("""
                            insert into protocols.parameter_value (key, value, decided_at, decided_by)
                            values (:key, :value::jsonb, :at, :by)
                            """)
                    .param("key", parameter.key())
                    .param("value", json)
                    .param("at", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            audit.record(
                    sql,
                    AuditEvent.many("parameter-decided", null, parameter.key().replace('.', '-'), 1));
            var now = new Stored(json, sql.now(), viewer.actor());
            Asking.afterCommit(() -> stored.put(parameter.key(), now));
        });
    }

    @Override
    public void readAgain() {
        var rows = asking.atTheDoor(sql -> sql.of("""
                        select distinct on (key) key, value::text, decided_at, decided_by
                        from protocols.parameter_value order by key, number desc
                        """)
                .query((row, _) -> Map.entry(row.getString(1), read(row)))
                .list());
        rows.forEach(row -> stored.put(row.getKey(), row.getValue()));
    }

    private <T> Decision<T> decision(Parameter<T> parameter) {
        var found = stored.get(parameter.key());
        if (found != null) {
            try {
                var value = JSON.readValue(found.json(), parameter.type());
                if (value != null && parameter.accepts(value)) {
                    return new Decision<>(parameter, value, found.at(), found.by());
                }
            } catch (JacksonException unreadable) {
                // The type has changed since; the standard is safe until somebody decides again.
            }
        }
        return new Decision<>(parameter, parameter.standard(), null, null);
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant(), row.getObject(4, UUID.class));
    }

    private record Stored(String json, Instant at, UUID by) {}
}
