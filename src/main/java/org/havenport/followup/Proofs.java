package org.havenport.followup;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Chart;
import org.havenport.chart.Communications;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ReplacedItems;
import org.havenport.home.NotHere;
import org.havenport.home.Words;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.Protocols;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to the proof of one matter of one patient: what was sent, delivered, seen, confirmed, said, by whom and when
 * (B.risk.doc.3). For those who answer for the practice; the program gathers it, and each handing out is kept.
 */
@Component
public class Proofs {

    static final Role[] WHO = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR};

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("proof");
    private static final int MOST_VALUES = 500;

    /** So many on a page. */
    static final int MOST_TOPICS = ItemQuery.MOST;

    private static final String[] PROVABLE = {
        "DiagnosticReport", "Observation", "ServiceRequest", "DocumentReference", "Composition", "Condition"
    };
    private static final List<String> ROOMS = List.of("followup.", "release.", "worklist.");

    private final Asking asking;
    private final Audit audit;
    private final Chart chart;
    private final Communications communications;
    private final Patients patients;
    private final Staff staff;

    private final ReplacedItems replaced;
    private final Protocols protocols;
    private final List<TellsWhen> others;

    Proofs(
            Asking asking,
            Audit audit,
            Chart chart,
            Communications communications,
            Patients patients,
            Staff staff,
            ReplacedItems replaced,
            Protocols protocols,
            List<TellsWhen> others) {
        this.replaced = replaced;
        this.protocols = protocols;
        this.others = List.copyOf(others);
        this.asking = asking;
        this.audit = audit;
        this.chart = chart;
        this.communications = communications;
        this.patients = patients;
        this.staff = staff;
    }

    /** A matter there may be proof of. */
    record Topic(UUID id, String title, Instant at) {}

    /** A proof that was handed out. */
    record Taken(
            UUID patient, UUID topic, Instant at, @Nullable String by, String manifest) {}

    /** Whose proof is asked for, by two identifiers. */
    Optional<UUID> patient(Viewer viewer, String number, LocalDate born) {
        demand(viewer);
        var found = patients.known(JOB, number, born);
        asking.run(
                viewer,
                sql -> audit.record(
                        sql,
                        AuditEvent.many("proof-looked-for", found.orElse(null), "Patient", found.isPresent() ? 1 : 0)));
        return found;
    }

    /** What there may be proof of: what waits, opens or is ordered, of a patient and no history, the newest first, at most 500. */
    List<Topic> topics(Viewer viewer, UUID patient, @Nullable Instant before) {
        demand(viewer);
        asking.run(viewer, sql -> audit.record(sql, AuditEvent.about("proof-topics-listed", patient, "chart", null)));
        var query = ItemQuery.of(patient)
                .ofTypes(PROVABLE)
                .before(before)
                .leadsOnly()
                .atMost(MOST_TOPICS);
        return chart.items(JOB, query, "proof-topics-gathered").stream()
                .filter(it -> !it.history())
                .map(it -> new Topic(it.id(), it.gist().title(), it.effective()))
                .toList();
    }

    /** Gathers it; empty when there is no such matter of this patient. */
    Optional<Proof> gathered(Viewer viewer, Words words, UUID patient, UUID topic) {
        demand(viewer);
        return asking.as(JOB, sql -> {
            var person = patients.who(JOB, patient);
            var items = chart.items(JOB, ItemQuery.of(patient).inGroup(topic).atMost(MOST_VALUES), "proof-gathered");
            var leader = items.stream().filter(Item::leadsItsGroup).findFirst();
            return person.isEmpty() || leader.isEmpty()
                    ? Optional.empty()
                    : Optional.of(proof(sql, words, person.get(), leader.get(), items, viewer));
        });
    }

    private Proof proof(Sql sql, Words words, Person person, Item leader, List<Item> items, Viewer maker) {
        var events = new ArrayList<>(ProofRows.of(sql, person.id(), leader.id()));
        var since = events.isEmpty() ? leader.filed() : events.getFirst().at();
        events.addAll(ProofRows.logged(sql, person.id(), leader.id(), since));
        var moments = others.stream()
                .flatMap(it -> it.moments(sql, person.id(), leader.id()).stream())
                .filter(it -> !it.at().isAfter(sql.now()))
                .toList();
        var names = staff.names(
                JOB,
                Stream.of(
                                Stream.of(maker.actor()),
                                events.stream().map(ProofEvent::by),
                                events.stream().map(ProofEvent::to),
                                moments.stream().map(Moment::by))
                        .flatMap(it -> it)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        var said = said(person.id(), events);
        return new Proof(
                person.name(),
                words.date(person.birthDate()),
                person.recordNumber(),
                leader.id(),
                leader.gist().title(),
                items.stream()
                        .filter(it -> it.gist().value() != null)
                        .map(it -> it.gist().title() + ": " + new GistInWords(words, it.gist()).valueAndUnit())
                        .toList(),
                earlier(sql, words, leader),
                rules(words, opened(events, leader)),
                words.zone(),
                sql.now(),
                ProofInWords.shown(words, maker.actor(), names),
                Stream.concat(
                                events.stream().map(it -> ProofInWords.line(words, it, names, said)),
                                moments.stream().map(it -> ProofInWords.line(words, it, names)))
                        .sorted(Comparator.comparing(Proof.Line::at))
                        .toList());
    }

    private Map<UUID, String> said(UUID patient, List<ProofEvent> events) {
        var said = new HashMap<UUID, String>();
        events.stream()
                .map(ProofEvent::saying)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(it ->
                        communications.read(JOB, patient, it, "proof-gathered").ifPresent(text -> said.put(it, text)));
        return said;
    }

    private List<String> earlier(Sql sql, Words words, Item leader) {
        return replaced.all(sql, leader.patient(), leader.id()).stream()
                .filter(it -> it.gist().value() != null)
                .map(it -> words.say(
                        "followup.proof.earlier.one",
                        it.gist().title(),
                        new GistInWords(words, it.gist()).valueAndUnit(),
                        ProofInWords.when(words, it.filed()),
                        ProofInWords.when(words, it.replaced())))
                .toList();
    }

    /** When the patient could first see it; else when it came in. */
    private static Instant opened(List<ProofEvent> events, Item leader) {
        return events.stream()
                .filter(it -> it.what().equals("OPENED"))
                .map(ProofEvent::at)
                .min(Comparator.naturalOrder())
                .orElse(leader.filed());
    }

    /** What was decided then about opening, following up and whose work it is. */
    private List<String> rules(Words words, Instant at) {
        return protocols.all(at).stream()
                .filter(it -> ROOMS.stream().anyMatch(it.parameter().key()::startsWith))
                .map(it -> {
                    var since = it.since();
                    var value = it.parameter().key() + " = " + it.json();
                    return since == null
                            ? value
                            : words.say("followup.proof.rule", value, ProofInWords.when(words, since));
                })
                .toList();
    }

    /** Keeps that it was handed out, before it is. */
    void taken(Viewer viewer, UUID patient, UUID topic, String manifest) {
        asking.run(viewer, sql -> {
            sql.of("""
                            insert into followup.proof (patient_id, id, topic_id, at, by_actor, manifest)
                            values (:patient, gen_random_uuid(), :topic, viewer.at(), :by, :manifest)
                            """)
                    .param("patient", patient)
                    .param("topic", topic)
                    .param("by", viewer.actor())
                    .param("manifest", manifest)
                    .update();
            audit.record(sql, AuditEvent.about("proof-taken", patient, "chart", topic));
        });
    }

    /** The proofs that were handed out, the newest first, at most 50; those of one manifest when it is given. */
    List<Taken> handedOut(Viewer viewer, @Nullable String manifest) {
        return asking.as(viewer, sql -> {
            var rows = sql.of("""
                            select patient_id, topic_id, at, by_actor, manifest from followup.proof
                            where cast(:manifest as text) is null or manifest = :manifest order by at desc limit 50
                            """)
                    .param("manifest", manifest, Types.VARCHAR)
                    .query((row, _) -> Map.entry(
                            Objects.requireNonNull(row.getObject("by_actor", UUID.class)),
                            new Taken(
                                    row.getObject("patient_id", UUID.class),
                                    row.getObject("topic_id", UUID.class),
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    null,
                                    row.getString("manifest"))))
                    .list();
            var names = staff.names(viewer, rows.stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
            audit.record(sql, AuditEvent.many("proofs-listed", null, "chart", rows.size()));
            return rows.stream()
                    .map(it -> named(it.getValue(), names.get(it.getKey())))
                    .toList();
        });
    }

    private static Taken named(Taken taken, @Nullable Member by) {
        return new Taken(taken.patient, taken.topic, taken.at, by == null ? null : by.shown(), taken.manifest);
    }

    private static void demand(Viewer viewer) {
        if (!viewer.holdsOneOf(WHO)) {
            throw new NotHere();
        }
    }
}
