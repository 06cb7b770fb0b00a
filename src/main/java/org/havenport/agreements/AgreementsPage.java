package org.havenport.agreements;

import java.util.List;
import org.havenport.home.Errors;
import org.havenport.home.NextStep;
import org.havenport.protocols.Sections;
import org.jspecify.annotations.Nullable;

/** The patient's pages about what they agree to. */
final class AgreementsPage {

    private AgreementsPage() {}

    /**
     * What was signed, and how it stands.
     *
     * @param state the kind of notice: done or attention
     * @param until by when something is to be confirmed, in words; null when nothing is
     */
    record Mine(
            String state,
            String standing,
            @Nullable String until,
            boolean missing,
            boolean mayWithdraw,
            List<Occasion> occasions) {}

    /** One signing. */
    record Occasion(String id, String when, String how, List<Line> lines) {}

    /**
     * One thing that was confirmed.
     *
     * @param body the very words
     */
    record Line(String title, String version, String language, Sections body) {}

    /**
     * What is asked now.
     *
     * @param first whether the account is not in use yet
     * @param mayOnlyRead whether one may go on without the agreement
     * @param agreed whether an earlier version was confirmed
     * @param changed whether other words came into force while the page was open
     * @param rights that legal rights stay as they are, in the words nobody can take away (C5)
     */
    record Sign(
            List<Box> separate,
            List<Box> agreement,
            boolean mayOnlyRead,
            boolean agreed,
            boolean changed,
            String rights,
            Errors errors) {}

    /**
     * Something to confirm, with what is read before.
     *
     * @param open whether the words stand open, as short ones do
     */
    record Box(
            String name,
            String title,
            String tick,
            String version,
            String language,
            String hash,
            Sections body,
            boolean open,
            boolean ticked,
            @Nullable String error) {}

    /** What taking back means. */
    record Withdraw(boolean possible, List<String> closes, List<String> stays, List<NextStep> steps) {}
}
