package org.havenport.chart;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door to what patient and care team say to each other about an item: each a Communication in the chart that names
 * the item.
 */
@Component
public class Communications {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String RESTRICTED = "R";

    /** The source of what patients, and who acts for them, write themselves. */
    static final String OF_THE_PATIENT = "patient";

    private final Chart chart;
    private final FilingCabinet cabinet;
    private final Audit audit;

    Communications(Chart chart, FilingCabinet cabinet, Audit audit) {
        this.chart = chart;
        this.cabinet = cabinet;
        this.audit = audit;
    }

    /**
     * Words to one patient about an item.
     *
     * @param id of the Communication they become
     */
    public record ToPatient(UUID patient, UUID item, UUID id, String words) {
        @Override
        public String toString() {
            return "Communication " + id;
        }
    }

    /**
     * Files words in the transaction of whoever writes them. Words about a confidential topic are as confidential as what
     * they are about (B.risk.inap.2), and so are words about what is kept from those who act for the patient (B.com.1b).
     * Words of the care team about what is held are held with it.
     *
     * @param about for machines: {@code correction-request}, {@code correction-answer} and so on; null says nothing
     * @return the id of the Communication
     */
    public UUID file(Sql sql, UUID patient, UUID item, @Nullable String about, String words) {
        return file(sql, patient, List.of(item), about, words);
    }

    /** As above, about several items: whoever may not see one of them does not read the words either. */
    public UUID file(Sql sql, UUID patient, List<UUID> items, @Nullable String about, String words) {
        var id = UUID.randomUUID();
        var arrival = arrival(sql, patient, items, id, words, about, isConfidential(sql, patient, items));
        chart.file(sql.viewer(), patient, List.of(arrival));
        return id;
    }

    private static boolean isConfidential(Sql sql, UUID patient, List<UUID> items) {
        return sql.of("""
                        select exists (select 1 from chart.item i where i.patient_id = :patient
                            and (i.id = any (cast(:items as uuid[])) or i.group_id = any (cast(:items as uuid[])))
                            and (i.confidential or i.kept_until > viewer.at()))
                        """)
                .param("patient", patient)
                .param("items", items.stream().map(UUID::toString).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Files words to many patients at once, each in its own patient's record and under its own key. None of it is about a
     * confidential topic: that is never told to many.
     */
    public void file(Sql sql, List<ToPatient> all) {
        if (all.isEmpty()) {
            return;
        }
        cabinet.fileNew(
                sql,
                all.stream()
                        .map(it -> arrival(sql, it.patient(), List.of(it.item()), it.id(), it.words(), null, false))
                        .toList());
        audit.record(
                sql,
                all.stream()
                        .map(it -> AuditEvent.about("items-filed", it.patient(), "Communication", it.id()))
                        .toList());
    }

    /** What the care team wrote to a patient and takes back. */
    public record Withdrawn(UUID patient, UUID id) {}

    /**
     * Takes back words of the care team that should not have been written: kept, and for nobody to read any more. It is
     * no incident, because they were this patient's. Only a job may; the room that asks keeps who decided it.
     *
     * @return how many there were
     */
    public int withdraw(Sql sql, List<Withdrawn> words) {
        if (sql.viewer().kind() != Viewer.Kind.JOB) {
            throw new IllegalArgumentException("Only a job takes words back");
        }
        var withdrawn = sql.of("""
                        with gone as (
                            update chart.item i set release_state = 'RETRACTED', released_at = null
                            from unnest(cast(:patients as uuid[]), cast(:ids as uuid[])) as w (patient_id, id)
                            where i.patient_id = w.patient_id and i.id = w.id and i.type = 'Communication'
                              and i.source = 'portal' and i.release_state = 'RELEASED'
                            returning i.patient_id, i.id)
                        insert into chart.retraction (patient_id, item_id, reason, was_released, at)
                        select patient_id, id, 'TAKEN_BACK', true, viewer.at() from gone
                        """)
                .param(
                        "patients",
                        words.stream().map(it -> it.patient().toString()).toArray(String[]::new))
                .param("ids", words.stream().map(it -> it.id().toString()).toArray(String[]::new))
                .update();
        audit.record(
                sql,
                words.stream()
                        .map(it -> AuditEvent.about("words-withdrawn", it.patient(), "Communication", it.id()))
                        .toList());
        return withdrawn;
    }

    private static Arrival arrival(
            Sql sql,
            UUID patient,
            List<UUID> items,
            UUID id,
            String words,
            @Nullable String about,
            boolean confidential) {
        var body = JSON.createObjectNode()
                .put("resourceType", "Communication")
                .put("id", id.toString())
                .put("status", "completed")
                .put("sent", sql.now().toString());
        if (confidential) {
            body.putObject("meta")
                    .putArray("security")
                    .addObject()
                    .put("system", CONFIDENTIALITY)
                    .put("code", RESTRICTED);
        }
        if (about != null) {
            body.putArray("category").addObject().put("text", about);
        }
        body.putObject("subject").put("reference", "Patient/" + patient);
        var topics = body.putArray("about");
        items.forEach(it -> topics.addObject().put("reference", "urn:uuid:" + it));
        body.putArray("payload").addObject().put("contentString", words);
        return new Arrival(
                patient,
                id,
                "Communication",
                Category.COMMUNICATION,
                "completed",
                sql.now(),
                null,
                sql.now(),
                List.of(),
                id,
                Gist.titled(words),
                JSON.writeValueAsBytes(body),
                source(sql.viewer()),
                confidential ? Set.of(RESTRICTED) : Set.of(),
                false);
    }

    /**
     * The words, when this viewer may read them.
     *
     * @param as the name of the reading in the audit log
     */
    public Optional<String> read(Viewer viewer, UUID patient, UUID id, String as) {
        return chart.open(viewer, patient, id, as)
                .map(opened -> JSON.readTree(opened.body())
                        .path("payload")
                        .path(0)
                        .path("contentString")
                        .asString(""));
    }

    private static String source(Viewer viewer) {
        return switch (viewer.kind()) {
            case PATIENT, PROXY -> OF_THE_PATIENT;
            default -> "portal";
        };
    }
}
