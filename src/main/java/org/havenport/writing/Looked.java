package org.havenport.writing;

import java.util.List;
import java.util.Set;
import org.havenport.home.Words;

/**
 * What was seen in words that are about to be sent. Nothing of it is kept.
 *
 * @param topics that are better said than written
 * @param detailed whether it asks several things, or is so long that a visit would do better (B.edu.3)
 */
public record Looked(Set<Topic> topics, boolean detailed) {

    public Looked {
        topics = Set.copyOf(topics);
    }

    /** Whether the writer is to see something before it is sent. */
    public boolean warns() {
        return !topics.isEmpty() || detailed;
    }

    /** What to tell the writer, the gravest first. */
    public List<String> said(Words words) {
        var said = new java.util.ArrayList<String>();
        for (var topic : Topic.values()) {
            if (topics.contains(topic)) {
                said.add(words.say("writing.topic." + topic));
            }
        }
        if (detailed) {
            said.add(words.say("writing.detailed"));
        }
        return List.copyOf(said);
    }
}
