package org.havenport.education;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Attestation;
import org.havenport.protocols.Attestations;
import org.havenport.protocols.Clause;
import org.havenport.protocols.Texts;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to the reminder of what the portal is not for: when it was acknowledged, and of which words (B.edu.3). */
@Component
public class Reminders {

    private final Cache<UUID, Boolean> asked = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofHours(13))
            .maximumSize(50_000)
            .build();
    private final Asking asking;
    private final Audit audit;
    private final Texts texts;
    private final Attestations attestations;
    private final TheReminderReturns returns;

    Reminders(Asking asking, Audit audit, Texts texts, Attestations attestations, TheReminderReturns returns) {
        this.asking = asking;
        this.audit = audit;
        this.texts = texts;
        this.attestations = attestations;
        this.returns = returns;
    }

    enum Answer {
        /** The days begin to count, for an account that is older than the reminder. */
        BEGAN,
        ACKNOWLEDGED,
        LATER
    }

    /** The words of the reminder. */
    ApprovedText words(Locale language) {
        return texts.shown(Clause.EMERGENCY.key(), language);
    }

    /** Whether to show it now: once in a session, when the days are over. Asks the database once in a session. */
    boolean comesNow(Viewer.Patient viewer) {
        if (asked.getIfPresent(viewer.session()) != null) {
            return false;
        }
        asked.put(viewer.session(), true);
        return asking.as(viewer, sql -> {
            var last = last(sql, viewer);
            if (last == null) {
                keep(sql, viewer, Answer.BEGAN, Locale.ENGLISH);
                return false;
            }
            return returns.isDue(last, sql.now());
        });
    }

    /** How often it was put off since it was last acknowledged. */
    long putOff(Viewer.Patient viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select count(*) from education.reminder r
                        where r.patient_id = :patient and r.account = :account and r.answer = 'LATER'
                          and r.answered_at > coalesce((select max(a.answered_at) from education.reminder a
                            where a.patient_id = :patient and a.account = :account and a.answer = 'ACKNOWLEDGED'),
                            '-infinity')
                        """)
                        .param("patient", viewer.patient())
                        .param("account", viewer.actor())
                        .query(Long.class)
                        .single());
    }

    /** Keeps what the viewer said to the reminder, with the version of its words. */
    void answered(Viewer.Patient viewer, boolean acknowledged, Locale language) {
        asking.run(viewer, sql -> {
            keep(sql, viewer, acknowledged ? Answer.ACKNOWLEDGED : Answer.LATER, language);
            audit.record(
                    sql,
                    AuditEvent.about(
                            acknowledged ? "reminder-acknowledged" : "reminder-put-off",
                            viewer.patient(),
                            "reminder",
                            null));
        });
    }

    private void keep(Sql sql, Viewer.Patient viewer, Answer answer, Locale language) {
        var text = words(language);
        sql.of("""
                        insert into education.reminder (patient_id, id, account, answer, version, language, answered_at)
                        values (:patient, gen_random_uuid(), :account, :answer, :version, :language, viewer.at())
                        """)
                .param("patient", viewer.patient())
                .param("account", viewer.actor())
                .param("answer", answer.name())
                .param("version", text.version())
                .param("language", text.locale().getLanguage())
                .update();
    }

    /** When it was last acknowledged, here or by confirming that part of the agreement; null when there is nothing yet. */
    private @Nullable Instant last(Sql sql, Viewer.Patient viewer) {
        var here = sql.of("""
                        select max(answered_at) from education.reminder
                        where patient_id = :patient and account = :account and answer <> 'LATER'
                        """)
                .param("patient", viewer.patient())
                .param("account", viewer.actor())
                .query((row, _) -> row.getTimestamp(1))
                .optional()
                .map(java.sql.Timestamp::toInstant);
        var confirmed = attestations.of(sql, viewer.actor()).stream()
                .filter(it -> Clause.EMERGENCY.name().equals(it.clause()))
                .map(Attestation::at);
        return Stream.concat(here.stream(), confirmed).max(Instant::compareTo).orElse(null);
    }
}
