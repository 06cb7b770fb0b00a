package org.havenport.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text cut into sentences and words, in one walk over it. */
final class Sentences {

    private static final int LONGEST_HEADING = 5;
    private static final int LONGEST_LONG_HEADING = 16;
    private static final int LONGEST_LABEL = 2;

    /** Scales whose value may stand behind a colon: "BI-RADS: 4" is one thing said. */
    private static final Set<String> SCALES =
            Set.of("rads", "birads", "category", "score", "bosniak", "bethesda", "milan", "assessment");

    /**
     * A sentence, or a part before a colon.
     *
     * @param words in small letters; a comma is a word
     * @param text as it was written
     * @param heads whether it ends with a colon
     * @param begins whether it begins after a full stop or on a new line, and not after a colon
     * @param opens whether an empty line, the mark of a list, or a number or letter of a list stands before it
     */
    record Sentence(List<String> words, String text, boolean heads, boolean begins, boolean opens) {

        boolean isHeading() {
            return heads && begins && words.size() <= LONGEST_HEADING;
        }

        /** "Left breast, 2 o'clock, ultrasound-guided core biopsy:" on a line of its own. */
        boolean isLongHeading() {
            return heads && begins && words.size() <= LONGEST_LONG_HEADING;
        }

        /** "A.", "2)": only the label of what follows. */
        boolean isLabel() {
            return isLabel(words);
        }

        private static boolean isLabel(List<String> words) {
            if (words.size() != 1 || words.getFirst().length() > LONGEST_LABEL) {
                return false;
            }
            var word = words.getFirst();
            return word.length() == 1
                    ? Character.isLetterOrDigit(word.charAt(0))
                    : word.chars().allMatch(Character::isDigit);
        }
    }

    private final String text;
    private final List<Sentence> all = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private int from;
    private boolean begins = true;
    private boolean opens = true;

    private Sentences(String text) {
        this.text = text;
    }

    static List<Sentence> of(String text) {
        var sentences = new Sentences(text);
        sentences.cut();
        return sentences.all;
    }

    private void cut() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c)) {
                at = word(at);
                continue;
            }
            if (c == ',') {
                words.add(",");
            } else if (ends(c, at)) {
                end(at, c == ':');
            }
            at++;
        }
        end(text.length(), false);
    }

    private int word(int at) {
        int end = at;
        while (end < text.length() && isOfWord(end)) {
            end++;
        }
        var word = text.substring(at, end).toLowerCase(Locale.ROOT);
        switch (word) {
            case "s/p" -> words.addAll(List.of("status", "post"));
            case "r/o" -> words.addAll(List.of("rule", "out"));
            case "h/o", "hx" -> words.addAll(List.of("history", "of"));
            case "w/o" -> words.add("without");
            case "c/w" -> words.addAll(List.of("consistent", "with"));
            case "isn't", "aren't", "wasn't" -> words.addAll(List.of("is", "not"));
            case "can't", "cannot" -> words.add("cannot");
            default -> {
                for (var part : word.split("[/']", -1)) {
                    if (!part.isEmpty()) {
                        words.add(part);
                    }
                }
            }
        }
        return end;
    }

    private boolean isOfWord(int at) {
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        var inside = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        return inside && (c == '/' || c == '\'' || c == '.' && Character.isDigit(text.charAt(at - 1)));
    }

    private boolean ends(char c, int at) {
        return switch (c) {
            case '.' -> at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
            case ';', '!', '?', '•' -> true;
            case ')' -> begins && Sentence.isLabel(words);
            case ':' ->
                at + 1 == text.length()
                        || !Character.isDigit(text.charAt(at + 1)) && text.charAt(at + 1) != ':' && !isOfScale(at);
            case '\n' -> endsLine(at);
            default -> false;
        };
    }

    private boolean isOfScale(int colon) {
        if (words.isEmpty() || !SCALES.contains(words.getLast())) {
            return false;
        }
        int next = colon + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && Character.isDigit(text.charAt(next));
    }

    /** Lines of a paragraph go on; an empty line, a list and a heading do not. */
    private boolean endsLine(int at) {
        int next = at + 1;
        while (next < text.length()
                && (text.charAt(next) == ' ' || text.charAt(next) == '\t' || text.charAt(next) == '\r')) {
            next++;
        }
        if (next >= text.length() || "\n-*•#".indexOf(text.charAt(next)) >= 0) {
            return true;
        }
        int colon = next;
        int spaces = 0;
        while (colon < text.length()
                && text.charAt(colon) != '\n'
                && text.charAt(colon) != '.'
                && spaces <= LONGEST_HEADING) {
            if (text.charAt(colon) == ':') {
                return true;
            }
            spaces += text.charAt(colon) == ' ' ? 1 : 0;
            colon++;
        }
        return false;
    }

    /** Whether a list goes on, or an empty line stands, behind the end of a line. */
    private boolean opensAt(int at) {
        if (at >= text.length() || text.charAt(at) == '•') {
            return true;
        }
        if (text.charAt(at) != '\n') {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && " \t\r".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next >= text.length() || "\n-*•#".indexOf(text.charAt(next)) >= 0;
    }

    private void end(int at, boolean colon) {
        if (!words.isEmpty()) {
            var sentence = new Sentence(words, text.substring(from, at).strip(), colon, begins, opens);
            all.add(sentence);
            words = new ArrayList<>();
            begins = !colon;
            opens = begins && sentence.isLabel();
        } else if (!colon) {
            begins = true;
        }
        opens |= begins && opensAt(at);
        from = Math.min(at + 1, text.length());
    }
}
