package org.havenport.passkeys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/** A passkey as the door reads it to verify an answer. */
record Row(
        UUID id,
        UUID account,
        byte[] handle,
        byte[] attested,
        long signCount,
        boolean mayBeCopied,
        boolean isCopied,
        boolean shut) {

    static Row of(ResultSet row) throws SQLException {
        return new Row(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("account", UUID.class)),
                row.getBytes("handle"),
                row.getBytes("attested"),
                row.getLong("sign_count"),
                row.getBoolean("may_be_copied"),
                row.getBoolean("is_copied"),
                row.getTimestamp("shut_at") != null);
    }
}
