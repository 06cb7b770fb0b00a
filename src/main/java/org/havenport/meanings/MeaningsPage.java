package org.havenport.meanings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Texts;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/** The chapters with what stands of each in each language. */
record MeaningsPage(List<Row> rows, String count) {

    /** A chapter: how many tests it explains, and where it stands in each language. */
    record Row(String path, String title, String about, int tests, List<Tongue> tongues) {}

    /** How a chapter stands in a language; {@code state} is the list's mark: holds or attention. */
    record Tongue(String name, String state, String standing) {}

    /**
     * One chapter, its languages side by side.
     *
     * @param sides one for each language
     */
    record One(
            String path, String title, String about, List<Side> sides, List<Entry> entries, List<FieldError> errors) {

        One withErrors(List<FieldError> wrong) {
            return new One(path, title, about, sides, entries, wrong);
        }
    }

    /**
     * A language of a chapter.
     *
     * @param approve what the approver fills in; null when there is no draft or the reader may not approve
     */
    record Side(
            String language,
            String name,
            String state,
            String standing,
            String versions,
            @Nullable Approve approve) {}

    /** The form of an approval. */
    record Approve(int version, String hash, String until, boolean translated) {}

    /** A test in each language. */
    record Entry(String id, String source, String reviewedBy, String codes, List<Words> words) {}

    /** The words of a test in one language; {@code lines} with their labels. */
    record Words(String language, String title, List<Line> lines) {}

    /** A line of an entry; {@code changed} when it is not what is in force. */
    record Line(String label, String said, boolean changed) {}

    /** What stands of a chapter in a language: the newest version, approved or not. */
    static Optional<ApprovedText> newest(Texts texts, String chapter, Locale language) {
        return texts.history(MeaningTexts.key(chapter), language).stream().findFirst();
    }

    static String state(Texts texts, String chapter, Locale language) {
        var newest = newest(texts, chapter, language);
        return newest.isPresent()
                        && newest.get().approved()
                        && inForce(texts, chapter, language).isPresent()
                ? "holds"
                : "attention";
    }

    static String standing(Frame frame, Texts texts, String chapter, Locale language) {
        var inForce = inForce(texts, chapter, language);
        var draft = newest(texts, chapter, language).filter(text -> !text.approved());
        if (inForce.isEmpty()) {
            return frame.say("meanings.standing.draft");
        }
        var approval = inForce.get().approval();
        var until = approval == null ? "" : frame.words().date(approval.expires());
        return frame.say(draft.isPresent() ? "meanings.standing.newer" : "meanings.standing.approved", until);
    }

    static Optional<ApprovedText> inForce(Texts texts, String chapter, Locale language) {
        return texts.inForce(MeaningTexts.key(chapter), language);
    }

    static @Nullable Approve approve(Viewer viewer, Texts texts, String chapter, Locale language) {
        return newest(texts, chapter, language)
                .filter(text -> texts.mayApprove(viewer, text))
                .map(text -> new Approve(
                        text.version(),
                        text.hash(),
                        texts.today().plusMonths(12).toString(),
                        !language.getLanguage().equals("en")))
                .orElse(null);
    }

    /** The lines of an entry, each with whether patients read it so already. */
    static List<Line> lines(Chapter.Entry entry, Chapter.@Nullable Entry shown, Locale language) {
        var lines = new ArrayList<Line>();
        for (var part : Chapter.Part.values()) {
            var said = entry.line(part);
            if (said != null) {
                var same = shown != null && said.equals(shown.line(part));
                lines.add(new Line(part.label(language), said, !same));
            }
        }
        return lines;
    }
}
