package org.havenport.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Chart;
import org.havenport.chart.Outcome;
import org.havenport.directory.Directory;
import org.havenport.patients.Agreement;
import org.havenport.patients.Claimed;
import org.havenport.patients.Patients;
import org.havenport.protocols.BusinessHours;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out what people decided about what waits, in one transaction: the record, the delivery with who decided it,
 * and the end of the waiting.
 */
@Component
class Refiling {

    static final Viewer JOB = Viewer.job("import");

    private final Asking asking;
    private final HeldRows rows;
    private final Runs runs;
    private final Patients patients;
    private final Chart chart;
    private final KnownPatients known;
    private final Vault vault;
    private final Directory directory;
    private final BusinessHours hours;
    private final ResultsNeedTwoIdentifiers twoIdentifiers;
    private final ReleasedItemsMoveByTwoPeople twoPeople;

    Refiling(
            Asking asking,
            HeldRows rows,
            Runs runs,
            Patients patients,
            Chart chart,
            KnownPatients known,
            Vault vault,
            Directory directory,
            BusinessHours hours,
            ResultsNeedTwoIdentifiers twoIdentifiers,
            ReleasedItemsMoveByTwoPeople twoPeople) {
        this.asking = asking;
        this.rows = rows;
        this.runs = runs;
        this.patients = patients;
        this.chart = chart;
        this.known = known;
        this.vault = vault;
        this.directory = directory;
        this.hours = hours;
        this.twoIdentifiers = twoIdentifiers;
        this.twoPeople = twoPeople;
    }

    /** Does what was decided, if it may be done now; false when it still waits for a second person or is done. */
    boolean carryOut(UUID id) {
        return asking.as(JOB, sql -> {
            var held = rows.lock(sql, id);
            var decision = rows.open(sql, id);
            if (held.isEmpty() || decision.isEmpty() || !decision.get().mayBeDone()) {
                return false;
            }
            twoPeople.allow(sql, decision.get());
            carryOut(sql, held.get(), decision.get());
            return true;
        });
    }

    private void carryOut(Sql sql, Held held, Decision decision) {
        switch (decision.what()) {
            case DISCARD -> end(sql, held, "DISCARDED");
            case FILE -> {
                var target = Objects.requireNonNull(decision.target());
                var news = news(held, decision, target);
                if (news != null) {
                    patients.update(JOB, target, news);
                }
                file(sql, held, decision, target, news != null);
                end(sql, held, "FILED");
            }
            case CREATE -> {
                var claim = Objects.requireNonNull(held.claim(), "nobody is created without a patient");
                file(sql, held, decision, patients.create(JOB, claim), true);
                end(sql, held, "FILED");
            }
        }
        sql.of("update intake.decision set done = true where held_id = :held and round = :round")
                .param("held", decision.held())
                .param("round", decision.round())
                .update();
    }

    /** What the message says of its patient, if it is to be taken over; never another birth date than the record's. */
    private @Nullable Claimed news(Held held, Decision decision, UUID target) {
        var claim = decision.takeOver() ? held.claim() : null;
        var known = patients.who(JOB, target);
        var usable = claim != null
                && claim.family() != null
                && known.isPresent()
                && known.get().birthDate().equals(claim.birthDate());
        return usable ? claim : null;
    }

    private void file(Sql sql, Held held, Decision decision, UUID patient, boolean withWho) {
        var run = run(held);
        if (patient.equals(held.cameFrom())) {
            chart.putBack(
                    JOB,
                    patient,
                    held.resources().stream()
                            .map(HeldResource::chartId)
                            .filter(Objects::nonNull)
                            .toList());
        }
        var content = Content.of(bundle(held));
        var entries = Batches.whole(content).entries();
        var links = links(held, entries, patient);
        var patientEntry = patientOf(entries);
        var reader = new Reader(
                content,
                run,
                links,
                hours.zone(),
                new Links.Whose(patientEntry, null, patient),
                new Groups(links, entries));
        var arrivals = new ArrayList<Arrival>();
        var read = new ArrayList<HeldResource>();
        for (int i = 0; i < entries.size(); i++) {
            var resource = held.resources().get(i);
            if (entries.get(i).equals(patientEntry) && !withWho) {
                // Whose it is was decided; what it says of them was not taken over.
                continue;
            }
            var refusal = read(reader, entries.get(i), arrivals);
            if (refusal == null) {
                read.add(resource);
            } else {
                mark(sql, resource, "REFUSED", refusal);
            }
        }
        twoIdentifiers.allow(sql, run, patient, agreed(decision), arrivals.size(), decision);
        var outcomes = chart.file(JOB, patient, reader.grouped(arrivals));
        if (patientEntry != null
                && known.find(sql, run.source(), Links.patientKey(patientEntry)).isEmpty()) {
            known.remember(sql, run, Links.patientKey(patientEntry), patient, agreed(decision));
        }
        for (int i = 0; i < read.size(); i++) {
            if (outcomes.get(i) == Outcome.TAKEN_OUT) {
                mark(sql, read.get(i), "REFUSED", "a person took it out of this record before");
            }
        }
    }

    private static @Nullable String read(Reader reader, Entry entry, List<Arrival> arrivals) {
        try {
            arrivals.add(reader.read(entry));
            return null;
        } catch (Refused e) {
            return e.getMessage();
        }
    }

    /** What waits together as the bundle it came in, without the rest. */
    private static byte[] bundle(Held held) {
        var bundle = new ByteArrayOutputStream();
        bundle.writeBytes("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[".getBytes(UTF_8));
        var separator = "";
        for (var it : held.resources()) {
            bundle.writeBytes((separator + "{").getBytes(UTF_8));
            if (it.fullUrl() != null) {
                bundle.writeBytes("\"fullUrl\":".getBytes(UTF_8));
                bundle.writeBytes(JsonMapper.shared().writeValueAsBytes(it.fullUrl()));
                bundle.write(',');
            }
            bundle.writeBytes("\"resource\":".getBytes(UTF_8));
            bundle.writeBytes(it.json());
            bundle.write('}');
            separator = ",";
        }
        bundle.writeBytes("]}".getBytes(UTF_8));
        return bundle.toByteArray();
    }

    private Links links(Held held, List<Entry> entries, UUID patient) {
        var links = new Links(held.source(), entries, vault, directory);
        held.resources().forEach(it -> it.links().forEach(links::alsoMeans));
        var brings = patientOf(entries) != null;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var known = held.resources().get(i).chartId();
            if (known != null && !entry.type().equals("Patient")) {
                links.isKnownAs(entry, known);
            }
            if (!brings) {
                // Whoever they named, a person has said whose they are.
                entry.subjects().forEach(it -> links.alsoMeans(it, "Patient/" + patient));
                entry.mentions().stream()
                        .filter(it -> Links.patientKey(it) != null && links.find(it) == null)
                        .forEach(it -> links.alsoMeans(it, "Patient/" + patient));
            }
        }
        return links;
    }

    private static @Nullable Entry patientOf(List<Entry> entries) {
        return entries.stream()
                .filter(it -> it.type().equals("Patient"))
                .findFirst()
                .orElse(null);
    }

    private static Set<Agreement> agreed(Decision decision) {
        var agreed = EnumSet.noneOf(Agreement.class);
        decision.typed().forEach(it -> agreed.add(it.agreement()));
        return agreed;
    }

    /** What was taken out of a record came with a run long ago; the delivery needs one it can name. */
    private Run run(Held held) {
        if (held.run() != null) {
            return runs.again(JOB, held.run(), held.source(), held.live());
        }
        var run = runs.begin(JOB, held.source(), held.live());
        runs.finish(JOB, run);
        return run;
    }

    private static void end(Sql sql, Held held, String state) {
        sql.of("update intake.held set state = :state, resolved_at = viewer.at() where id = :id")
                .param("state", state)
                .param("id", held.id())
                .update();
        sql.of("update intake.quarantine set state = :state where held_id = :id and state = 'WAITING'")
                .param("state", state.equals("FILED") ? "RESOLVED" : "DISCARDED")
                .param("id", held.id())
                .update();
    }

    private static void mark(Sql sql, HeldResource resource, String state, @Nullable String reason) {
        sql.of("update intake.quarantine set state = :state, reason = :reason where id = :id")
                .param("state", state)
                .param("reason", Objects.requireNonNullElse(reason, state))
                .param("id", resource.id())
                .update();
    }
}
