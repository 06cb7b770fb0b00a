package org.havenport.directory;

import java.util.List;
import java.util.UUID;

/**
 * A resource about the facility on its way into the directory.
 *
 * @param source the feed it came from
 * @param type FHIR resource type, one of {@link Directory#TYPES}
 * @param id ours, by {@link Directory#idOf}
 * @param aliases every further id under which it is referred to
 * @param name what a person calls it
 * @param body FHIR JSON with our ids and references
 */
public record Listing(String source, String type, UUID id, List<UUID> aliases, String name, String body) {

    public Listing {
        aliases = List.copyOf(aliases);
    }
}
