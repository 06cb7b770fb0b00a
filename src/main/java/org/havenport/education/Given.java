package org.havenport.education;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to who was given the written instructions, in which language, by whom (B.edu.1). */
@Component
public class Given {

    private final Asking asking;
    private final Audit audit;

    Given(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    enum Way {
        PRINTED,
        DOWNLOADED
    }

    /** Once. */
    record Once(String language, Way way, UUID by, Instant at) {}

    /** Keeps that a patient was given these words, by staff on paper or by themselves. */
    void keep(Viewer viewer, UUID patient, String language, String fingerprint) {
        var way = viewer.kind() == Viewer.Kind.STAFF ? Way.PRINTED : Way.DOWNLOADED;
        asking.run(viewer, sql -> {
            sql.of("""
                            insert into education.given (patient_id, id, language, way, fingerprint, given_by, given_at)
                            values (:patient, gen_random_uuid(), :language, :way, :fingerprint, :by, viewer.at())
                            """)
                    .param("patient", patient)
                    .param("language", language)
                    .param("way", way.name())
                    .param("fingerprint", fingerprint)
                    .param("by", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.about("instructions-given", patient, "instructions", null));
        });
    }

    /** Every time, newest first. */
    List<Once> of(Viewer viewer, UUID patient) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                                select language, way, given_by, given_at from education.given
                                where patient_id = :patient order by given_at desc
                                """)
                        .param("patient", patient)
                        .query((row, _) -> new Once(
                                Objects.requireNonNull(row.getString(1)),
                                Way.valueOf(row.getString(2)),
                                Objects.requireNonNull(row.getObject(3, UUID.class)),
                                Objects.requireNonNull(row.getTimestamp(4)).toInstant()))
                        .list());
    }
}
