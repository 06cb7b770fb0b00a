package org.havenport.enrolment;

import static org.havenport.enrolment.SealedInEnrolment.ROOM;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;

/** The rows of invitations, and what is kept of a code and a birth date. */
final class InvitationRows {

    private InvitationRows() {}

    static Invitation invitation(ResultSet row, Instant now) throws SQLException {
        var until = at(row, "ends_at");
        var state = row.getObject("used_at") != null
                ? Invitation.State.USED
                : row.getObject("withdrawn_at") != null
                        ? Invitation.State.WITHDRAWN
                        : row.getObject("closed_at") != null
                                ? Invitation.State.CLOSED
                                : until.isAfter(now) ? Invitation.State.OPEN : Invitation.State.EXPIRED;
        var ended =
                switch (state) {
                    case USED -> at(row, "used_at");
                    case WITHDRAWN -> at(row, "withdrawn_at");
                    case CLOSED -> at(row, "closed_at");
                    case OPEN, EXPIRED -> null;
                };
        return new Invitation(
                row.getObject("patient_id", UUID.class),
                row.getObject("id", UUID.class),
                Way.valueOf(row.getString("way")),
                at(row, "invited_at"),
                row.getObject("invited_by", UUID.class),
                until,
                state,
                ended);
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What is kept of a code. */
    static byte[] codeBlind(Vault vault, Sql sql, String code) {
        return vault.blindForRoom(sql, ROOM, "code", code);
    }

    /** What is kept of the birth date beside it; of no use without the invitation's id. */
    static byte[] bornBlind(Vault vault, Sql sql, UUID invitation, String born) {
        return vault.blindForRoom(sql, ROOM, "born", invitation + " " + born);
    }
}
