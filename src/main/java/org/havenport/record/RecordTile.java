package org.havenport.record;

import java.util.ArrayList;
import java.util.List;
import org.havenport.chart.Contents;
import org.havenport.chart.Contents.Content;
import org.havenport.home.Recent;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On the patient's first page: the parts of the record people come for, with how much is in each and never what. */
@Component
class RecordTile implements Tile {

    private static final List<Section> SHOWN = List.of(Section.MEDICINES, Section.ALLERGIES, Section.VISITS);

    private final Contents contents;

    RecordTile(Contents contents) {
        this.contents = contents;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public @Nullable Recent recent(Viewer viewer, Words words) {
        if (!viewer.seesPatientsPages()) {
            return null;
        }
        var all = contents.of(viewer, viewer.patient());
        if (all.isEmpty()) {
            return null;
        }
        var rows = new ArrayList<Recent.Row>();
        for (var section : SHOWN) {
            rows.add(Recent.Row.of(
                    OverviewPage.title(words, section),
                    words.say("record.tile." + section.path(), going(section, all)),
                    RecordController.PATH + "/" + section.path()));
        }
        return new Recent(
                "record", words.say("record.recent"), RecordController.PATH, words.say("record.recent.all"), rows);
    }

    private static int going(Section section, List<Content> all) {
        return all.stream()
                .filter(content -> section.kinds().contains(content.kind()))
                .filter(content -> !section.ends() || Section.GOING_ON.contains(content.status()))
                .mapToInt(Content::many)
                .sum();
    }
}
