package org.havenport.audit;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the signed head of the chain outside the database, and stops when the database no longer has what it signed. */
@Component
class Anchoring {

    private static final Logger log = LoggerFactory.getLogger(Anchoring.class);

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final AnchorFile file;
    private final AnchorSyslog collector;
    private final Clock clock;
    private @Nullable Anchor last;
    private boolean begun;

    Anchoring(Asking asking, Audit audit, Vault vault, AnchorFile file, AnchorSyslog collector, Clock clock) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.file = file;
        this.collector = collector;
        this.clock = clock;
    }

    /** Reads what was kept by earlier runs; called before the first seal of a run. */
    synchronized void begin() {
        if (begun) {
            return;
        }
        last = file.read().anchors().stream()
                .max(Comparator.comparingLong(Anchor::position))
                .orElse(null);
        if (last == null && asking.as(Sealer.JOB, Sealer::head).isPresent() && !file.exists()) {
            // On a new machine, or because someone took the file away: compliance can see that it began anew.
            log.warn("No anchors at {} ({}); they begin now", file.file(), AnchorFile.SETTING);
            asking.run(Sealer.JOB, sql -> audit.record(sql, AuditEvent.of("audit-anchors-begun")));
        }
        begun = true;
    }

    /** Signs and keeps the present head if it is not kept already. */
    synchronized void anchor() {
        begin();
        var newest = last;
        if (newest != null && !isStillThere(newest)) {
            log.error(
                    "The audit log no longer has what was anchored at position {}; run: havenport audit verify",
                    newest.position());
            return;
        }
        var head = asking.as(Sealer.JOB, Sealer::head);
        if (head.isPresent() && (newest == null || head.get().position() > newest.position())) {
            keep(head.get());
        }
    }

    /** True while the newest head that this program signed is in the file and in the database. */
    synchronized boolean isTrue() {
        var newest = last;
        return newest == null || isStillThere(newest);
    }

    private void keep(Seal head) {
        var at = clock.instant();
        var signature = vault.sign(Anchor.content(head.position(), head.seq(), head.hash(), at));
        var anchor = new Anchor(head.position(), head.seq(), head.hash(), at, signature);
        file.append(anchor);
        collector.send(anchor);
        last = anchor;
    }

    private boolean isStillThere(Anchor anchor) {
        var hash = asking.as(
                Sealer.JOB,
                sql -> sql.of("select hash from audit.seal where position = :position")
                        .param("position", anchor.position())
                        .query(byte[].class)
                        .optional());
        return file.exists() && hash.isPresent() && Arrays.equals(hash.get(), anchor.hash());
    }
}
