package org.havenport.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ReleaseState;
import org.havenport.followup.Obligations;
import org.havenport.followup.Reviews;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Puts an opened report or value together with its values, trend, warning and comment, and keeps that it was read. */
@Component
class Reading {

    private static final int LONGEST_TREND = 40;

    private final Chart chart;
    private final Obligations obligations;
    private final Reviews reviews;
    private final MisreadingIsWarnedOf misreading;

    Reading(Chart chart, Obligations obligations, Reviews reviews, MisreadingIsWarnedOf misreading) {
        this.chart = chart;
        this.obligations = obligations;
        this.reviews = reviews;
        this.misreading = misreading;
    }

    Result of(Sql sql, Chart.Opened opened, Locale language) {
        var viewer = sql.viewer();
        var item = opened.item();
        var patient = item.patient();
        var members = members(viewer, item);
        var subject = subject(viewer, opened, members);
        var obligation = obligations.of(viewer, patient, item.group()).orElse(null);
        var warning = misreading.warning(obligation, language);
        if (viewer.actsForPatient()) {
            obligations.viewed(sql, patient, item.group(), warning == null ? null : warning.version());
        }
        return new Result.Shown(
                item.id(),
                patient,
                item.group(),
                subject.item().gist().title(),
                item.status(),
                item.effective(),
                item.issued(),
                subject.item().gist().by(),
                subject.code(),
                opened.conclusion(),
                members,
                members.size() == 1 ? trend(viewer, subject) : List.of(),
                obligation,
                warning,
                reviews.comment(viewer, patient, item.group()).orElse(null),
                item.state() == ReleaseState.SUSPECTED);
    }

    private List<Result.Line> members(Viewer viewer, Item item) {
        return item.type().equals("DiagnosticReport")
                ? Panels.lines(chart.items(viewer, ItemQuery.of(item.patient()).inGroup(item.group()), "result-viewed"))
                : List.of(Panels.line(item));
    }

    /** A report of one value is read as that value. */
    private Chart.Opened subject(Viewer viewer, Chart.Opened opened, List<Result.Line> members) {
        if (members.size() != 1 || members.getFirst().id().equals(opened.item().id())) {
            return opened;
        }
        return chart.open(viewer, opened.item().patient(), members.getFirst().id(), "result-viewed")
                .orElse(opened);
    }

    private List<Result.Point> trend(Viewer viewer, Chart.Opened opened) {
        var code = opened.code();
        var gist = opened.item().gist();
        if (code == null || gist.number() == null) {
            return List.of();
        }
        var query = ItemQuery.of(opened.item().patient())
                .ofTypes("Observation")
                .about(code)
                .atMost(LONGEST_TREND);
        var points = new ArrayList<Result.Point>();
        for (var item : chart.items(viewer, query, "result-trend")) {
            var value = item.gist().number();
            if (value != null && Objects.equals(item.gist().unit(), gist.unit())) {
                points.add(new Result.Point(item.id(), item.effective(), value, item.gist()));
            }
        }
        return points.size() < 2 ? List.of() : points.reversed();
    }
}
