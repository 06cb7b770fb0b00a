package org.havenport.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.havenport.audit.Verification.Kind;
import org.havenport.audit.Verification.Problem;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** A seal with the line it is about, as both stand in the database. */
record Link(Seal seal, @Nullable Line line) {

    /** The links after a position, in order. */
    static List<Link> after(Sql sql, long position, int batch) {
        return sql.of("""
                        select s.position, s.seq as sealed_seq, s.hash, s.mac as seal_mac, %s
                        from (select position, seq, hash, mac from audit.seal
                              where position > :position order by position limit :batch) s
                        left join audit.line l on l.seq = s.seq order by s.position
                        """.formatted(Line.COLUMNS))
                .param("position", position)
                .param("batch", batch)
                .query((row, _) -> of(row))
                .list();
    }

    private static Link of(ResultSet row) throws SQLException {
        var seal = new Seal(
                row.getLong("position"), row.getLong("sealed_seq"), row.getBytes("hash"), row.getBytes("seal_mac"));
        return new Link(seal, row.getObject("seq") == null ? null : Line.of(row));
    }

    /** What is wrong here after a chain that was good up to {@code before}; null when nothing is. */
    @Nullable
    Problem problem(Vault vault, long expected, byte[] before) {
        if (seal.position() != expected) {
            return new Problem(Kind.MISSING, expected, null, "The seal at this position is missing.");
        }
        if (line == null) {
            return problem(Kind.MISSING, "The line is missing.");
        }
        var ownLine = vault.isMac(line.mac(), line.content());
        var ownSeal = vault.isMac(seal.mac(), Seal.content(seal.position(), seal.hash()));
        if (Arrays.equals(seal.hash(), Seal.hash(before, line))) {
            if (!ownLine) {
                return problem(Kind.INSERTED, "The line was added by hand.");
            }
            return ownSeal ? null : problem(Kind.CHANGED, "The seal was not made by the program.");
        }
        if (!ownLine) {
            return problem(Kind.CHANGED, "The line was changed or put in another's place.");
        }
        return ownSeal
                ? problem(Kind.REORDERED, "A line of another place stands here.")
                : problem(Kind.REORDERED, "The seal was changed or is that of another place.");
    }

    private Problem problem(Kind kind, String what) {
        return new Problem(kind, seal.position(), seal.seq(), what);
    }
}
