package org.havenport.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.directory.Directory;
import org.havenport.vault.Vault;
import org.havenport.viewer.Viewer;
import org.hl7.fhir.r4.model.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The door for what other systems send. A file is read as a whole before anything of it is filed; then each patient of
 * it is one transaction. Reading the same again changes nothing.
 */
@Component
public class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private static final Set<String> TYPES =
            Stream.of(ResourceType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final Runs runs;
    private final Deliveries deliveries;
    private final Listings listings;
    private final Vault vault;
    private final Directory directory;
    private final NothingImportedIsLost safeguard;

    Intake(
            Runs runs,
            Deliveries deliveries,
            Listings listings,
            Vault vault,
            Directory directory,
            NothingImportedIsLost safeguard) {
        this.runs = runs;
        this.deliveries = deliveries;
        this.listings = listings;
        this.vault = vault;
        this.directory = directory;
        this.safeguard = safeguard;
    }

    /**
     * Begins a run. The first run of a source is its go-live: what is older than 30 days before that instant is history
     * (ruling 2).
     *
     * @param source the feed's name, part of the key of each of its resources
     * @param live take old items as news too
     */
    public Run begin(Viewer job, String source, boolean live) {
        return runs.begin(job, source, live);
    }

    /**
     * Reads one FHIR bundle, JSON or gzip of it, and says what became of each resource.
     *
     * @param file the name to report refusals by
     * @param progress told of what is done, and asked between transactions whether to go on
     */
    public FileReport read(Viewer job, Run run, String file, InputStream bundle, Progress progress) throws IOException {
        var tally = new Tally(file, progress);
        try {
            var json = Unpacked.read(bundle);
            read(job, run, json, tally);
        } catch (Refused whole) {
            tally.refused(whole);
        } catch (RuntimeException e) {
            log.warn(
                    "A file of run {} could not be read: {}",
                    run.id(),
                    e.getClass().getSimpleName());
            tally.refused(new Refused("the file", "cannot be read"));
        }
        return book(job, run, tally);
    }

    /** As {@link #read(Viewer, Run, String, InputStream, Progress)}, with nobody watching. */
    public FileReport read(Viewer job, Run run, String file, InputStream bundle) throws IOException {
        return read(job, run, file, bundle, Progress.unwatched());
    }

    /** Counts a file that could not even be opened. */
    FileReport unreadable(Viewer job, Run run, String file) {
        var tally = new Tally(file, Progress.unwatched());
        tally.refused(new Refused("the file", "cannot be opened or read"));
        return book(job, run, tally);
    }

    private FileReport book(Viewer job, Run run, Tally tally) {
        var report = tally.report();
        safeguard.check(report.counts());
        runs.add(job, run, report.counts());
        return report;
    }

    /** Ends a run. */
    public void finish(Viewer job, Run run) {
        runs.finish(job, run);
    }

    /** Whatever goes wrong concerns this file alone; what it had not come to is refused, and the next file is read. */
    private void read(Viewer job, Run run, byte[] json, Tally tally) {
        var bundle = BundleIndex.of(json);
        try {
            read(job, run, json, bundle, tally);
        } catch (RuntimeException e) {
            log.warn("A file of run {} was given up: {}", run.id(), e.getClass().getSimpleName());
            var left = bundle.entries().size() - tally.report().counts().read();
            tally.refused(new Refused("the file", "the rest of it could not be stored", Math.max(1, left)));
        }
    }

    private void read(Viewer job, Run run, byte[] json, BundleIndex bundle, Tally tally) {
        var entries = takeable(bundle, tally);
        var links = new Links(run.source(), entries, vault, directory);
        listings.file(
                job,
                run,
                links,
                json,
                entries.stream().filter(it -> Links.isListed(it.type())).toList(),
                tally);
        var owners = new Owners(links);
        var clinical = new ArrayList<Entry>();
        for (var entry : entries) {
            if (Links.isListed(entry.type())) {
                continue;
            }
            try {
                if (entry.type().equals("Patient")) {
                    owners.add(entry, Claims.of(field(json, entry), run.source()));
                }
                clinical.add(entry);
            } catch (Refused content) {
                tally.refused(content);
            }
        }
        var byOwner = clinical.stream()
                .filter(it -> owners.of(it) != null)
                .collect(Collectors.groupingBy(owners::of, java.util.LinkedHashMap::new, Collectors.toList()));
        for (var it : byOwner.entrySet()) {
            if (!tally.goesOn()) {
                return;
            }
            var patient = it.getKey();
            deliveries.deliver(
                    job,
                    new Deliveries.Parcel(
                            tally.file(), run, json, links, patient, owners.claim(patient), it.getValue()),
                    tally);
        }
        if (!tally.goesOn()) {
            return;
        }
        deliveries.quarantine(
                job,
                run,
                json,
                clinical.stream().filter(it -> owners.of(it) == null).toList(),
                owners::doubt,
                tally);
    }

    private static Field field(byte[] json, Entry entry) {
        try {
            return Field.resource(StrictJson.tree(json, entry.from(), entry.to()), entry.position());
        } catch (JacksonException e) {
            throw new Refused(entry.position(), "the resource cannot be read");
        }
    }

    /** The entries that may be filed; each of the others is refused with its reason. */
    private static List<Entry> takeable(BundleIndex bundle, Tally tally) {
        var named = bundle.entries().stream()
                .flatMap(it -> it.names().stream())
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
        var takeable = new ArrayList<Entry>();
        for (var entry : bundle.entries()) {
            try {
                check(bundle, entry);
                unambiguous(entry, named);
                takeable.add(entry);
            } catch (Refused it) {
                tally.refused(it);
            }
        }
        return takeable;
    }

    /** Of two that are called the same, neither is taken: nobody knows which one the others mean. */
    private static void unambiguous(Entry entry, Map<String, Long> named) {
        if (entry.fullUrl() != null && named.getOrDefault(entry.fullUrl(), 0L) > 1) {
            throw new Refused(entry.position() + ".fullUrl", "stands twice in the bundle");
        }
        if (entry.names().stream().anyMatch(it -> named.getOrDefault(it, 0L) > 1)) {
            throw new Refused(entry.position() + ".resource.id", "stands twice in the bundle");
        }
    }

    private static void check(BundleIndex bundle, Entry entry) {
        var at = entry.position();
        var method = entry.method();
        if (method.isEmpty() && !bundle.type().equals("collection")) {
            throw new Refused(at + ".request.method", "is missing");
        }
        if (!method.isEmpty() && !method.equals("POST") && !method.equals("PUT")) {
            throw new Refused(at + ".request.method", "only POST and PUT are imported");
        }
        if (entry.to() == 0) {
            throw new Refused(at + ".resource", "is missing or not an object");
        }
        if (!TYPES.contains(entry.type())) {
            throw new Refused(at + ".resource.resourceType", "is not a type of FHIR R4");
        }
        if (!entry.id().isEmpty() && !ID.matcher(entry.id()).matches()) {
            throw new Refused(at + ".resource.id", "is not a FHIR id");
        }
        if (entry.sourceKey() == null) {
            throw new Refused(at, "has neither id nor fullUrl, so it could not be recognised again");
        }
    }
}
