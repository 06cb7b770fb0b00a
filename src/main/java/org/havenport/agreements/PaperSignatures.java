package org.havenport.agreements;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.havenport.access.Gate;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.followup.Sent;
import org.havenport.notices.Notices;
import org.havenport.protocols.Attestations;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door to what patients signed on paper before staff: kept as paper, with who saw it, and told to the patient, so that
 * nobody agrees in the name of another unnoticed (B.sec.4).
 */
@Component
public class PaperSignatures {

    private static final Viewer.Job JOB = new Viewer.Job("agreements");

    private final Asking asking;
    private final Audit audit;
    private final Gate gate;
    private final Vault vault;
    private final Attestations attestations;
    private final Standings standings;
    private final Notices notices;
    private final Sent sent;

    PaperSignatures(
            Asking asking,
            Audit audit,
            Gate gate,
            Vault vault,
            Attestations attestations,
            Standings standings,
            Notices notices,
            Sent sent) {
        this.sent = sent;
        this.asking = asking;
        this.audit = audit;
        this.gate = gate;
        this.vault = vault;
        this.attestations = attestations;
        this.standings = standings;
        this.notices = notices;
    }

    /** An account and how it stands. */
    record OfAccount(UUID account, Standing standing) {}

    /** How it stands with the account of a patient; empty when there is none, or this is not the viewer's work. */
    Optional<OfAccount> standing(Viewer viewer, UUID patient) {
        return !may(viewer)
                ? Optional.empty()
                : asking.as(
                        JOB,
                        sql -> Occasions.accounts(sql, patient).stream()
                                .findFirst()
                                .map(account -> new OfAccount(account, standings.of(sql, account))));
    }

    /**
     * Keeps that the viewer saw a patient sign these on paper.
     *
     * @param language of the paper
     * @return false when there is no account, it is the viewer's own, or none of these is asked for
     */
    boolean keep(Viewer.Staff viewer, UUID patient, List<Statement> signed, Locale language) {
        var of = standing(viewer, patient).orElse(null);
        if (of == null || of.account().equals(viewer.actor())) {
            return false;
        }
        var asked = of.standing().missing().stream().filter(signed::contains).toList();
        if (asked.isEmpty()) {
            return false;
        }
        asking.run(viewer, sql -> {
            var id = Occasions.keep(sql, vault, patient, of.account(), language, "", viewer.actor());
            for (var statement : asked) {
                attestations.onPaper(viewer, of.account(), statement.key(), language, statement.clause(), id);
            }
            notices.tellAccount(sql, AgreementsNotices.ON_PAPER, of.account(), patient, id);
            audit.record(sql, AuditEvent.about("agreement-signed-on-paper", patient, "signing", id));
            gate.askAgain(sql, of.account());
        });
        answered(patient, of);
        return true;
    }

    /** Only the program may write that it was answered: the paper itself is kept by then. */
    private void answered(UUID patient, OfAccount of) {
        var asked = of.standing().asked();
        if (asked != null) {
            asking.run(JOB, sql -> {
                if (standings.of(sql, of.account()).whole()) {
                    sent.answered(sql, patient, Occasions.form(of.account(), asked));
                }
            });
        }
    }

    private static boolean may(Viewer viewer) {
        return viewer.holdsOneOf(Role.FRONT_DESK, Role.PORTAL_COORDINATOR);
    }
}
