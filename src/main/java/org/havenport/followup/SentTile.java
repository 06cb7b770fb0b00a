package org.havenport.followup;

import java.util.List;
import org.havenport.home.NeedsYou;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the patient's first page: notes, letters and messages nobody has opened, without a word of what they say. */
@Component
class SentTile implements Tile {

    private static final int MOST = 3;

    private final Sent sent;

    SentTile(Sent sent) {
        this.sent = sent;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<NeedsYou> needsYou(Viewer viewer, Words words) {
        if (!viewer.seesPatientsPages()) {
            return List.of();
        }
        return sent.toRead(viewer, MOST).stream()
                .map(it -> new NeedsYou(
                        it.kind() == Sending.MESSAGE ? NeedsYou.Kind.MESSAGE : NeedsYou.Kind.OTHER,
                        words.say("followup.toread." + it.kind()),
                        words.say("followup.toread.say", words.day(it.opened())),
                        it.place(),
                        false))
                .toList();
    }
}
