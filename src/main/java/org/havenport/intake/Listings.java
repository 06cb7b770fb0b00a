package org.havenport.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.directory.Directory;
import org.havenport.directory.Listing;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Files what is nobody's in the directory: practitioners, organisations, locations, drugs and definitions. */
@Component
class Listings {

    private final Directory directory;

    Listings(Directory directory) {
        this.directory = directory;
    }

    void file(Viewer job, Run run, Links links, Content content, List<Entry> entries, Tally tally) {
        for (int from = 0; from < entries.size() && !tally.isStopped(); from += Progress.OFTEN) {
            var some = entries.subList(from, Math.min(entries.size(), from + Progress.OFTEN));
            tally.add(some(job, run, links, content, some, tally.part()));
            tally.goesOn();
        }
    }

    private Tally some(Viewer job, Run run, Links links, Content content, List<Entry> some, Tally part) {
        var read = new ArrayList<Entry>();
        var listings = new ArrayList<Listing>();
        for (var entry : some) {
            try {
                listings.add(listing(run, links, entry, content.slice(entry.from(), entry.to())));
                read.add(entry);
            } catch (Refused it) {
                part.refused(entry.type(), it);
            }
        }
        try {
            var outcomes = directory.file(job, listings);
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) == Directory.Outcome.UNCHANGED) {
                    part.duplicate(read.get(i).type());
                } else {
                    part.filed(read.get(i).type());
                }
            }
        } catch (RuntimeException e) {
            read.forEach(it ->
                    part.refused(it.type(), new Refused(it.position(), "the directory could not store this resource")));
        }
        return part;
    }

    private Listing listing(Run run, Links links, Entry entry, byte[] sent) {
        var id = links.directoryId(entry);
        var read = Sheet.of(sent, entry.path(), id, reference -> links.rewrite(reference, Links.Whose.NOBODY));
        var resource = read.resource();
        var aliases = new ArrayList<UUID>();
        if (resource.child("identifier").isListOfObjects()) {
            resource.list("identifier").stream()
                    .filter(it -> it.has("system") && it.has("value"))
                    .forEach(it ->
                            aliases.add(directory.idOf(entry.type(), it.text("system") + "|" + it.text("value"))));
        }
        if (!Links.isListed(entry.type())) {
            // What refers to it may have come alone, and then could not know that it is of nobody's record.
            aliases.add(links.chartId(entry.type(), String.valueOf(entry.sourceKey())));
        }
        return new Listing(
                run.source(),
                entry.type(),
                id,
                aliases,
                name(resource, entry.type()),
                new String(read.body(), StandardCharsets.UTF_8));
    }

    /** A name is one text for an organisation and parts for a person; a role is called after its person. */
    private static String name(Field resource, String type) {
        if (resource.child("name").isText()) {
            return resource.text("name", type);
        }
        if (type.equals("Practitioner")) {
            var name = resource.first("name");
            var parts = Stream.of(name.texts("prefix"), name.texts("given"), family(name))
                    .flatMap(List::stream)
                    .collect(Collectors.joining(" "));
            return parts.isBlank() ? type : parts;
        }
        var what = resource.child("code").isObject() ? Concept.words(resource.object("code")) : null;
        if (what != null) {
            return what;
        }
        var person = resource.child("practitioner").isObject()
                ? resource.object("practitioner").text("display")
                : null;
        return Objects.requireNonNullElse(person, type);
    }

    private static List<String> family(Field name) {
        return Stream.ofNullable(name.missing() ? null : name.text("family")).toList();
    }
}
