package org.havenport.meanings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a test measures and what its values can mean, in plain words of one language. It names no illness of the reader:
 * what a value means for a person is said by people (B.risk.misint.1).
 *
 * @param test the name of the entry, the same in each language, for example {@code potassium}
 * @param measures what it measures
 * @param why why it is done
 * @param high what a high value can mean; null where there is none
 * @param low what a low value can mean; null where there is none
 * @param found what it can mean that something was found; null where nothing is looked for
 * @param next what the care team usually does next
 * @param questions what one may ask about it
 * @param source where the words can be checked
 * @param draft true while nobody has approved these words in this language
 */
public record Meaning(
        String test,
        String title,
        String measures,
        String why,
        @Nullable String high,
        @Nullable String low,
        @Nullable String found,
        String next,
        List<String> questions,
        String source,
        boolean draft) {
    public Meaning {
        questions = List.copyOf(questions);
    }
}
