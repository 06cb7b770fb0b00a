package org.havenport.intake;

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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Files the practitioners, organisations and locations of a bundle in the directory. */
@Component
class Listings {

    private final Directory directory;

    Listings(Directory directory) {
        this.directory = directory;
    }

    void file(Viewer job, Run run, Links links, byte[] json, List<Entry> entries, Tally tally) {
        var body = new Body(reference -> links.rewrite(reference, null, Viewer.NO_ID));
        var listings = new ArrayList<Listing>();
        for (var entry : entries) {
            try {
                var tree = (ObjectNode) StrictJson.tree(json, entry.from(), entry.to());
                listings.add(listing(run, links, body, entry, tree));
            } catch (JacksonException e) {
                tally.refused(new Refused(entry.position(), "the resource cannot be read"));
            } catch (Refused content) {
                tally.refused(content);
            }
        }
        try {
            var outcomes = directory.file(job, listings);
            var unchanged = outcomes.stream()
                    .filter(it -> it == Directory.Outcome.UNCHANGED)
                    .count();
            tally.duplicate(unchanged);
            tally.filed(outcomes.size() - unchanged);
        } catch (RuntimeException e) {
            tally.refused(new Refused("entry", "the directory could not store these resources", listings.size()));
        }
    }

    private Listing listing(Run run, Links links, Body body, Entry entry, ObjectNode tree) {
        var resource = Field.resource(tree, entry.position());
        var aliases = resource.child("identifier").isListOfObjects()
                ? resource.list("identifier").stream()
                        .filter(it -> it.has("system") && it.has("value"))
                        .map(it -> directory.idOf(entry.type(), it.text("system") + "|" + it.text("value")))
                        .toList()
                : List.<UUID>of();
        var id = links.directoryId(entry);
        var name = name(resource, entry.type());
        return new Listing(
                run.source(),
                entry.type(),
                id,
                aliases,
                name,
                new String(body.of(tree, id), java.nio.charset.StandardCharsets.UTF_8));
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
        var person = resource.child("practitioner").isObject()
                ? resource.object("practitioner").text("display")
                : null;
        return Objects.requireNonNullElse(person, type);
    }

    private static List<String> family(Field name) {
        return Stream.ofNullable(name.missing() ? null : name.text("family")).toList();
    }
}
