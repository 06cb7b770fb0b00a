package org.havenport.notices;

import java.util.Locale;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Texts;

/** The statement of confidentiality that a message carries, in the form of its channel (A1.2). */
record Statement(ApprovedText text) {

    static Statement inForce(Texts texts, Channel channel, Locale language) {
        var key = channel == Channel.EMAIL ? HouseTexts.CONFIDENTIALITY : HouseTexts.CONFIDENTIALITY_SHORT;
        return new Statement(texts.shown(key.key(), language));
    }

    /** Which one it is, for the log of deliveries: {@code statement.confidentiality@3}. */
    String id() {
        return text.key() + "@" + text.version();
    }

    /** In one line. */
    String line() {
        return text.body().strip().replaceAll("\\s*\\R\\s*", ". ").replace("..", ".");
    }
}
