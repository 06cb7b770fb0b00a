package org.havenport.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How something is said in a report: asserted, denied, long ago, in the family, only looked for, in doubt. */
final class ReportContext {

    /** What is said of a phrase. */
    enum Said {
        SO,
        IN_DOUBT,
        NOT_SO
    }

    private static final int DENIAL_REACHES = 14;
    private static final int AFTER_REACHES = 8;
    private static final int LONG_AGO_REACHES = 5;
    private static final int NAMES_REACH = 4;
    private static final List<String> DENIED_BEHIND_A_COLON = List.of("no", "none", "not", "negative", "absent");

    private final Map<String, Phrase.Index<String>> lists = new HashMap<>();

    ReportContext() {
        Phrase.Index<String> list = new Phrase.Index<>();
        for (var line : DataFile.lines("report-context.txt")) {
            if (line.startsWith("[")) {
                list = new Phrase.Index<>();
                lists.put(line.substring(1, line.length() - 1), list);
            } else {
                list.add(Phrase.of(line), line);
            }
        }
    }

    /** Whether a heading begins what is no finding. */
    boolean isNoFinding(Sentences.Sentence heading) {
        var words = heading.words();
        return list("headings of what is no finding").endFrom(words, 0, words.size()) == words.size();
    }

    /** Whether a heading begins what the author concludes. */
    boolean isConclusion(Sentences.Sentence heading) {
        return list("headings of conclusions")
                        .endFrom(heading.words(), 0, heading.words().size())
                > 0;
    }

    /** Whether a heading begins what something looks like, of which the conclusion says what it is. */
    boolean isDescription(Sentences.Sentence heading) {
        return list("headings of descriptions")
                        .endFrom(heading.words(), 0, heading.words().size())
                > 0;
    }

    /**
     * How a phrase in a sentence is said.
     *
     * @param from where it begins
     * @param to behind its end
     * @param behind the words behind the colon with which the sentence ends, or none
     */
    Said of(List<String> words, int from, int to, List<String> behind) {
        if (isAnywhere("in the family", words, 0, words.size()) || isOtherName(words, from, to)) {
            return Said.NOT_SO;
        }
        int begin = afterTheLast("a denial ends at", words, from);
        if (isAnywhere("only looked for", words, begin, from)
                || isDenied(words, Math.max(begin, from - DENIAL_REACHES), from)
                || isDeniedAfter(words, to, behind)
                || isLongAgo(words, begin, from, to)) {
            return Said.NOT_SO;
        }
        return isAnywhere("in doubt", words, 0, words.size()) ? Said.IN_DOUBT : Said.SO;
    }

    /** Whether a phrase is denied where it stands; what was long ago, or is only looked for, is not. */
    boolean denies(List<String> words, int from, int to, List<String> behind) {
        int begin = afterTheLast("a denial ends at", words, from);
        return isDenied(words, Math.max(begin, from - DENIAL_REACHES), from) || isDeniedAfter(words, to, behind);
    }

    /** Whether a phrase that reassures is meant so: neither denied, nor in doubt, nor only looked for. */
    boolean reassures(List<String> words, int from, int to, List<String> behind) {
        int begin = afterTheLast("a denial ends at", words, from);
        return !denies(words, from, to, behind)
                && !isAnywhere("only looked for", words, begin, from)
                && !isAnywhere("in doubt", words, 0, words.size());
    }

    /** "Benign tumor": inside a name that means something else. */
    private boolean isOtherName(List<String> words, int from, int to) {
        for (int at = Math.max(0, from - NAMES_REACH); at <= from; at++) {
            if (list("not what it sounds like").endFrom(words, at, words.size()) >= to) {
                return true;
            }
        }
        return false;
    }

    private boolean isDenied(List<String> words, int begin, int from) {
        for (int at = begin; at < from; at++) {
            int noDenial = list("not a denial").endFrom(words, at, words.size());
            if (noDenial > 0) {
                at = noDenial - 1;
            } else if (list("denied before").endFrom(words, at, from) > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isDeniedAfter(List<String> words, int to, List<String> behind) {
        int end = Math.min(words.size(), to + AFTER_REACHES);
        for (int at = to; at < end && !words.get(at).equals(","); at++) {
            if (list("not a denial").endFrom(words, at, words.size()) > 0
                    || list("a denial ends at").endFrom(words, at, words.size()) > 0) {
                return false;
            }
            if (list("denied after").endFrom(words, at, words.size()) > 0) {
                return true;
            }
        }
        return !behind.isEmpty() && DENIED_BEHIND_A_COLON.contains(behind.getFirst());
    }

    private boolean isLongAgo(List<String> words, int begin, int from, int to) {
        return isAnywhere("long ago", words, Math.max(begin, from - LONG_AGO_REACHES), from)
                && !isAnywhere("new after all", words, 0, from)
                && !isAnywhere("new after all", words, to, words.size());
    }

    private int afterTheLast(String list, List<String> words, int before) {
        int last = 0;
        for (int at = 0; at < before; at++) {
            int end = list(list).endFrom(words, at, before);
            last = end > 0 ? end : last;
        }
        return last;
    }

    private boolean isAnywhere(String list, List<String> words, int from, int to) {
        for (int at = from; at < to; at++) {
            if (list(list).endFrom(words, at, to) > 0) {
                return true;
            }
        }
        return false;
    }

    private Phrase.Index<String> list(String name) {
        var list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("report-context.txt lacks " + name);
        }
        return list;
    }
}
