package org.havenport.protocols;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Words of the program for a text, as a draft that nobody has approved. A room declares drafts as beans; when the words
 * change with a new version of the program they are proposed anew, and what was approved before stays in force.
 *
 * @param text what they are a draft of
 * @param body the first line is the heading
 */
public record Draft(Text text, Locale language, String body) {

    /** By which it is known that these words were proposed already, whatever was written since. */
    String madeOf() {
        return "draft " + Fingerprint.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
