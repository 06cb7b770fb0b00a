package org.havenport.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Chart;
import org.havenport.chart.Outcome;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a source deletes is taken back: nobody sees it any more, and what it said is kept as a former version. A source
 * can only delete what it brought itself, because its name is part of every id. When it sends the resource again, it
 * comes back.
 */
@Component
class Deletions {

    private static final Logger log = LoggerFactory.getLogger(Deletions.class);
    private static final String TAKEN_BACK = "entered-in-error";
    private static final String SYSTEM = "https://havenport.org/fhir/tag";
    private static final String TAG = "deleted-at-source";

    private final Chart chart;

    Deletions(Chart chart) {
        this.chart = chart;
    }

    void take(Viewer job, Run run, Links links, List<Entry> deletions, Tally tally) {
        var entries = new LinkedHashMap<UUID, Entry>();
        for (var entry : deletions) {
            var ask = entry.ask();
            if (entries.putIfAbsent(links.chartId(ask.type(), ask.id()), entry) != null) {
                tally.skipped(1);
            }
        }
        var holders = entries.isEmpty() ? Map.<UUID, UUID>of() : chart.holders(job, entries.keySet());
        entries.forEach((id, entry) -> {
            var patient = holders.get(id);
            if (tally.isStopped()) {
                return;
            }
            if (patient == null) {
                tally.skipped(1);
            } else {
                take(job, run, patient, id, entry, tally);
            }
            tally.goesOnAfterSome();
        });
    }

    private void take(Viewer job, Run run, UUID patient, UUID id, Entry entry, Tally tally) {
        var type = entry.ask().type();
        try {
            if (take(job, run, patient, id) == Outcome.DUPLICATE) {
                tally.duplicate(type);
            } else {
                tally.filed(type);
            }
        } catch (RuntimeException e) {
            log.warn(
                    "A deletion of run {} was rolled back: {}",
                    run.id(),
                    e.getClass().getSimpleName());
            tally.refused(type, new Refused(entry.position(), "the deletion could not be stored"));
        }
    }

    private Outcome take(Viewer job, Run run, UUID patient, UUID id) {
        var known = chart.open(job, patient, id, "item-deleted-at-source").orElseThrow();
        var item = known.item();
        var tree = (ObjectNode) StrictJson.tree(known.body());
        var resource = Field.resource(tree, item.type());
        var codes = Titles.codes(resource);
        var labels = Labels.of(resource);
        var arrival = new Arrival(
                patient,
                id,
                item.type(),
                item.category(),
                TAKEN_BACK,
                item.effective(),
                item.until(),
                item.issued(),
                codes,
                item.group(),
                item.gist(),
                tagged(tree),
                run.source(),
                labels,
                item.history());
        return chart.file(job, patient, List.of(arrival)).getFirst();
    }

    /** The body as it was, with the mark that makes it another version; marked once, it stays the same. */
    private static byte[] tagged(ObjectNode resource) {
        var meta = resource.get("meta") instanceof ObjectNode there ? there : resource.putObject("meta");
        var tags = meta.get("tag") instanceof ArrayNode there ? there : meta.putArray("tag");
        for (var tag : tags) {
            if (TAG.equals(tag.path("code").asString(""))) {
                return StrictJson.bytes(resource);
            }
        }
        tags.addObject().put("system", SYSTEM).put("code", TAG);
        return StrictJson.bytes(resource);
    }
}
