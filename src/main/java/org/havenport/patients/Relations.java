package org.havenport.patients;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.directory.Directory;
import org.havenport.protocols.Protocols;
import org.havenport.staff.Staff;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who of the staff works with whom: what the record says, and what was begun here. */
@Component
class Relations {

    private static final String PROVIDERS = "http://hl7.org/fhir/sid/us-npi|";

    /** A practitioner the record still names; a visit counts for some months. */
    private static final String STANDS =
            " (ends_at is null or ends_at > viewer.at()) and (basis <> 'VISIT' or last_at > :since) ";

    private final Staff staff;
    private final Directory directory;
    private final Protocols protocols;

    Relations(Staff staff, Directory directory, Protocols protocols) {
        this.staff = staff;
        this.directory = directory;
        this.protocols = protocols;
    }

    /** Whether this member of staff works with the patient now. */
    boolean hold(Sql sql, Viewer viewer, UUID patient) {
        return begun(sql, viewer.actor(), patient) || named(sql, viewer, patient);
    }

    private static boolean begun(Sql sql, UUID account, UUID patient) {
        return sql.of("""
                        select exists (select 1 from patients.relation
                        where account = :account and patient_id = :patient
                          and starts_at <= viewer.at() and (ends_at is null or ends_at > viewer.at()))
                        """)
                .param("account", account)
                .param("patient", patient)
                .query(Boolean.class)
                .single();
    }

    private boolean named(Sql sql, Viewer viewer, UUID patient) {
        var npi = staff.npiOf(viewer, viewer.actor());
        return npi.isPresent()
                && sql.of("select exists (select 1 from patients.named where patient_id = :patient"
                                + " and practitioner in (:practitioners) and" + STANDS + ")")
                        .param("patient", patient)
                        .param("practitioners", practitioners(viewer, npi.get()))
                        .param("since", Sql.time(since(sql)))
                        .query(Boolean.class)
                        .single();
    }

    /** The ids under which records name whoever is signed in; one that names nobody when they have no number. */
    Set<UUID> practitioners(Viewer viewer) {
        return staff.npiOf(viewer, viewer.actor())
                .map(npi -> practitioners(viewer, npi))
                .orElse(Set.of(Viewer.NO_ID));
    }

    private Set<UUID> practitioners(Viewer viewer, String npi) {
        return directory.idsOf(viewer, "Practitioner", PROVIDERS + npi);
    }

    /** Visits before this instant no longer make a care relationship. */
    Instant since(Sql sql) {
        return sql.now()
                .atOffset(ZoneOffset.UTC)
                .minusMonths(protocols.value(PatientsParameters.VISIT_MONTHS))
                .toInstant();
    }

    /** Everybody of the staff who works with a patient now, one line for each basis. */
    List<Carer> of(Sql sql, Viewer viewer, UUID patient) {
        var carers = new ArrayList<Carer>();
        staff.npis(viewer)
                .forEach((account, npi) -> sql.of("select basis, last_at, ends_at from patients.named"
                                + " where patient_id = :patient and practitioner in (:practitioners) and" + STANDS)
                        .param("patient", patient)
                        .param("practitioners", practitioners(viewer, npi))
                        .param("since", Sql.time(since(sql)))
                        .query(row -> {
                            carers.add(new Carer(
                                    null,
                                    account,
                                    Basis.valueOf(row.getString(1)),
                                    time(row, "last_at"),
                                    timeOrNull(row, "ends_at")));
                        }));
        sql.of("""
                        select id, account, basis, starts_at, ends_at from patients.relation
                        where patient_id = :patient and starts_at <= viewer.at()
                          and (ends_at is null or ends_at > viewer.at())
                        order by starts_at
                        """).param("patient", patient).query(row -> {
            carers.add(new Carer(
                    row.getObject("id", UUID.class),
                    row.getObject("account", UUID.class),
                    Basis.valueOf(row.getString("basis")),
                    time(row, "starts_at"),
                    timeOrNull(row, "ends_at")));
        });
        return carers;
    }

    static UUID begin(
            Sql sql, UUID patient, UUID account, Basis basis, @Nullable Instant ends, Emergency.@Nullable Said said) {
        var id = UUID.randomUUID();
        sql.of("""
                        insert into patients.relation (patient_id, id, account, basis, starts_at, ends_at, given_by,
                            reason, note, review_by)
                        values (:patient, :id, :account, :basis, viewer.at(), :ends, :by, :reason, :note, :review)
                        """)
                .param("patient", patient)
                .param("id", id)
                .param("account", account)
                .param("basis", basis.name())
                .param("ends", ends == null ? null : Sql.time(ends), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", sql.viewer().actor())
                .param("reason", said == null ? null : said.reason().name(), java.sql.Types.VARCHAR)
                .param("note", said == null ? null : said.note(), java.sql.Types.BINARY)
                .param(
                        "review",
                        said == null ? null : Sql.time(said.reviewBy()),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return id;
    }

    /** Keeps whom a record names; an older message does not take back a newer one. */
    static void name(Sql sql, UUID patient, Collection<Named> named) {
        for (var it : named) {
            sql.of("""
                            insert into patients.named as known (patient_id, practitioner, basis, last_at, ends_at)
                            values (:patient, :practitioner, :basis, :at, :ends)
                            on conflict (patient_id, practitioner, basis) do update
                            set last_at = excluded.last_at, ends_at = excluded.ends_at
                            where known.last_at <= excluded.last_at
                              and (known.last_at, known.ends_at) is distinct from (excluded.last_at, excluded.ends_at)
                            """)
                    .param("patient", patient)
                    .param("practitioner", it.practitioner())
                    .param("basis", it.basis().name())
                    .param("at", Sql.time(it.at()))
                    .param(
                            "ends",
                            it.ends() == null ? null : Sql.time(it.ends()),
                            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .update();
        }
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
