package org.havenport.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a result, with its time.
 *
 * @param words the key of the words for it; they may name {@code detail}
 * @param detail of it, in words of ours or a number; empty when there is none
 * @param by the account of whoever did it, or null for the program
 * @param byPatient whether that was the patient, or somebody who acts for them
 */
public record Moment(
        Instant at, String words, String detail, @Nullable UUID by, boolean byPatient) {

    /** What the program or the staff did. */
    public static Moment of(Instant at, String words, String detail, @Nullable UUID by) {
        return new Moment(at, words, detail, by, false);
    }

    /** A row with {@code at}, {@code words}, {@code detail}, {@code by_actor} and {@code by_patient}. */
    static Moment of(ResultSet row) throws SQLException {
        var detail = row.getString("detail");
        return new Moment(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("words"),
                detail == null ? "" : detail,
                row.getObject("by_actor", UUID.class),
                row.getBoolean("by_patient"));
    }
}
