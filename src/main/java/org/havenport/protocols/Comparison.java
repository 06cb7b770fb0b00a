package org.havenport.protocols;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What stands between two texts, word by word. */
public final class Comparison {

    private static final Pattern TOKEN = Pattern.compile("\\n|[ \\t]*[^\\s]+[ \\t]*|[ \\t]+");

    private Comparison() {}

    /** A run of words that stayed, came or went; line ends are words. */
    public record Piece(Kind kind, String text) {

        /** What happened to it. */
        public enum Kind {
            SAME,
            ADDED,
            REMOVED
        }
    }

    static List<Piece> of(String before, String after) {
        var old = tokens(before);
        var now = tokens(after);
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (var delta : DiffUtils.diff(old, now, (a, b) -> a.strip().equals(b.strip()) && a.isBlank() == b.isBlank())
                .getDeltas()) {
            add(pieces, Piece.Kind.SAME, old.subList(at, delta.getSource().getPosition()));
            add(pieces, Piece.Kind.REMOVED, delta.getSource().getLines());
            add(pieces, Piece.Kind.ADDED, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(pieces, Piece.Kind.SAME, old.subList(at, old.size()));
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, Piece.Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }
}
