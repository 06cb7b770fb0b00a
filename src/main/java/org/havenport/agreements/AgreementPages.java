package org.havenport.agreements;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.havenport.agreements.AgreementsPage.Box;
import org.havenport.agreements.AgreementsPage.Line;
import org.havenport.agreements.AgreementsPage.Mine;
import org.havenport.agreements.AgreementsPage.Occasion;
import org.havenport.agreements.AgreementsPage.Sign;
import org.havenport.agreements.AgreementsPage.Withdraw;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NextStep;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Attestation;
import org.havenport.protocols.Clause;
import org.havenport.protocols.Functions;
import org.havenport.protocols.Texts;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Puts what a patient agrees to into words. */
@Component
class AgreementPages {

    private final Agreements agreements;
    private final AMaterialChangeAsksAgain again;
    private final Texts texts;
    private final Functions functions;
    private final WhatStaysOpen open;
    private final Clock clock;

    AgreementPages(
            Agreements agreements,
            AMaterialChangeAsksAgain again,
            Texts texts,
            Functions functions,
            WhatStaysOpen open,
            Clock clock) {
        this.open = open;
        this.agreements = agreements;
        this.again = again;
        this.texts = texts;
        this.functions = functions;
        this.clock = clock;
    }

    Mine list(Frame frame, Viewer.Patient viewer) {
        var standing = agreements.standing(viewer);
        var narrowed = again.narrows(standing, clock.instant());
        var state = standing.whole() ? "done" : "attention";
        var words = standing.whole()
                ? "agreements.standing.whole"
                : standing.withdrawn() != null
                        ? "agreements.standing.withdrawn"
                        : narrowed ? "agreements.standing.reads" : "agreements.standing.missing";
        var until = again.until(standing).filter(_ -> !narrowed).map(frame.words()::date);
        var signed = agreements.mine(viewer);
        return new Mine(
                state,
                frame.say(words),
                until.map(day -> frame.say("agreements.until", day)).orElse(null),
                !standing.whole(),
                standing.withdrawn() == null && !signed.isEmpty(),
                occasions(frame, signed));
    }

    /** The same for paper. */
    List<Occasion> print(Frame frame, Viewer.Patient viewer) {
        return occasions(frame, agreements.mine(viewer));
    }

    Sign sign(Frame frame, Standing standing, List<String> ticked, Errors errors, boolean changed) {
        var asked = agreements.toConfirm(standing.missing(), frame.words().locale());
        var separate = boxes(frame, asked, false, ticked, errors);
        return new Sign(
                separate,
                boxes(frame, asked, true, ticked, errors),
                standing.lacksTheAgreement() && (standing.lacksASeparateOne() || !standing.everAgreed()),
                standing.everAgreed(),
                changed,
                Clause.rightsLine(frame.words().locale()),
                errors);
    }

    Withdraw withdraw(Frame frame, Viewer.Patient viewer) {
        var standing = agreements.standing(viewer);
        var language = frame.words().locale();
        return new Withdraw(
                standing.withdrawn() == null,
                functions.on().stream()
                        .filter(it -> !open.isOpen(it))
                        .map(it -> it.sentence(language))
                        .toList(),
                functions.on().stream()
                        .filter(open::isOpen)
                        .map(it -> it.sentence(language))
                        .toList(),
                List.of(
                        NextStep.of(frame.say("agreements.withdraw.now"), frame.say("agreements.withdraw.now.say")),
                        NextStep.of(
                                frame.say("agreements.withdraw.later"), frame.say("agreements.withdraw.later.say"))));
    }

    private static List<Box> boxes(
            Frame frame,
            Map<Statement, ApprovedText> asked,
            boolean ofTheAgreement,
            List<String> ticked,
            Errors errors) {
        return asked.entrySet().stream()
                .filter(it -> it.getKey().isOfTheAgreement() == ofTheAgreement)
                .map(it -> box(frame, it.getKey(), it.getValue(), ticked, errors))
                .toList();
    }

    private static Box box(Frame frame, Statement statement, ApprovedText text, List<String> ticked, Errors errors) {
        var approval = text.approval();
        return new Box(
                statement.name(),
                frame.say("agreements.title." + statement.name()),
                frame.say("agreements.tick." + statement.name()),
                approval == null
                        ? ""
                        : frame.say(
                                "agreements.version",
                                text.version(),
                                frame.words().date(approval.from())),
                text.locale().getLanguage(),
                approval == null ? "" : approval.hash(),
                statement.words(text),
                statement.clause() != null || statement == Statement.BREACHES || statement == Statement.AGREEMENT,
                ticked.contains(statement.name()),
                errors.of(statement.name()));
    }

    private List<Occasion> occasions(Frame frame, List<Agreements.Signed> signed) {
        var number = signed.size();
        var occasions = new java.util.ArrayList<Occasion>();
        for (var one : signed) {
            var first = one.attested().getFirst();
            occasions.add(new Occasion(
                    "signed-" + number--,
                    frame.words().dateTime(first.at()),
                    how(frame, one, first),
                    one.attested().stream()
                            .flatMap(it -> line(frame, it).stream())
                            .toList()));
        }
        return List.copyOf(occasions);
    }

    private static String how(Frame frame, Agreements.Signed signed, Attestation first) {
        return first.how() == Attestation.How.PAPER
                ? frame.say("agreements.how.paper")
                : frame.say(
                        "agreements.how.portal",
                        signed.address(),
                        first.language().getDisplayLanguage(frame.words().locale()));
    }

    private java.util.Optional<Line> line(Frame frame, Attestation it) {
        var statement = Statement.of(it.key(), it.clause());
        return statement.flatMap(said -> texts.version(it.key(), it.language(), it.version())
                .map(text -> new Line(
                        frame.say("agreements.title." + said.name()),
                        frame.say(
                                "agreements.version.short",
                                it.version(),
                                it.hash().substring(0, 12)),
                        it.language().getLanguage(),
                        said.words(text))));
    }
}
