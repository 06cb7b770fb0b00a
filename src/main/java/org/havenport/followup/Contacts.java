package org.havenport.followup;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Communications;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Conversations with patients about an item: kept here as facts, and in the chart as what was said. */
@Component
public class Contacts {

    private final Asking asking;
    private final Audit audit;
    private final Communications communications;
    private final ContactHasTwoIdentifiers twoIdentifiers;

    Contacts(Asking asking, Audit audit, Communications communications, ContactHasTwoIdentifiers twoIdentifiers) {
        this.asking = asking;
        this.audit = audit;
        this.communications = communications;
        this.twoIdentifiers = twoIdentifiers;
    }

    /**
     * Keeps a contact; what was said is filed in the chart in the same transaction.
     *
     * @return what was said, as an item of the chart; null when nobody spoke
     * @throws ContactIncomplete when a conversation lacks a part; nothing is kept then
     */
    public @Nullable UUID record(Viewer viewer, ContactRecord record) {
        return record(viewer, record, List.of(record.item()));
    }

    /**
     * As above, of one conversation about several items: what was said is for whoever may see them all.
     *
     * @param spokenOf every item the conversation was about, this one among them
     */
    @Nullable
    UUID record(Viewer viewer, ContactRecord record, List<UUID> spokenOf) {
        var missing = twoIdentifiers.missingIn(record);
        if (!missing.isEmpty()) {
            throw new ContactIncomplete(missing);
        }
        return asking.<@Nullable UUID>as(viewer, sql -> {
            var communication = record.outcome() == ContactOutcome.SPOKE
                    ? communications.file(sql, record.patient(), spokenOf, null, record.told())
                    : null;
            sql.of("""
                            insert into followup.contact (patient_id, id, item_id, at, by_actor, medium, outcome,
                                identifiers, understood, communication_id)
                            values (:patient, gen_random_uuid(), :item, viewer.at(), :by, :medium, :outcome,
                                cast(:identifiers as text[]), :understood, :communication)
                            """)
                    .param("patient", record.patient())
                    .param("item", record.item())
                    .param("by", viewer.actor())
                    .param("medium", record.medium().name())
                    .param("outcome", record.outcome().name())
                    .param(
                            "identifiers",
                            record.identifiers().stream()
                                    .map(Enum::name)
                                    .sorted()
                                    .toArray(String[]::new))
                    .param("understood", record.understood(), Types.BOOLEAN)
                    .param("communication", communication, Types.OTHER)
                    .update();
            audit.record(sql, AuditEvent.about("contact-recorded", record.patient(), "chart", record.item()));
            return communication;
        });
    }

    /**
     * Whether this viewer kept the same of this item within the last minute: a button that was pressed twice. Two who save
     * at the same time come one after the other.
     */
    boolean wasJustKept(Sql sql, ContactRecord record) {
        sql.of("select item_id from followup.obligation where patient_id = :patient and item_id = :item for update")
                .param("patient", record.patient())
                .param("item", record.item())
                .query(UUID.class)
                .list();
        return sql.of("""
                        select exists (select 1 from followup.contact c
                            where c.patient_id = :patient and c.item_id = :item and c.by_actor = :by
                              and c.outcome = :outcome and c.medium = :medium and c.at > viewer.at() - interval '1 minute')
                        """)
                .param("patient", record.patient())
                .param("item", record.item())
                .param("by", sql.viewer().actor())
                .param("outcome", record.outcome().name())
                .param("medium", record.medium().name())
                .query(Boolean.class)
                .single();
    }

    /** Every try to reach the patient about an item, the newest first. */
    public List<Tried> about(Viewer viewer, UUID patient, UUID item) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select at, by_actor, medium, outcome from followup.contact
                        where patient_id = :patient and item_id = :item order by at desc limit 50
                        """)
                        .param("patient", patient)
                        .param("item", item)
                        .query((row, _) -> new Tried(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getObject("by_actor", UUID.class),
                                Medium.valueOf(row.getString("medium")),
                                ContactOutcome.valueOf(row.getString("outcome"))))
                        .list());
    }

    /** One try to reach a patient. */
    public record Tried(Instant at, UUID by, Medium medium, ContactOutcome outcome) {

        /** True when somebody spoke with the patient. */
        public boolean spoke() {
            return outcome == ContactOutcome.SPOKE;
        }
    }

    /** The last conversation among tries, or null. */
    public static @Nullable Tried conversation(List<Tried> tries) {
        return tries.stream().filter(Tried::spoke).findFirst().orElse(null);
    }
}
