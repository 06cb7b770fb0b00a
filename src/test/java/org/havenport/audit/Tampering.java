package org.havenport.audit;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One tampering after another, each at a random place, and the position that must be named for it. */
final class Tampering {

    private static final List<String> EDITS = List.of(
            "at = at + interval '1 microsecond'",
            "actor = gen_random_uuid()",
            "kind = 'STAFF'",
            "job = 'another'",
            "job = null",
            "patient_id = gen_random_uuid()",
            "patient_id = null",
            "action = 'home-viewed'",
            "outcome = 'REFUSED'",
            "type = 'Patient'",
            "item = null",
            "n = n + 1",
            "id = gen_random_uuid()",
            "mac = set_byte(mac, 10, get_byte(mac, 10) # 1)");

    private static final List<String> KINDS = List.of(
            "edited",
            "edited",
            "deleted",
            "deleted with its seal",
            "seal deleted",
            "inserted",
            "swapped",
            "seals swapped",
            "cut off",
            "old copy restored");

    private final Thief thief;
    private final LogOfItsOwn log;
    private final int lines;
    private final long seed;
    private final Random random;
    private int round;

    Tampering(Thief thief, LogOfItsOwn log, int lines, long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.thief = thief;
        this.log = log;
        this.lines = lines;
    }

    /** Tampers once and says which position is the first bad one. */
    long next() throws SQLException {
        var position = 1 + random.nextInt(lines - 1);
        return switch (round++ % KINDS.size()) {
            case 0, 1 -> edit(position);
            case 2 -> remove(position);
            case 3 -> removeWithSeal(position);
            case 4 -> removeSeal(position);
            case 5 -> insertIntoAGap();
            case 6 -> swapLines(position);
            case 7 -> swapSeals(position);
            case 8 -> cutOff(position);
            default -> restoreAnOldCopy(position);
        };
    }

    /** What was done last. */
    String kind() {
        return KINDS.get((round - 1) % KINDS.size());
    }

    @Override
    public String toString() {
        return "%s, -Dhavenport.seed=%d".formatted(kind(), seed);
    }

    private long edit(int position) throws SQLException {
        thief.run(
                "update audit.line set %s where seq = ?".formatted(EDITS.get(random.nextInt(EDITS.size()))),
                seq(position));
        return position;
    }

    private long remove(int position) throws SQLException {
        thief.run("delete from audit.line where seq = ?", seq(position));
        return position;
    }

    private long removeWithSeal(int position) throws SQLException {
        remove(position);
        thief.run("delete from audit.seal where position = ?", position);
        return position;
    }

    private long removeSeal(int position) throws SQLException {
        thief.run("delete from audit.seal where position = ?", position);
        return position;
    }

    private long insertIntoAGap() throws SQLException {
        var gaps = thief.longs("""
                select g from generate_series(1, (select max(seq) from audit.line)) g
                where not exists (select 1 from audit.line where seq = g)
                """);
        thief.run("""
                insert into audit.line (seq, id, at, actor, kind, action, outcome, n, mac) overriding system value
                select ?, gen_random_uuid(), at, actor, kind, action, outcome, n, mac from audit.line where seq = ?
                """, gaps.get(random.nextInt(gaps.size())), seq(1 + random.nextInt(lines)));
        return lines + 1L;
    }

    private long swapLines(int position) throws SQLException {
        var one = seq(position);
        var other = seq(position + 1 + random.nextInt(lines - position));
        thief.run("update audit.line set seq = -1 where seq = ?", one);
        thief.run("update audit.line set seq = ? where seq = ?", one, other);
        thief.run("update audit.line set seq = ? where seq = -1", other);
        return position;
    }

    private long swapSeals(int position) throws SQLException {
        var other = position + 1 + random.nextInt(lines - position);
        thief.run("update audit.seal set position = -1 where position = ?", position);
        thief.run("update audit.seal set position = ? where position = ?", position, other);
        thief.run("update audit.seal set position = ? where position = -1", other);
        return position;
    }

    private long cutOff(int position) throws SQLException {
        thief.run("delete from audit.line where seq in (select seq from audit.seal where position >= ?)", position);
        thief.run("delete from audit.seal where position >= ?", position);
        return position;
    }

    /** Where the new history begins lies after the last anchor that agrees: that is what can be known. */
    private long restoreAnOldCopy(int position) throws SQLException {
        cutOff(position);
        log.grow(lines);
        return (position - 1) / 25 * 25 + 1L;
    }

    private long seq(int position) throws SQLException {
        return thief.longs("select seq from public.copy_of_seal where position = " + position)
                .getFirst();
    }

    /** What was found, in one line, and of which kind. */
    String report(Map<String, Integer> found, long nanos) {
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        return ("audit: %,d tampers of a log of %d lines, seed %d: each found at its first bad row; 0 false alarms in"
                        + " %,d readings of the untouched log; %.0f s%naudit: %s")
                .formatted(all, lines, seed, (all + 9) / 10, nanos / 1e9, found);
    }
}
