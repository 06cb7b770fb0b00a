package org.havenport.concerns;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.Communications;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.concerns.CorrectionPage.Said;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests as their patient reads them: the entry by its title while it is shown, the words that were exchanged. */
@Component
class CorrectionsInWords {

    private final Chart chart;
    private final Communications communications;
    private final Staff staff;

    CorrectionsInWords(Chart chart, Communications communications, Staff staff) {
        this.chart = chart;
        this.communications = communications;
        this.staff = staff;
    }

    List<CorrectionPage.Row> rows(Frame frame, List<Correction> found) {
        var groups = found.stream().map(Correction::group).distinct().toList();
        Map<UUID, String> titles = groups.stream()
                .flatMap(group -> items(frame.viewer(), found.getFirst().patient(), group).stream())
                .collect(Collectors.toMap(Item::id, item -> item.gist().title(), (a, _) -> a));
        return found.stream()
                .map(c -> CorrectionPage.Row.of(frame.words(), c, titles.get(c.item())))
                .toList();
    }

    CorrectionPage.One one(Frame frame, Correction c, Errors errors) {
        var words = frame.words();
        var viewer = frame.viewer();
        var title = items(viewer, c.patient(), c.group()).stream()
                .filter(item -> item.id().equals(c.item()))
                .map(item -> item.gist().title())
                .findFirst()
                .orElse(null);
        var denial = c.denial();
        return new CorrectionPage.One(
                c.id(),
                CorrectionPage.title(words, c, title),
                words.say("concerns.asked", words.date(c.asked())),
                words.say("concerns.wrong." + c.wrong()),
                communications
                        .read(viewer, c.patient(), c.words(), "correction-read")
                        .orElse(""),
                CorrectionPage.state(words, c),
                c.isOpen(),
                denial == null ? null : words.say("concerns.denial." + denial),
                said(frame, c, c.answer(), c.decidedBy(), c.decided()),
                said(frame, c, c.extension(), null, c.extended()),
                c.state() == Correction.State.DENIED && c.disagreed() == null,
                said(frame, c, c.disagreement(), viewer.actor(), c.disagreed()),
                errors,
                CorrectionPage.steps(words, c));
    }

    @Nullable
    Said said(Frame frame, Correction c, @Nullable UUID writing, @Nullable UUID by, @Nullable Instant at) {
        if (writing == null || at == null) {
            return null;
        }
        var member =
                by == null ? null : staff.names(frame.viewer(), List.of(by)).get(by);
        var name = member != null
                ? member.shown()
                : writing.equals(c.disagreement()) ? frame.say("concerns.you") : frame.say("concerns.team");
        return communications
                .read(frame.viewer(), c.patient(), writing, "correction-read")
                .map(words -> new Said(words, name, frame.words().dateTime(at)))
                .orElse(null);
    }

    private List<Item> items(Viewer viewer, UUID patient, UUID group) {
        return chart.items(viewer, ItemQuery.of(patient).inGroup(group), "correction-viewed");
    }
}
