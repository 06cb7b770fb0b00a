package org.havenport.policies;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.home.Choice;
import org.havenport.home.Words;
import org.havenport.policies.ValuePage.Fact;
import org.havenport.policies.ValuePage.Head;
import org.havenport.policies.ValuePage.Past;
import org.havenport.protocols.Approver;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Decision;
import org.havenport.protocols.HourChanges;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Proposal;
import org.havenport.protocols.Proposal.State;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Shape;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of one value together. */
@Component
class ValuePages {

    private static final int MONTHS = 12;

    private final Protocols protocols;
    private final Staff staff;
    private final Clock clock;

    ValuePages(Protocols protocols, Staff staff, Clock clock) {
        this.protocols = protocols;
        this.staff = staff;
        this.clock = clock;
    }

    /** The page; the form holds what was typed, or what is in force. */
    ValuePage of(
            Viewer viewer,
            Words words,
            Parameter<?> parameter,
            @Nullable ProposalForm typed,
            List<ValuePage.Flaw> flaws) {
        var said = new InWords(words);
        var decision = protocols.decision(parameter);
        var history = protocols.history(viewer, parameter.key());
        var names = staff.names(
                viewer,
                history.stream().flatMap(p -> ValuesPages.people(p).stream()).collect(Collectors.toSet()));
        var waiting = history.stream().filter(p -> p.state() == State.WAITING).findFirst();
        var form = typed == null ? ProposalForm.of(parameter, decision.json(), today(words)) : typed;
        return new ValuePage(
                ValuesPages.path(parameter.key()),
                said.title(parameter.key()),
                said.help(parameter.key()),
                said.value(parameter, decision.json()),
                since(words, decision, names),
                facts(said, parameter, decision),
                waiting.map(p -> waiting(viewer, said, parameter, p, names)).orElse(null),
                waiting.isPresent()
                                || isHours(parameter)
                                || !viewer.holdsOneOf(Protocols.PROPOSERS.toArray(Role[]::new))
                        ? null
                        : fields(said, parameter, form),
                history.stream()
                        .filter(p -> p.state() != State.WAITING)
                        .map(p -> past(said, parameter, p, decision, names))
                        .toList(),
                flaws,
                isHours(parameter));
    }

    private static String since(Words words, Decision<?> decision, Map<UUID, Member> names) {
        var by = decision.by();
        var since = decision.since();
        if (by == null || since == null) {
            return words.say("policies.value.standard");
        }
        var ended = by.ended();
        return ended == null
                ? words.say("policies.value.earlier", words.date(since))
                : words.say(
                        "policies.value.since",
                        words.date(since),
                        ValuesPages.name(names, by.written()),
                        ValuesPages.name(names, ended));
    }

    private static List<Fact> facts(InWords said, Parameter<?> parameter, Decision<?> decision) {
        var words = said.words();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say("policies.fact.bounds"), said.bounds(parameter)));
        if (parameter.asksForReason()) {
            facts.add(new Fact(words.say("policies.fact.standard"), said.brief(parameter, decision.standardJson())));
        }
        facts.add(new Fact(words.say("policies.fact.approver"), said.approver(parameter.approver())));
        if (parameter.isMandatory()) {
            facts.add(new Fact(words.say("policies.fact.mandatory"), words.say("policies.fact.mandatory.say")));
        }
        var by = decision.by();
        var expires = by == null ? null : by.expiresOn();
        if (expires != null) {
            facts.add(new Fact(words.say("policies.fact.expires"), words.date(expires)));
        }
        if (!parameter.requirements().isEmpty()) {
            facts.add(new Fact(words.say("policies.fact.rows"), String.join(", ", parameter.requirements())));
        }
        return facts;
    }

    private ValuePage.Waiting waiting(
            Viewer viewer, InWords said, Parameter<?> parameter, Proposal p, Map<UUID, Member> names) {
        var words = said.words();
        var own = p.written().by().equals(viewer.actor());
        var may = !own && p.approver().is(viewer);
        var clinical = p.approver() == Approver.MEDICAL_DIRECTOR;
        var begins = p.effectiveFrom().isBefore(today(words)) ? today(words) : p.effectiveFrom();
        return new ValuePage.Waiting(
                p.number(),
                said.value(parameter, p.before()),
                said.value(parameter, p.value()),
                words.say(
                        "policies.waiting.line",
                        ValuesPages.name(names, p.written()),
                        words.dateTime(p.written().at())),
                p.reason(),
                words.date(p.effectiveFrom()),
                p.departs() && parameter.asksForReason(),
                clinical ? begins.plusMonths(MONTHS).toString() : "",
                clinical,
                may,
                own,
                may ? null : words.say("policies.waiting." + (own ? "own" : "others"), said.approver(p.approver())));
    }

    /** They have an editor of their own. */
    static boolean isHours(Parameter<?> parameter) {
        return HourChanges.PARAMETERS.stream().anyMatch(it -> it.key().equals(parameter.key()));
    }

    private static ValuePage.Fields fields(InWords said, Parameter<?> parameter, ProposalForm form) {
        var words = said.words();
        var kind =
                switch (parameter.bounds()) {
                    case Bounds.Whole _, Bounds.Decimal _ -> "number";
                    case Bounds.Text text ->
                        text.shape() == Shape.LINES || text.shape() == Shape.DAYS ? "lines" : "text";
                    case Bounds.OneOf _, Bounds.YesOrNo _ -> "choice";
                    case Bounds.Table _ -> "table";
                };
        var options =
                switch (parameter.bounds()) {
                    case Bounds.OneOf one ->
                        one.options().stream()
                                .map(o -> new Choice.Option(o, said.option(parameter.key(), o), ""))
                                .toList();
                    case Bounds.YesOrNo _ ->
                        List.of(
                                new Choice.Option("true", words.say("policies.yes"), ""),
                                new Choice.Option("false", words.say("policies.no"), ""));
                    case Bounds.Whole _, Bounds.Decimal _, Bounds.Text _, Bounds.Table _ -> List.<Choice.Option>of();
                };
        var heads = parameter.bounds() instanceof Bounds.Table table
                ? table.columns().stream()
                        .map(c -> new Head(
                                c.name(),
                                said.head(parameter.key(), c.name()),
                                !(c.cell() instanceof Bounds.Text),
                                c.mayBeEmpty()))
                        .toList()
                : List.<Head>of();
        var choice = new Choice("value", words.say("policies.field.value"), form.value(), options);
        return new ValuePage.Fields(kind, form, choice, heads, parameter.asksForReason());
    }

    private static Past past(
            InWords said, Parameter<?> parameter, Proposal p, Decision<?> now, Map<UUID, Member> names) {
        var words = said.words();
        var inForce = now.by() != null && now.by().number() == p.number();
        var from = p.inForceFrom();
        var ended = p.ended();
        var state = inForce
                ? "now"
                : p.state() == State.APPROVED && isLater(p, now)
                        ? "later"
                        : p.state().name();
        return new Past(
                words.say("policies.state." + state),
                inForce ? "holds" : "",
                inForce
                        ? "check-circle-fill"
                        : from == null ? "slash-circle" : state.equals("later") ? "clock" : "check",
                said.value(parameter, p.value()),
                words.date(from == null ? p.written().at() : from),
                words.say(
                        "policies.past.author",
                        ValuesPages.name(names, p.written()),
                        words.dateTime(p.written().at())),
                ended == null
                        ? null
                        : words.say(
                                "policies.past." + p.state(),
                                ValuesPages.name(names, ended),
                                words.dateTime(ended.at())),
                p.reason(),
                ended == null ? "" : ended.why());
    }

    /** Approved and not begun yet. */
    private static boolean isLater(Proposal p, Decision<?> now) {
        var from = p.inForceFrom();
        var since = now.since();
        return from != null && (since == null || from.isAfter(since));
    }

    private LocalDate today(Words words) {
        return LocalDate.ofInstant(clock.instant(), words.zone());
    }
}
