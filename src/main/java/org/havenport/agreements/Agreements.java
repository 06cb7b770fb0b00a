package org.havenport.agreements;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.havenport.access.Gate;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.followup.Consequence;
import org.havenport.followup.Sending;
import org.havenport.followup.Sent;
import org.havenport.notices.Notices;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Attestation;
import org.havenport.protocols.Attestations;
import org.havenport.protocols.MaterialVersions;
import org.havenport.protocols.NotApproved;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to what a patient agrees to: what is asked, what was signed, and taking it back (B.sec.4). */
@Component
public class Agreements {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Asking asking;
    private final Audit audit;
    private final Gate gate;
    private final Vault vault;
    private final Attestations attestations;
    private final MaterialVersions versions;
    private final Standings standings;
    private final Figures figures;
    private final AMaterialChangeAsksAgain again;
    private final Notices notices;
    private final Sent sent;

    Agreements(
            Asking asking,
            Audit audit,
            Gate gate,
            Vault vault,
            Attestations attestations,
            MaterialVersions versions,
            Standings standings,
            Figures figures,
            AMaterialChangeAsksAgain again,
            Notices notices,
            Sent sent) {
        this.sent = sent;
        this.again = again;
        this.notices = notices;
        this.figures = figures;
        this.asking = asking;
        this.audit = audit;
        this.gate = gate;
        this.vault = vault;
        this.attestations = attestations;
        this.versions = versions;
        this.standings = standings;
    }

    /** As {@link #standing}, when what is asked is before the viewer's eyes: that they looked is kept. */
    Standing shown(Viewer.Patient viewer) {
        return asking.as(viewer, sql -> {
            var standing = standings.of(sql, viewer.actor());
            if (standing.asked() != null) {
                sent.viewed(sql, viewer.patient(), List.of(Occasions.form(viewer.actor(), standing.asked())));
            }
            return standing;
        });
    }

    /** How it stands with the viewer. */
    Standing standing(Viewer viewer) {
        return asking.as(viewer, sql -> standings.of(sql, viewer.actor()));
    }

    /** What is read and confirmed today of each, in the language or in English. */
    Map<Statement, ApprovedText> toConfirm(List<Statement> statements, Locale language) {
        var texts = new LinkedHashMap<Statement, ApprovedText>();
        for (var statement : statements) {
            versions.toConfirm(statement.key(), language).ifPresent(text -> texts.put(statement, text));
        }
        return texts;
    }

    /**
     * Keeps that the viewer confirmed these, all or none.
     *
     * @param hashes of the words they were shown
     * @param address from which they came; kept sealed
     * @throws NotApproved when other words are in force by now
     */
    void sign(Viewer.Patient viewer, Map<Statement, String> hashes, Locale language, String address) {
        var texts = toConfirm(List.copyOf(hashes.keySet()), language);
        var said = texts.entrySet().stream()
                .map(it -> it.getKey().said(it.getValue(), hashes.getOrDefault(it.getKey(), "")))
                .toList();
        if (said.isEmpty()) {
            return;
        }
        asking.run(viewer, sql -> {
            var asked = standings.of(sql, viewer.actor()).asked();
            var id = Occasions.keep(sql, vault, viewer.patient(), viewer.actor(), language, address, null);
            attestations.attest(viewer, said, id);
            if (asked != null) {
                sent.answered(sql, viewer.patient(), Occasions.form(viewer.actor(), asked));
            }
            audit.record(sql, AuditEvent.many("agreement-signed", viewer.patient(), "signing", said.size()));
            gate.askAgain(sql, viewer.actor());
        });
    }

    /** Takes back whatever was confirmed. From now on the account only reads, until it is confirmed again. */
    void withdraw(Viewer.Patient viewer) {
        asking.run(viewer, sql -> {
            sql.of("insert into agreements.withdrawal (account, withdrawn_at) values (:account, viewer.at())")
                    .param("account", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.about("agreement-withdrawn", viewer.patient(), "account", viewer.actor()));
            gate.askAgain(sql, viewer.actor());
        });
    }

    /** What was confirmed on one occasion, and from where; the address is empty when it was on paper. */
    record Signed(String address, List<Attestation> attested) {}

    /** What the viewer ever signed, newest first. Leaves a line. */
    List<Signed> mine(Viewer.Patient viewer) {
        return asking.as(viewer, sql -> {
            var addresses = Occasions.addresses(sql, vault, viewer);
            var byTime = new LinkedHashMap<Instant, Signed>();
            for (var one : attestations.mine(viewer)) {
                byTime.computeIfAbsent(one.at(), at -> new Signed(addresses.getOrDefault(at, ""), new ArrayList<>()))
                        .attested()
                        .addFirst(one);
            }
            audit.record(sql, AuditEvent.many("agreements-listed", viewer.patient(), "signing", byTime.size()));
            return List.copyOf(byTime.values());
        });
    }

    /** Who is asked and has not confirmed, the longest first; whose work does not need it gets nothing. Leaves a line. */
    List<Figures.Waiting> waiting(Viewer viewer) {
        if (!viewer.holdsOneOf(
                Role.PORTAL_COORDINATOR, Role.FRONT_DESK, Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.COUNSEL)) {
            return List.of();
        }
        var waiting = figures.waiting(new Viewer.Job("agreements"));
        asking.run(
                viewer,
                sql -> audit.record(sql, AuditEvent.many("agreements-listed", null, "account", waiting.size())));
        return waiting;
    }

    /**
     * Reminds everybody in the days of grace who was asked, or last reminded, a week ago. That they are asked is owed like
     * whatever else is sent, so that it is noticed if they never open it (B.com.4).
     *
     * @return how many
     */
    int remind(Viewer.Job job) {
        var waiting = figures.waiting(job);
        return asking.as(job, sql -> {
            int reminded = 0;
            sent.asked(
                    sql,
                    waiting.stream()
                            .filter(it -> sql.now().isBefore(again.ends(it.asked())))
                            .map(it -> new Sent.One(
                                    it.patient(),
                                    Occasions.form(it.account(), it.asked()),
                                    Sending.FORM,
                                    Consequence.ROUTINE,
                                    null,
                                    null))
                            .toList());
            for (var one : waiting) {
                if (sql.now().isBefore(again.ends(one.asked())) && reminds(sql, one)) {
                    notices.tell(sql, AgreementsNotices.CONFIRM, one.patient(), UUID.randomUUID());
                    reminded++;
                }
            }
            return reminded;
        });
    }

    /** Keeps that somebody is reminded now; false when they were asked or reminded within a week. */
    private static boolean reminds(Sql sql, Figures.Waiting one) {
        return sql.of("""
                        update agreements.asked a set reminded_at = viewer.at()
                        where a.account = :account and a.asked_at = :asked
                          and coalesce(a.reminded_at, a.asked_at) <= :before
                        """)
                        .param("account", one.account())
                        .param("asked", Sql.time(one.asked()))
                        .param("before", Sql.time(sql.now().minus(A_WEEK)))
                        .update()
                == 1;
    }

    /**
     * Keeps that a patient confirmed everything before they came here, for a practice that is brought in whole: for each
     * account of their own that lacks something.
     */
    public void brought(Viewer.Job job, UUID patient) {
        asking.run(job, sql -> {
            var accounts = Occasions.accounts(sql, patient);
            for (var account : accounts) {
                if (standings.of(sql, account).whole()) {
                    continue;
                }
                var id = Occasions.keep(sql, vault, patient, account, Locale.ENGLISH, "", null);
                for (var statement : Statement.values()) {
                    attestations.brought(job, account, statement.key(), statement.clause(), id);
                }
                audit.record(sql, AuditEvent.about("agreement-brought", patient, "account", account));
            }
        });
    }
}
