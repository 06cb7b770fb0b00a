package org.havenport.release;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.havenport.followup.Consequence;
import org.havenport.release.Reason.Kind;
import org.havenport.release.ReportContext.Said;
import org.springframework.stereotype.Component;

/**
 * Reads a report by rules (A3.2): words that make it critical or significant, and how they are said. The rules are files
 * that people can read. The time it takes grows with the length of the text and no faster; what is longer than a report
 * can be goes to a person unread, and so does what is not in English.
 */
@Component
class ReportRules {

    /** Characters; the longest reports have some thousands. */
    static final int LONGEST = 60_000;

    private static final int LONGEST_SENTENCE = 400;
    private static final int ENOUGH_WORDS = 25;
    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "no", "is", "and", "in", "with", "for", "are", "there", "to", "at", "or", "not", "a", "on");

    /** Of what kind a report is. */
    enum Report {
        PATHOLOGY,
        IMAGING
    }

    private static final String MALIGNANCY = "malignancy";

    private final ReportContext context = new ReportContext();
    private final Phrase.Index<Consequence> malignancy = new Phrase.Index<>();
    private final Map<Report, Phrase.Index<Consequence>> rules = new EnumMap<>(Report.class);

    ReportRules() {
        for (var report : Report.values()) {
            rules.put(report, new Phrase.Index<>());
        }
        var lists = List.of(malignancy);
        var consequence = Consequence.ROUTINE;
        for (var line : DataFile.lines("report-words.txt")) {
            if (line.startsWith("[")) {
                var head = line.substring(1, line.length() - 1).split(" ", -1);
                consequence = Consequence.valueOf(head[0].toUpperCase(Locale.ROOT));
                lists = head[1].equals(MALIGNANCY)
                        ? List.of(malignancy, rules(Report.IMAGING), rules(Report.PATHOLOGY))
                        : List.of(rules(Report.valueOf(head[1].toUpperCase(Locale.ROOT))));
            } else {
                for (var list : lists) {
                    list.add(Phrase.of(line), consequence);
                }
            }
        }
    }

    /** Whether a text says that there is, or may be, a malignant growth: what the laws of states mean (C1). */
    boolean saysMalignancy(String text) {
        var readable = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return !reasons(malignancy, Sentences.of(readable)).isEmpty();
    }

    /** How it is said in a report what is said. */
    ReportContext context() {
        return context;
    }

    /** Why a report must be spoken about; nothing for what is routine. */
    List<Reason> reasons(Report report, String text) {
        if (text.length() > LONGEST) {
            return List.of(Reason.of(Kind.TOO_LONG, Consequence.SIGNIFICANT));
        }
        var sentences = Sentences.of(text);
        if (!isEnglish(sentences)) {
            return List.of(Reason.of(Kind.UNREADABLE, Consequence.SIGNIFICANT));
        }
        return reasons(rules(report), sentences);
    }

    /** Where one of some phrases is said to be so. */
    List<Reason> reasons(Phrase.Index<Consequence> phrases, List<Sentences.Sentence> sentences) {
        var found = new ArrayList<Reason>();
        var seen = new HashSet<String>();
        var finding = true;
        for (int i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            if (sentence.isHeading() || !finding && sentence.isLongHeading()) {
                finding = !context.isNoFinding(sentence);
            }
            if (finding) {
                var behind = sentence.heads() && i + 1 < sentences.size()
                        ? sentences.get(i + 1).words()
                        : List.<String>of();
                read(phrases, sentence, behind, seen, found);
            }
        }
        return found;
    }

    private void read(
            Phrase.Index<Consequence> phrases,
            Sentences.Sentence sentence,
            List<String> behind,
            Set<String> seen,
            List<Reason> found) {
        // What has no full stop for hundreds of words is no sentence: it is read in pieces.
        for (int from = 0; from < sentence.words().size(); from += LONGEST_SENTENCE) {
            int to = Math.min(sentence.words().size(), from + LONGEST_SENTENCE);
            var words = sentence.words().subList(from, to);
            for (int at = 0; at < words.size(); at++) {
                for (var entry : phrases.beginningWith(words.get(at))) {
                    int end = entry.phrase().endFrom(words, at, words.size());
                    if (end > 0 && !seen.contains(entry.phrase().said())) {
                        var said = context.of(words, at, end, behind);
                        if (said != Said.NOT_SO) {
                            seen.add(entry.phrase().said());
                            found.add(reason(entry, said, sentence));
                        }
                    }
                }
            }
        }
    }

    private static Reason reason(Phrase.Index.Entry<Consequence> entry, Said said, Sentences.Sentence sentence) {
        var consequence = said == Said.IN_DOUBT ? Consequence.SIGNIFICANT : entry.means();
        return Reason.of(Kind.WORDS, consequence, entry.phrase().said(), sentence.text());
    }

    private static boolean isEnglish(List<Sentences.Sentence> sentences) {
        int all = 0;
        int english = 0;
        for (var sentence : sentences) {
            for (var word : sentence.words()) {
                all++;
                english += ENGLISH.contains(word) ? 1 : 0;
            }
        }
        return all < ENOUGH_WORDS || english * 25 >= all;
    }

    Phrase.Index<Consequence> rules(Report report) {
        return java.util.Objects.requireNonNull(rules.get(report));
    }
}
