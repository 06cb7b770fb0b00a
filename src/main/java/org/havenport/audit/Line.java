package org.havenport.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored line with everything that is authenticated; texts as they stand, valid or not. */
record Line(
        long seq,
        UUID id,
        Instant at,
        UUID actor,
        String kind,
        @Nullable String job,
        @Nullable UUID patient,
        String action,
        String outcome,
        @Nullable String type,
        @Nullable UUID item,
        int n,
        byte[] mac) {

    static final String COLUMNS =
            "l.seq, l.id, l.at, l.actor, l.kind, l.job, l.patient_id, l.action, l.outcome, l.type, l.item, l.n, l.mac";

    static Line of(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("actor", UUID.class),
                row.getString("kind"),
                row.getString("job"),
                row.getObject("patient_id", UUID.class),
                row.getString("action"),
                row.getString("outcome"),
                row.getString("type"),
                row.getObject("item", UUID.class),
                row.getInt("n"),
                row.getBytes("mac"));
    }

    /** What the line's own tag covers: all but the number, which the database gives. */
    byte[] content() {
        return bytes(this::writeContent);
    }

    /** What the chain covers: all of it. */
    byte[] whole() {
        return bytes(out -> {
            out.writeLong(seq);
            writeContent(out);
            out.writeInt(mac.length);
            out.write(mac);
        });
    }

    private void writeContent(DataOutputStream out) throws IOException {
        out.writeByte('l');
        write(out, id);
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        write(out, actor);
        write(out, kind);
        write(out, job);
        write(out, patient);
        write(out, action);
        write(out, outcome);
        write(out, type);
        write(out, item);
        out.writeInt(n);
    }

    private static void write(DataOutputStream out, @Nullable UUID id) throws IOException {
        out.writeBoolean(id != null);
        if (id != null) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        var bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : bytes.length);
        out.write(bytes);
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream(192);
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
