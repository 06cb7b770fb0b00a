package org.havenport.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.Code;
import org.havenport.chart.Gist;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ReleaseState;
import org.havenport.chart.ReplacedItems;
import org.havenport.followup.Obligations;
import org.havenport.followup.Reviews;
import org.havenport.followup.Sent;
import org.havenport.meanings.Meaning;
import org.havenport.meanings.Meanings;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts an opened report or value together with its values, trend, warning and comment, and keeps that it was read. */
@Component
class Reading {

    private static final int LONGEST_TREND = 40;

    private final Chart chart;
    private final Obligations obligations;
    private final Reviews reviews;
    private final MisreadingIsWarnedOf misreading;
    private final Meanings meanings;
    private final Cautions cautions;
    private final ReplacedItems replaced;
    private final Sent sent;

    Reading(
            Chart chart,
            Obligations obligations,
            Reviews reviews,
            MisreadingIsWarnedOf misreading,
            Meanings meanings,
            Cautions cautions,
            ReplacedItems replaced,
            Sent sent) {
        this.sent = sent;
        this.chart = chart;
        this.obligations = obligations;
        this.reviews = reviews;
        this.misreading = misreading;
        this.meanings = meanings;
        this.cautions = cautions;
        this.replaced = replaced;
    }

    Result of(Sql sql, Chart.Opened opened, Cautions.@Nullable Early early, Locale language) {
        var viewer = sql.viewer();
        var item = opened.item();
        var patient = item.patient();
        var members = members(viewer, opened);
        var subject = subject(viewer, opened, members);
        var alone = Result.Shown.isAlone(members, subject.item().gist().title());
        var obligation = obligations.of(viewer, patient, item.group()).orElse(null);
        var warning = misreading.warning(obligation, language);
        var comment = reviews.comment(viewer, patient, item.group()).orElse(null);
        if (comment != null) {
            sent.viewed(sql, patient, List.of(comment.id()));
        }
        if (viewer.actsForPatient()) {
            obligations.viewed(sql, patient, item.group(), warning == null ? null : warning.version());
            if (early != null) {
                cautions.read(sql, patient, early);
            }
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
                alone ? trend(viewer, subject) : List.of(),
                obligation,
                warning,
                comment,
                before(viewer, patient, members),
                meaning(subject, language),
                alone ? List.of() : measured(members, language),
                item.state() == ReleaseState.SUSPECTED);
    }

    /** What these values said before to whoever reads for the patient, where they say something else now. */
    private List<Result.Before> before(Viewer viewer, UUID patient, List<Result.Line> members) {
        var now = members.stream().collect(Collectors.toMap(Result.Line::id, Result.Line::gist, (one, _) -> one));
        return replaced.of(viewer, patient, now.keySet(), "result-viewed-as-before").stream()
                .filter(was -> was.gist().value() != null && !saysTheSame(was.gist(), now.get(was.id())))
                .map(was -> new Result.Before(was.gist(), was.replaced()))
                .toList();
    }

    private static boolean saysTheSame(Gist was, @Nullable Gist now) {
        return now != null && Objects.equals(was.value(), now.value()) && Objects.equals(was.unit(), now.unit());
    }

    private @Nullable Meaning meaning(Chart.Opened subject, Locale language) {
        return meanings.of(Code.loinc(subject.code()), subject.item().gist().title(), language)
                .orElse(null);
    }

    private List<Result.Measured> measured(List<Result.Line> members, Locale language) {
        return members.stream()
                .map(line -> line.gist().title())
                .distinct()
                .map(title -> new Result.Measured(
                        title, meanings.of(null, title, language).orElse(null)))
                .toList();
    }

    /** The values of a report: those of its group, and those that came inside it. */
    private List<Result.Line> members(Viewer viewer, Chart.Opened opened) {
        var item = opened.item();
        if (!item.type().equals("DiagnosticReport")) {
            return List.of(Panels.line(item));
        }
        var group = chart.items(viewer, ItemQuery.of(item.patient()).inGroup(item.group()), "result-viewed");
        var inside = opened.contained().stream()
                .map(value -> new Result.Line(item.id(), value, item.effective()))
                .toList();
        return Panels.lines(group, inside);
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
        var items = chart.items(viewer, query, "result-trend");
        var early = cautions.before(viewer, opened.item().patient(), items).shut();
        for (var item : items) {
            var value = item.gist().number();
            if (value != null
                    && !early.contains(item.group())
                    && Objects.equals(item.gist().unit(), gist.unit())) {
                points.add(new Result.Point(item.id(), item.effective(), value, item.gist()));
            }
        }
        return points.size() < 2 ? List.of() : points.reversed();
    }
}
