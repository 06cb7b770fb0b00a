package org.havenport.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The copy of the organisation's key that is kept elsewhere: without one, a lost disk is the end of every record. A copy
 * counts when somebody has opened it.
 */
@Component
public class Escrow {

    private final Asking asking;
    private final Keysets keysets;
    private final KeyCustody custody;
    private final KeyWitness witness;

    Escrow(Asking asking, Keysets keysets, KeyWitness witness) {
        this.asking = asking;
        this.keysets = keysets;
        this.custody = keysets.opened();
        this.witness = witness;
    }

    /**
     * A copy that was seen to open this database.
     *
     * @param key which key of the organisation
     * @param at when it was opened
     * @param by who said so, as they named themselves
     */
    public record Confirmed(String key, Instant at, String by) {}

    /** The newest confirmation for the key that wraps now; empty when nobody has opened a copy of it. */
    public Optional<Confirmed> confirmed(Viewer.Job asker) {
        return confirmed(asker, custody.current());
    }

    Optional<Confirmed> confirmed(Viewer.Job asker, String key) {
        return asking.as(asker, sql -> confirmed(sql, key));
    }

    static Optional<Confirmed> confirmed(Sql sql, String key) {
        return sql.of("""
                        select key_id, confirmed_at, confirmed_by from vault.escrow
                        where key_id = :key order by confirmed_at desc limit 1
                        """)
                .param("key", key)
                .query((row, _) -> new Confirmed(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)))
                .optional();
    }

    /** False when a service keeps the key and never gives it out. */
    public boolean canBeCopied() {
        return custody.canBeCopied();
    }

    /**
     * Writes a copy of every known key of the organisation to a new file.
     *
     * @param holders how many people must come together to open it: 1 or 2
     * @return the code of each holder; they are kept nowhere
     * @throws IOException when the file is there already or cannot be written
     */
    public List<String> write(Viewer.Job asker, Path to, int holders) throws IOException {
        var codes = Stream.generate(EscrowCopy::newCode).limit(holders).toList();
        OwnersFile.writeNew(to.toAbsolutePath().normalize(), EscrowCopy.seal(file().text(), codes));
        asking.run(asker, sql -> witness.happened(sql, "key-copy-written", 1));
        return codes;
    }

    /**
     * Opens a copy, unwraps with it what the database holds, and keeps that it did.
     *
     * @throws NotACopy when it does not open, or opens another database
     */
    public List<Confirmed> confirm(Viewer.Job asker, Path copy, List<String> codes, String by)
            throws IOException, NotACopy {
        var text = EscrowCopy.open(Files.readAllBytes(copy), codes);
        var copied = FileCustody.of(text);
        if (!copied.canOpen(keysets.aWrappedOne(), Keysets.ONE)) {
            throw new NotACopy("The copy opens, and the key in it is not the key of this database.");
        }
        return asking.as(asker, sql -> {
            var known = custody.known();
            var same = copied.known().stream()
                    .filter(known::contains)
                    .map(key -> keep(sql, key, by, "COPY_OPENED"))
                    .toList();
            witness.happened(sql, "key-copy-confirmed", same.size());
            return same;
        });
    }

    /**
     * Puts the key file back from a copy, without the database: the program cannot start while the key is lost.
     *
     * @throws IOException when there is a file already, or it cannot be written
     * @throws NotACopy when the codes do not open it
     */
    static void restore(Path copy, List<String> codes, Path to) throws IOException, NotACopy {
        var text = EscrowCopy.open(Files.readAllBytes(copy), codes);
        FileCustody.of(text);
        OwnersFile.writeNew(to.toAbsolutePath().normalize(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps that the service that keeps the key has a copy of its own, because it gives none out. */
    public Confirmed keptByTheService(Viewer.Job asker, String by) {
        if (custody.canBeCopied()) {
            throw new IllegalStateException("This key can be copied: write a copy and confirm it");
        }
        return asking.as(asker, sql -> {
            var kept = keep(sql, custody.current(), by, "KEPT_BY_THE_SERVICE");
            witness.happened(sql, "key-copy-confirmed", 1);
            return kept;
        });
    }

    private static Confirmed keep(Sql sql, String key, String by, String how) {
        sql.of("""
                        insert into vault.escrow (id, key_id, confirmed_at, confirmed_by, how)
                        values (:id, :key, :now, :by, :how)
                        """)
                .param("id", UUID.randomUUID())
                .param("key", key)
                .param("now", Sql.time(sql.now()))
                .param("by", by)
                .param("how", how)
                .update();
        return new Confirmed(key, sql.now(), by);
    }

    private FileCustody file() {
        if (custody instanceof FileCustody file) {
            return file;
        }
        throw new IllegalStateException(
                "The service at %s keeps the key and gives no copy of it out".formatted(custody.place()));
    }
}
