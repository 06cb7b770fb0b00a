package org.havenport.policies;

import java.util.List;
import org.havenport.home.Fact;
import org.havenport.home.FieldError;
import org.havenport.protocols.Comparison;
import org.havenport.protocols.Sections;
import org.jspecify.annotations.Nullable;

/**
 * One text in one language.
 *
 * @param language its tag
 * @param shown the version looked at; null while there is none
 * @param draft what the field for a new version holds; null when the viewer may not write
 * @param fillIn whether the program fills two lines in
 */
record TextPage(
        String path,
        String language,
        String title,
        String say,
        List<Tongue> tongues,
        @Nullable Version shown,
        List<Row> history,
        @Nullable String draft,
        boolean fillIn,
        List<FieldError> errors) {

    /** A language one can change to. */
    record Tongue(String path, String name, boolean current) {}

    /** A line of the history. */
    record Row(int version, String path, String compare, String standing, String who, boolean current) {}

    /**
     * A version.
     *
     * @param state of the list's mark: holds, attention or broken
     * @param differences to the version it is compared with; empty when it is not
     * @param approve what the approver fills in; null when the viewer may not approve
     */
    record Version(
            int number,
            String standing,
            String state,
            Sections body,
            List<Fact> facts,
            String comparedWith,
            List<Comparison.Piece> differences,
            @Nullable Approve approve,
            @Nullable String whyNot) {}

    /** The form of an approval. */
    record Approve(String path, String hash, String from, String until, String latest, boolean translated) {}

    TextPage withDraft(String words, List<FieldError> wrong) {
        return new TextPage(path, language, title, say, tongues, shown, history, words, fillIn, wrong);
    }

    TextPage withErrors(List<FieldError> wrong) {
        return new TextPage(path, language, title, say, tongues, shown, history, draft, fillIn, wrong);
    }
}
