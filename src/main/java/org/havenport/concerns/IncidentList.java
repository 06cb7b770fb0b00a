package org.havenport.concerns;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.havenport.concerns.Assessment.Part;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Fact;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.staff.Staff;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Incidents as compliance reads them: the facts, who looked, the four factors. */
@Component
class IncidentList {

    private final Incidents incidents;
    private final Looks looks;
    private final Staff staff;
    private final Clock clock;

    IncidentList(Incidents incidents, Looks looks, Staff staff, Clock clock) {
        this.incidents = incidents;
        this.looks = looks;
        this.staff = staff;
        this.clock = clock;
    }

    Listed<IncidentPage.Row> rows(Frame frame, @Nullable UUID current) {
        var words = frame.words();
        return incidents
                .open(frame.viewer())
                .map(i -> new IncidentPage.Row(
                        IncidentsController.path(i.patient(), i.id()),
                        DaysLeft.of(words, i.due(), clock.instant()),
                        record(words, i),
                        words.say("concerns.cause." + i.cause()),
                        words.say("concerns.items", i.items().size()),
                        words.date(i.discovered()),
                        i.id().equals(current)));
    }

    Listed<IncidentPage.Closed> closed(Frame frame, @Nullable UUID current) {
        return incidents
                .closed(frame.viewer())
                .map(i -> new IncidentPage.Closed(
                        IncidentsController.path(i.patient(), i.id()),
                        record(frame.words(), i),
                        frame.say("concerns.cause." + i.cause()),
                        decision(frame, i),
                        i.id().equals(current)));
    }

    private static String decision(Frame frame, Incident i) {
        var decided = i.decided();
        var decision = frame.say("concerns.decision." + i.decision());
        return decided == null
                ? decision
                : frame.say("concerns.closed.on", decision, frame.words().date(decided));
    }

    Optional<IncidentPage.Open> open(Frame frame, UUID patient, UUID id, Assessment form, Errors errors) {
        return incidents.one(frame.viewer(), patient, id).map(i -> open(frame, i, form, errors));
    }

    private IncidentPage.Open open(Frame frame, Incident i, Assessment form, Errors errors) {
        var words = frame.words();
        var written =
                i.isOpen() ? form : incidents.assessment(frame.viewer(), i).orElse(form);
        return new IncidentPage.Open(
                IncidentsController.path(i.patient(), i.id()),
                record(words, i),
                i.isOpen() ? DaysLeft.of(words, i.due(), clock.instant()) : null,
                facts(frame, i),
                "/staff/audit?record=" + i.patient(),
                looks.before(frame, i),
                i.isOf(frame.viewer().actor()),
                closed(frame, i),
                Assessment.written()
                        .map(part -> factor(words, written, part, errors))
                        .toList(),
                decisions(words, written),
                errors);
    }

    private List<Fact> facts(Frame frame, Incident i) {
        var words = frame.words();
        var facts = new ArrayList<Fact>();
        facts.add(fact(words, "cause", words.say("concerns.cause.say." + i.cause())));
        facts.add(fact(words, "discovered", words.dateTime(i.discovered())));
        facts.add(fact(words, "due", words.date(i.due())));
        facts.add(fact(words, "items", words.say("concerns.items", i.items().size())));
        var filed = i.filed();
        facts.add(fact(words, "filed", filed == null ? words.say("concerns.not-known") : words.dateTime(filed)));
        var released = i.released();
        facts.add(fact(
                words, "released", released == null ? words.say("concerns.never-shown") : words.dateTime(released)));
        if (i.retracted() != null) {
            facts.add(fact(words, "retracted", said(frame, i.retractedBy(), words.dateTime(i.retracted()))));
        }
        if (i.restored() != null) {
            facts.add(fact(words, "restored", said(frame, i.restoredBy(), words.dateTime(i.restored()))));
        }
        if (i.retracted() == null && i.restored() == null) {
            facts.add(fact(words, "found", words.say("concerns.found.not-yet")));
        }
        return facts;
    }

    private String said(Frame frame, @Nullable UUID by, String when) {
        return frame.say("concerns.by", when, name(frame, by));
    }

    private String name(Frame frame, @Nullable UUID by) {
        if (by == null || by.equals(Viewer.NO_ID)) {
            return frame.say("concerns.program");
        }
        var member = staff.names(frame.viewer(), List.of(by)).get(by);
        return member == null ? frame.say("concerns.colleague") : member.shown();
    }

    private @Nullable String closed(Frame frame, Incident i) {
        var decided = i.decided();
        return decided == null
                ? null
                : frame.say(
                        "concerns.closed",
                        frame.say("concerns.decision." + i.decision()),
                        frame.words().dateTime(decided),
                        name(frame, i.decidedBy()));
    }

    private static IncidentPage.Factor factor(Words words, Assessment written, Part part, Errors errors) {
        return new IncidentPage.Factor(
                id(part),
                words.say("concerns.factor." + part),
                words.say("concerns.factor.say." + part),
                written.text(part),
                errors.of(id(part)));
    }

    private static Choice decisions(Words words, Assessment written) {
        return new Choice(
                "decision",
                words.say("concerns.decision"),
                written.text(Part.DECISION),
                Arrays.stream(Incident.Decision.values())
                        .map(d -> new Choice.Option(
                                d.name(), words.say("concerns.decision." + d), words.say("concerns.decision.say." + d)))
                        .toList());
    }

    static Errors errors(Words words, NotClosed e) {
        if (e.missing().isEmpty()) {
            return Errors.of("what", words.say("concerns.signer"));
        }
        return new Errors(e.missing().stream()
                .map(part -> new FieldError(id(part), words.say("concerns.missing.factor." + part)))
                .toList());
    }

    private static String record(Words words, Incident i) {
        return words.say("concerns.record", i.patient().toString().substring(0, 8));
    }

    private static Fact fact(Words words, String key, String value) {
        return new Fact(words.say("concerns.fact." + key), value);
    }

    private static String id(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
