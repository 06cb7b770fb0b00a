package org.havenport.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ResourceType;

/** Decides which entries of a batch may be filed; each of the others is refused with its reason or skipped. */
final class Sieve {

    private static final Set<String> READABLE =
            Set.of("transaction", "batch", "collection", "searchset", "document", "history", Batch.NO_BUNDLE);

    private static final Set<String> ASKING = Set.of("transaction", "batch");
    private static final Set<String> METHODS = Set.of("", "POST", "PUT", "DELETE");
    private static final Set<String> TYPES =
            Stream.of(ResourceType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> NO_RECORD = Set.of(
            "Bundle", "MessageHeader", "OperationOutcome", "Parameters", "Subscription", "TestReport", "TestScript");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final Batch batch;
    private final Tally tally;
    private final Map<String, Long> named;
    private final Set<String> seen = new HashSet<>();

    private Sieve(Batch batch, Tally tally) {
        this.batch = batch;
        this.tally = tally;
        this.named = batch.entries().stream()
                .flatMap(it -> it.names().stream())
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    /**
     * @param entries to be filed
     * @param deletions of what was filed before
     */
    record Taken(List<Entry> entries, List<Entry> deletions) {}

    /** @throws Refused when nothing of the bundle is taken */
    static Taken of(Batch batch, Tally tally) {
        if (!READABLE.contains(batch.type())) {
            throw new Refused(
                    "type",
                    "a bundle of this type is not imported",
                    Math.max(1, batch.entries().size()));
        }
        var sieve = new Sieve(batch, tally);
        var entries = new ArrayList<Entry>();
        var deletions = new ArrayList<Entry>();
        for (var entry : batch.entries()) {
            try {
                if (sieve.isState(entry)) {
                    (entry.isDeletion() ? deletions : entries).add(entry);
                }
            } catch (Refused it) {
                tally.refused(entry.type(), it);
            }
        }
        return new Taken(entries, deletions);
    }

    private boolean isState(Entry entry) {
        if (entry.mode().equals("outcome")) {
            tally.skipped(1);
            return false;
        }
        if (entry.isDeletion()) {
            deletion(entry);
        } else {
            check(entry);
        }
        if (batch.type().equals("history")) {
            return isNewest(entry);
        }
        unambiguous(entry);
        return true;
    }

    /** A history stands with the newest first; what came before is not filed over it. */
    private boolean isNewest(Entry entry) {
        var type = entry.type().isEmpty() ? entry.ask().type() : entry.type();
        var key = entry.isEmpty() ? entry.ask().id() : entry.sourceKey();
        if (seen.add(type + "/" + key)) {
            return true;
        }
        tally.skipped(1);
        return false;
    }

    /** Of two that are called the same, neither is taken: nobody knows which one the others mean. */
    private void unambiguous(Entry entry) {
        if (entry.fullUrl() != null && named.getOrDefault(entry.fullUrl(), 0L) > 1) {
            throw new Refused(entry.position() + ".fullUrl", "stands twice in the bundle");
        }
        if (entry.names().stream().anyMatch(it -> named.getOrDefault(it, 0L) > 1)) {
            throw new Refused(
                    entry.path() + ".id",
                    entry.at() == Entry.ALONE ? "stands twice in the file" : "stands twice in the bundle");
        }
    }

    private static void deletion(Entry entry) {
        if (!ID.matcher(entry.ask().id()).matches()
                || !TYPES.contains(entry.ask().type())) {
            throw new Refused(entry.position() + ".request.url", "must name type and id of what is deleted");
        }
        if (entry.ask().type().equals("Patient")) {
            throw new Refused(entry.position() + ".request.url", "a patient is not deleted by an import");
        }
    }

    private void check(Entry entry) {
        var at = entry.position();
        var method = entry.ask().method();
        if (method.isEmpty() && ASKING.contains(batch.type())) {
            throw new Refused(at + ".request.method", "is missing");
        }
        if (!METHODS.contains(method)) {
            throw new Refused(at + ".request.method", "only POST, PUT and DELETE are imported");
        }
        if (entry.isEmpty()) {
            throw new Refused(at + ".resource", "is missing or not an object");
        }
        if (!TYPES.contains(entry.type())) {
            throw new Refused(entry.path() + ".resourceType", "is not a type of FHIR R4");
        }
        if (NO_RECORD.contains(entry.type())) {
            throw new Refused(entry.path() + ".resourceType", "is no part of a record");
        }
        if (!entry.id().isEmpty() && !ID.matcher(entry.id()).matches()) {
            throw new Refused(entry.path() + ".id", "is not a FHIR id");
        }
        if (entry.sourceKey() == null) {
            throw new Refused(at, "has neither id nor fullUrl, so it could not be recognised again");
        }
        if (entry.to() - entry.from() > Sheet.LARGEST) {
            throw new Refused(at, Sheet.TOO_LARGE);
        }
    }
}
