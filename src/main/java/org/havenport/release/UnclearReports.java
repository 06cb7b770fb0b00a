package org.havenport.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.havenport.followup.Consequence;
import org.havenport.release.ReportContext.Said;
import org.havenport.release.ReportRules.Report;
import org.havenport.release.Sentences.Sentence;
import org.springframework.stereotype.Component;

/**
 * Finds reports that nobody could judge (A3.2): no rule calls them grave, and nothing in them says that they are harmless.
 * What reassures about one part of a report reassures about no other. Descriptions are left to the conclusion.
 */
@Component
class UnclearReports {

    private static final int LONGEST_SENTENCE = 400;
    private static final int LONGEST_NAME = 7;

    private final ReportRules rules;
    private final Phrase.Index<String> ofPart = new Phrase.Index<>();
    private final Phrase.Index<String> ofPartInPathology = new Phrase.Index<>();
    private final Phrase.Index<String> ofSentence = new Phrase.Index<>();
    private final Phrase.Index<String> asking = new Phrase.Index<>();
    private final Phrase.Index<String> names = new Phrase.Index<>();

    UnclearReports(ReportRules rules) {
        this.rules = rules;
        var list = ofPart;
        for (var line : DataFile.lines("report-reassurance.txt")) {
            if (line.startsWith("[")) {
                list = switch (line) {
                    case "[reassures about its part]" -> ofPart;
                    case "[reassures about its part in pathology]" -> ofPartInPathology;
                    case "[reassures about its sentence]" -> ofSentence;
                    case "[asks for a person]" -> asking;
                    case "[only names what was looked at]" -> names;
                    default -> throw new IllegalStateException(line);
                };
            } else {
                list.add(Phrase.of(line), line);
            }
        }
    }

    private enum Section {
        BODY,
        CONCLUSION,
        DESCRIPTION,
        NO_FINDING
    }

    /** A specimen, a point of a list, a paragraph, what stands behind a heading. */
    private record Part(Section section, List<Line> said) {

        /** What is said in a sentence, with what stands behind its colon. */
        record Line(Sentence sentence, List<String> behind) {}

        String text() {
            return String.join(
                    " ", said.stream().map(it -> it.sentence().text()).toList());
        }
    }

    /** Why a person must look before it is pushed: the part nobody could judge; empty when all of it reassures. */
    Optional<Reason> reason(Report report, String text) {
        var parts = parts(Sentences.of(text));
        var concluded = parts.stream().anyMatch(it -> it.section() == Section.CONCLUSION && !isEmpty(it));
        var described = concluded || parts.stream().anyMatch(it -> it.section() == Section.BODY && !isEmpty(it));
        var reassured = false;
        for (var part : parts) {
            if (part.section() == Section.NO_FINDING
                    || isEmpty(part)
                    || part.section() == Section.DESCRIPTION && described) {
                continue;
            }
            var harmless = isHarmless(report, part);
            if (asks(report, part) || !harmless && (!concluded || part.section() == Section.CONCLUSION)) {
                return Optional.of(unclear(part.text()));
            }
            reassured |= harmless;
        }
        return reassured ? Optional.empty() : Optional.of(unclear(text.strip()));
    }

    private static Reason unclear(String part) {
        return Reason.of(Reason.Kind.UNCLEAR, Consequence.SIGNIFICANT, part);
    }

    private List<Part> parts(List<Sentence> sentences) {
        var context = rules.context();
        var parts = new ArrayList<Part>();
        var section = Section.BODY;
        var part = new Part(section, new ArrayList<>());
        for (int i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            if (sentence.isHeading()) {
                section = section(context, sentence, section);
            } else if (section == Section.NO_FINDING && sentence.isLongHeading()) {
                section = Section.BODY;
            }
            if (sentence.isLongHeading() || sentence.opens()) {
                parts.add(part);
                part = new Part(section, new ArrayList<>());
            }
            if (!sentence.isLabel()) {
                var behind = sentence.heads() && i + 1 < sentences.size()
                        ? sentences.get(i + 1).words()
                        : List.<String>of();
                part.said().add(new Part.Line(sentence, behind));
            }
        }
        parts.add(part);
        return parts;
    }

    private static Section section(ReportContext context, Sentence heading, Section before) {
        if (context.isNoFinding(heading)) {
            return Section.NO_FINDING;
        }
        if (context.isConclusion(heading)) {
            return Section.CONCLUSION;
        }
        if (context.isDescription(heading)) {
            return Section.DESCRIPTION;
        }
        return before == Section.CONCLUSION ? before : Section.BODY;
    }

    private boolean isEmpty(Part part) {
        return part.said().stream().allMatch(it -> isOnlyName(it.sentence()));
    }

    /** "Chest radiograph.", "Left breast:": of what something will be said. */
    private boolean isOnlyName(Sentence sentence) {
        return sentence.heads()
                || sentence.words().size() <= LONGEST_NAME
                        && anywhere(names, new Part.Line(sentence, List.of()), (_, _, _) -> true)
                        && !anywhere(asking, new Part.Line(sentence, List.of()), (_, _, _) -> true);
    }

    private boolean isHarmless(Report report, Part part) {
        var all = true;
        for (var said : part.said()) {
            if (reassures(ofPart, said) || report == Report.PATHOLOGY && reassures(ofPartInPathology, said)) {
                return true;
            }
            all &= isOnlyName(said.sentence()) || reassures(ofSentence, said) || deniesSomething(report, said);
        }
        return all;
    }

    /** Something is said that a person must see, and the same sentence does not say that it is harmless. */
    private boolean asks(Report report, Part part) {
        return part.said().stream()
                .anyMatch(said -> isSaid(asking, said)
                        && !reassures(ofPart, said)
                        && !(report == Report.PATHOLOGY && reassures(ofPartInPathology, said))
                        && !reassures(ofSentence, said));
    }

    private boolean reassures(Phrase.Index<String> phrases, Part.Line said) {
        return anywhere(phrases, said, (words, from, to) -> rules.context().reassures(words, from, to, said.behind()));
    }

    private boolean isSaid(Phrase.Index<String> phrases, Part.Line said) {
        return anywhere(
                phrases, said, (words, from, to) -> rules.context().of(words, from, to, said.behind()) != Said.NOT_SO);
    }

    /** "No effusion": what would be grave, or would ask for a person, is not there. */
    private boolean deniesSomething(Report report, Part.Line said) {
        if (said.sentence().words().getFirst().equals("no")) {
            return true;
        }
        Place denied = (words, from, to) -> rules.context().denies(words, from, to, said.behind());
        return anywhere(asking, said, denied) || anywhere(rules.rules(report), said, denied);
    }

    private interface Place {
        boolean is(List<String> words, int from, int to);
    }

    private static <T> boolean anywhere(Phrase.Index<T> phrases, Part.Line said, Place place) {
        var all = said.sentence().words();
        for (int from = 0; from < all.size(); from += LONGEST_SENTENCE) {
            var words = all.subList(from, Math.min(all.size(), from + LONGEST_SENTENCE));
            for (int at = 0; at < words.size(); at++) {
                for (var entry : phrases.beginningWith(words.get(at))) {
                    int end = entry.phrase().endFrom(words, at, words.size());
                    if (end > 0 && place.is(words, at, end)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
