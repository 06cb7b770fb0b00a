package org.havenport.patients;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to who a patient is. Reading is audited by the action of the caller, who knows what is looked at and why. */
@Component
public class Patients {

    private static final int MOST_LIKELY = 20;

    private final Asking asking;
    private final Vault vault;
    private final Audit audit;
    private final Matcher matcher;
    private final Search search;
    private final Deaths deaths;

    Patients(Asking asking, Vault vault, Audit audit, Matcher matcher, Search search, Deaths deaths) {
        this.deaths = deaths;
        this.search = search;
        this.asking = asking;
        this.vault = vault;
        this.audit = audit;
        this.matcher = matcher;
    }

    /** Who a patient is; empty when there is none, or none this viewer may see. */
    public Optional<Person> who(Viewer viewer, UUID patient) {
        return Optional.ofNullable(who(viewer, Set.of(patient)).get(patient));
    }

    /** Who these patients are; those that do not exist or may not be seen are missing from the answer. */
    public Map<UUID, Person> who(Viewer viewer, Collection<UUID> patients) {
        if (patients.isEmpty()) {
            return Map.of();
        }
        return asking.as(viewer, sql -> {
            vault.ready(sql, patients);
            var people = new HashMap<UUID, Person>();
            sql.of("select id, sealed from patients.patient where id in (:ids)")
                    .param("ids", patients)
                    .query(row -> {
                        var id = row.getObject(1, UUID.class);
                        people.put(id, open(sql, id, row.getBytes(2)).person(id).seenBy(viewer));
                    });
            return people;
        });
    }

    /** Of these patients those whose record says that they died. */
    public Set<UUID> died(Viewer viewer, Collection<UUID> patients) {
        if (patients.isEmpty()) {
            return Set.of();
        }
        return asking.as(
                viewer,
                sql -> Set.copyOf(
                        sql.of("select id from patients.patient where id in (:ids) and died_known_at is not null")
                                .param("ids", patients)
                                .query(UUID.class)
                                .list()));
    }

    /**
     * A record said of the wrong person that they died, and somebody of the staff knows better. A source that says it again
     * is believed again.
     *
     * @return false when no record said so, or this is not for the viewer to say
     */
    public boolean isAliveAfterAll(Viewer.Staff viewer, UUID patient) {
        return viewer.holdsOneOf(Role.FRONT_DESK, Role.PORTAL_COORDINATOR)
                && asking.as(viewer, sql -> deaths.heard(sql, patient, false));
    }

    /** Whether any record has come in yet. */
    public boolean isAnybodyOnFile(Viewer.Job job) {
        return asking.as(
                job,
                sql -> sql.of("select exists (select 1 from patients.patient)")
                        .query(Boolean.class)
                        .single());
    }

    /** As {@link #who(Viewer, UUID)} for a page that shows one patient; leaves a line named {@code as}. */
    public Optional<Person> viewed(Viewer viewer, UUID patient, String as) {
        return asking.as(viewer, sql -> {
            var found = who(viewer, patient);
            found.ifPresent(_ -> audit.record(sql, AuditEvent.about(as, patient, "Patient", patient)));
            return found;
        });
    }

    /**
     * Looks for patients; nothing for staff without a role that knows patients, and for everybody else. Leaves a line
     * that tells how many were found and not what was searched.
     */
    public PatientHits search(Viewer viewer, PatientQuery query) {
        if (query.isEmpty() || viewer.kind() != Viewer.Kind.STAFF) {
            return new PatientHits(List.of(), false);
        }
        return asking.as(viewer, sql -> {
            var found = search.find(sql, query);
            audit.record(
                    sql,
                    AuditEvent.many(
                            "patients-searched", null, "Patient", found.hits().size()));
            return found;
        });
    }

    /** The one patient who has this record number and this birth date; for doors whose users do not search patients. */
    public Optional<UUID> known(Viewer.Job job, String number, LocalDate born) {
        return asking.as(job, sql -> {
            var found = search.known(sql, number, born);
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        });
    }

    /**
     * Makes some of those patients findable who are not yet, in one transaction.
     *
     * @return how many; 0 when nothing is left to do
     */
    public int fillSearch(Viewer job) {
        return asking.as(job, sql -> {
            var some = new HashMap<UUID, byte[]>();
            sql.of("""
                            select id, sealed from patients.patient where search < :version
                            order by id limit 200 for update skip locked
                            """).param("version", Search.VERSION).query(row -> {
                some.put(row.getObject(1, UUID.class), row.getBytes(2));
            });
            vault.ready(sql, some.keySet());
            some.forEach((id, bytes) -> search.remember(sql, id, open(sql, id, bytes)));
            return some.size();
        });
    }

    /**
     * Whose a message is: two independent identifiers must agree (A1.8). Unless it is found by
     * its number, no other message with the same birth date, name or number is matched until the transaction ends.
     */
    public MatchResult match(Viewer job, Claimed claimed) {
        return asking.as(job, sql -> matcher.match(sql, claimed));
    }

    /**
     * Whom a message could mean, for a person who must decide: by number, birth date, name, also with day and month or
     * given and family name exchanged. What the rule found does not depend on it.
     *
     * @return the likeliest first, at most 20; nothing for viewers who may not search patients
     */
    public List<Likeness> candidates(Viewer viewer, Claimed claimed) {
        return asking.as(viewer, sql -> {
            var found = matcher.likely(sql, claimed, MOST_LIKELY);
            audit.record(sql, AuditEvent.many("patients-compared", null, "Patient", found.size()));
            return found;
        });
    }

    /**
     * Puts a new patient on file. Only for claims of a source that is master of patients, after {@link #match} found
     * nobody and nobody near (ruling 1).
     *
     * @throws IllegalArgumentException when the claim has no name or no birth date
     */
    public UUID create(Viewer job, Claimed claimed) {
        if (!Matcher.isEnough(claimed)) {
            throw new IllegalArgumentException("A patient is created with name and birth date");
        }
        var demographics = Demographics.of(claimed);
        return asking.as(job, sql -> {
            var id = UUID.randomUUID();
            vault.createKey(sql, id);
            sql.of("""
                            insert into patients.patient (id, source, sealed, birth_date, name, created_at, updated_at)
                            values (:id, :source, :sealed, :birthDate, :name, :now, :now)
                            """)
                    .param("id", id)
                    .param("source", claimed.source())
                    .param("sealed", vault.seal(sql, id, demographics.json(), context(id)))
                    .param("birthDate", matcher.birthDate(sql, id, demographics.birthDate()))
                    .param("name", matcher.name(sql, id, demographics))
                    .param("now", Sql.time(sql.now()))
                    .update();
            matcher.remember(sql, id, claimed.identifiers());
            search.remember(sql, id, demographics);
            audit.record(sql, AuditEvent.about("patient-created", id, "Patient", id));
            deaths.heard(sql, id, claimed.dead());
            return id;
        });
    }

    /**
     * Takes over what a source that is master of patients now says about a patient it has matched.
     *
     * @return whether anything had changed
     */
    public boolean update(Viewer job, UUID patient, Claimed claimed) {
        return asking.as(job, sql -> {
            var known = sql.of("select sealed from patients.patient where id = :id for update")
                    .param("id", patient)
                    .query((row, _) -> Objects.requireNonNull(row.getBytes(1)))
                    .single();
            var before = open(sql, patient, known);
            var news = Demographics.of(claimed).over(before);
            if (news.equals(before)) {
                return deaths.heard(sql, patient, claimed.dead());
            }
            sql.of("update patients.patient set sealed = :sealed, name = :name, updated_at = :now where id = :id")
                    .param("id", patient)
                    .param("sealed", vault.seal(sql, patient, news.json(), context(patient)))
                    .param("name", matcher.name(sql, patient, news))
                    .param("now", Sql.time(sql.now()))
                    .update();
            matcher.remember(sql, patient, claimed.identifiers());
            search.remember(sql, patient, news);
            audit.record(sql, AuditEvent.about("patient-changed", patient, "Patient", patient));
            deaths.heard(sql, patient, claimed.dead());
            return true;
        });
    }

    private Demographics open(Sql sql, UUID patient, byte[] sealed) {
        return Demographics.read(vault.open(sql, patient, sealed, context(patient)));
    }

    static String context(UUID patient) {
        return "patients.patient|" + patient + "|body";
    }
}
