package org.havenport.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.havenport.directory.Directory;
import org.havenport.vault.Vault;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The door for what other systems send. A file is read to its end before anything of it is filed, or line by line where
 * it has a resource on each line; then each patient of it is one transaction. Reading the same again changes nothing.
 */
@Component
public class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Runs runs;
    private final Deliveries deliveries;
    private final Deletions deletions;
    private final Listings listings;
    private final Strangers strangers;
    private final Vault vault;
    private final Directory directory;
    private final NothingImportedIsLost safeguard;
    private final Path folder;

    Intake(
            Runs runs,
            Deliveries deliveries,
            Deletions deletions,
            Listings listings,
            Strangers strangers,
            Vault vault,
            Directory directory,
            NothingImportedIsLost safeguard,
            @Value("${havenport.data}") Path data) {
        this.runs = runs;
        this.deliveries = deliveries;
        this.deletions = deletions;
        this.listings = listings;
        this.strangers = strangers;
        this.vault = vault;
        this.directory = directory;
        this.safeguard = safeguard;
        this.folder = data.resolve("incoming");
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
     * Reads what one file holds, and says what became of each resource of it: a FHIR R4 bundle, a single resource, or a
     * resource on each line, as JSON or as gzip of it; a bundle or resource as XML. It needs little memory, however
     * large the file; what does not fit lies sealed in the folder of the data meanwhile.
     *
     * @param file the name to report refusals by
     * @param progress told of what is done, and asked whether to go on, between transactions
     */
    public FileReport read(Viewer job, Run run, String file, InputStream in, Progress progress) throws IOException {
        var tally = new Tally(file, progress);
        try (var content = FhirXml.asJson(Content.of(in, folder))) {
            Batches.each(content, batch -> read(job, run, content, batch, tally), tally);
        } catch (Refused whole) {
            tally.refused("", whole);
        } catch (RuntimeException e) {
            log.warn(
                    "A file of run {} could not be read: {}",
                    run.id(),
                    e.getClass().getSimpleName());
            tally.refused("", new Refused("the file", "cannot be read"));
        }
        return book(job, run, tally);
    }

    /** As {@link #read(Viewer, Run, String, InputStream, Progress)}, with nobody watching. */
    public FileReport read(Viewer job, Run run, String file, InputStream in) throws IOException {
        return read(job, run, file, in, Progress.unwatched());
    }

    /** Counts a file that could not even be opened. */
    FileReport unreadable(Viewer job, Run run, String file) {
        var tally = new Tally(file, Progress.unwatched());
        tally.refused("", new Refused("the file", "cannot be opened or read"));
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

    /** Whatever goes wrong concerns this batch alone; what it had not come to is refused, and the next is read. */
    private void read(Viewer job, Run run, Content content, Batch batch, Tally tally) {
        var before = tally.done();
        try {
            take(job, run, content, batch, tally);
        } catch (Refused whole) {
            tally.refused("", whole);
        } catch (RuntimeException e) {
            log.warn("A file of run {} was given up: {}", run.id(), e.getClass().getSimpleName());
            var left = batch.entries().size() - (tally.done() - before);
            tally.refused("", new Refused("the file", "the rest of it could not be stored", Math.max(1, left)));
        }
        if (!tally.isStopped()) {
            safeguard.check(Math.max(1, batch.entries().size()), Math.max(1, tally.done() - before));
        }
    }

    private void take(Viewer job, Run run, Content content, Batch batch, Tally tally) {
        var taken = Sieve.of(batch, tally);
        var links = new Links(run.source(), taken.entries(), vault, directory);
        var listed = taken.entries().stream().filter(links::isListed).toList();
        var clinical =
                taken.entries().stream().filter(it -> !links.isListed(it)).toList();
        listings.file(job, run, links, content, listed, tally);
        var owners = new Owners(links, batch);
        var readable = claims(run, content, clinical, owners, tally);
        owners.add(strangers.find(job, run, owners.strangers(readable)));
        var byOwner = readable.stream()
                .filter(it -> owners.of(it) != null)
                .collect(Collectors.groupingBy(owners::of, LinkedHashMap::new, Collectors.toList()));
        for (var it : byOwner.entrySet()) {
            if (!tally.goesOn()) {
                return;
            }
            tally.share((double) tally.done() / Math.max(1, batch.entries().size()));
            deliver(job, run, content, links, owners, it.getKey(), it.getValue(), tally);
        }
        deliveries.quarantine(
                job,
                run,
                links,
                content,
                readable.stream().filter(it -> owners.of(it) == null).toList(),
                owners::doubt,
                tally);
        deletions.take(job, run, links, taken.deletions(), tally);
    }

    private void deliver(
            Viewer job,
            Run run,
            Content content,
            Links links,
            Owners owners,
            Owners.Owner owner,
            List<Entry> theirs,
            Tally tally) {
        if (owner.patient() != null) {
            var claimed = owners.claim(owner.patient());
            deliveries.deliver(
                    job,
                    new Deliveries.Parcel(run, content, links, owner.patient(), claimed, null, null, theirs),
                    tally);
            return;
        }
        var key = String.valueOf(owner.key());
        var sorted = strangers.sort(job, run, content, owners.known(key), theirs);
        for (var part : sorted.agreeing().entrySet()) {
            var known = owners.known(key).by(part.getKey());
            deliveries.deliver(
                    job, new Deliveries.Parcel(run, content, links, null, null, known, key, part.getValue()), tally);
        }
        deliveries.quarantine(job, run, links, content, sorted.doubtful(), _ -> Strangers.ONE_IDENTIFIER, tally);
    }

    /** Reads what each patient of the batch claims; one whose claim cannot be read is refused. */
    private static List<Entry> claims(Run run, Content content, List<Entry> clinical, Owners owners, Tally tally) {
        var readable = new ArrayList<Entry>(clinical.size());
        for (var entry : clinical) {
            try {
                if (entry.type().equals("Patient")) {
                    var tree = StrictJson.tree(content.slice(entry.from(), entry.to()));
                    owners.add(entry, Claims.of(Field.resource(tree, entry.path()), run.source()));
                }
                readable.add(entry);
            } catch (Refused it) {
                tally.refused(entry.type(), it);
            }
        }
        return readable;
    }
}
