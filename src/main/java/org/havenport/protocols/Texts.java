package org.havenport.protocols;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Texts that somebody answers for: written, approved by another than the author, in force from a day until a day. Kept in
 * memory like decisions, so that they stand on the page even while the database is away.
 */
@Component
public class Texts implements Remembered {

    private static final Role[] AUTHORS = {
        Role.PORTAL_COORDINATOR,
        Role.ADMINISTRATOR,
        Role.SECURITY_ADMINISTRATOR,
        Role.COMPLIANCE_OFFICER,
        Role.COUNSEL,
        Role.MEDICAL_DIRECTOR
    };

    private final List<Text> declared;
    private final Asking asking;
    private final Clock clock;
    private final Audit audit;
    private final Protocols protocols;
    private final TextsSayWhatTheyMust must;
    private final LegalRightsStayAsTheyAre rights;
    private final Agreement agreement;
    private final TheAgreementCarriesTheDisclaimer carries;
    private final LastRead<List<ApprovedText>> all = new LastRead<>(List.of());

    Texts(
            List<Text> declared,
            Asking asking,
            Clock clock,
            Audit audit,
            Protocols protocols,
            TextsSayWhatTheyMust must,
            LegalRightsStayAsTheyAre rights,
            Agreement agreement,
            TheAgreementCarriesTheDisclaimer carries) {
        this.declared = List.copyOf(declared);
        this.asking = asking;
        this.clock = clock;
        this.audit = audit;
        this.protocols = protocols;
        this.must = must;
        this.rights = rights;
        this.agreement = agreement;
        this.carries = carries;
    }

    /** Every text the rooms ask for. */
    public List<Text> declared() {
        return declared;
    }

    /**
     * The declaration of a text.
     *
     * @throws NoSuchElementException when no room asks for such a text
     */
    public Text declared(String key) {
        return declared.stream()
                .filter(text -> text.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No text " + key));
    }

    /** The newest version in force today in exactly this language. */
    public Optional<ApprovedText> inForce(String key, Locale language) {
        var today = today();
        return history(key, language).stream()
                .filter(text -> text.countsOn(today, kind(key)))
                .max(Comparator.comparingInt(ApprovedText::version))
                .map(rights::completed);
    }

    /**
     * The text to show today: what is in force in the language, else the program's own words, else what is in force in
     * English. A draft, and a text whose approval is over, is never shown (B.dis.0).
     *
     * @throws NoSuchElementException when nothing of it is in force and the program has no words of its own for it
     */
    public ApprovedText shown(String key, Locale language) {
        return inForce(key, language)
                .or(() -> BuiltIn.of(key, language))
                .or(() -> inForce(key, Locale.ENGLISH))
                .orElseThrow(() -> new NoSuchElementException("Nothing in force of " + key));
    }

    /** Every version of every text, newest first in each key and language. */
    public List<ApprovedText> all() {
        return all.value();
    }

    /** Every version of a text in a language, newest first. */
    public List<ApprovedText> history(String key, Locale language) {
        return all.value().stream()
                .filter(text ->
                        text.key().equals(key) && text.locale().getLanguage().equals(language.getLanguage()))
                .toList();
    }

    /** One version; empty when there is none. */
    public Optional<ApprovedText> version(String key, Locale language, int version) {
        return history(key, language).stream()
                .filter(text -> text.version() == version)
                .findFirst();
    }

    /** What a version is today. */
    public Standing standing(ApprovedText text) {
        var newest = inForce(text.key(), text.locale()).map(ApprovedText::version);
        return Standing.of(text, kind(text.key()), today(), newest.orElse(0));
    }

    /** What stands between two versions, word by word. */
    public List<Comparison.Piece> compare(ApprovedText before, ApprovedText after) {
        return Comparison.of(before.body(), after.body());
    }

    /** The newest drafts that nobody has approved and that are newer than what was, each language for itself. */
    public List<ApprovedText> waiting() {
        return declared.stream()
                .flatMap(text -> HouseTexts.LANGUAGES.stream()
                        .flatMap(language ->
                                history(text.key(), language).stream().limit(1).filter(newest -> !newest.approved())))
                .toList();
    }

    /** Mandatory texts with no version in force, each language for itself; the practice cannot open meanwhile. */
    public List<MissingText> missing() {
        return declared.stream()
                .filter(Text::mandatory)
                .flatMap(text -> HouseTexts.LANGUAGES.stream()
                        .filter(language -> inForce(text.key(), language).isEmpty())
                        .map(language -> new MissingText(text, language)))
                .toList();
    }

    /** Whether a viewer may write drafts. */
    public boolean mayWrite(Viewer viewer) {
        return viewer.holdsOneOf(AUTHORS);
    }

    /** Whether a viewer may approve this version: the right role, and not their own words. */
    public boolean mayApprove(Viewer viewer, ApprovedText text) {
        return !text.approved()
                && viewer.holdsOneOf(kind(text.key()).approver())
                && !viewer.actor().equals(text.writtenBy());
    }

    /**
     * Writes a new version as a draft. Of the agreement it takes the author's words with their two lines to fill in.
     *
     * @return the number of the version
     * @throws TextIncomplete when the text lacks what it must say, naming what and where
     * @throws SecurityException when the viewer may not write
     */
    public int write(Viewer viewer, String key, Locale language, String words) {
        if (!mayWrite(viewer)) {
            throw new SecurityException("Only those who answer for texts write them");
        }
        var source = Written.cleaned(words);
        var text = declared(key);
        var madeOf = isAgreement(key) ? carries.madeOf(language) : "";
        var body = isAgreement(key)
                ? agreement.body(source, language, carries.disclaimer(language))
                : rights.completed(key, language, source);
        must.check(key, language, body);
        return asking.as(viewer, sql -> {
            int version = TextRows.add(sql, text, language, body, source, madeOf, viewer.actor());
            audit.record(sql, event("text-written", key));
            remember(TextRows.all(sql));
            return version;
        });
    }

    /**
     * Approves a version in one language. The approver holds the role its kind asks for and did not write it; an
     * approval names the hash of the very words that were read and lasts 24 months at most (B.dis.0).
     *
     * @param hash SHA-256 of the body that was read
     * @param from the first day, today or later
     * @param translator who is qualified and vouches for the translation; for every language but English
     * @param material whether whoever confirmed an earlier version is asked again (B.sec.4)
     * @throws SecurityException when the viewer lacks the role
     * @throws NotApproved when the approval would not count
     * @throws TextIncomplete when the text lacks what it must say, naming what and where
     */
    public void approve(
            Viewer viewer,
            String key,
            int version,
            Locale language,
            String hash,
            LocalDate from,
            LocalDate expires,
            @Nullable String translator,
            boolean material) {
        var as = kind(key).approver();
        if (!viewer.holdsOneOf(as)) {
            throw new SecurityException("Only %s approves this text".formatted(as));
        }
        var draft = version(key, language, version)
                .filter(text -> !text.approved())
                .orElseThrow(() -> new NotApproved(NotApproved.Why.NO_DRAFT));
        var by = new ApprovedText.Approval(
                viewer.actor(), viewer.shownAs(), as, today(), hash, Written.name(translator), from, expires, material);
        TheDisclaimerIsApproved.check(draft, by, today());
        must.check(key, language, draft.body());
        if (isAgreement(key)) {
            carries.check(draft);
        }
        asking.run(viewer, sql -> {
            if (!TextRows.approve(sql, draft, by)) {
                throw new NotApproved(NotApproved.Why.NO_DRAFT);
            }
            audit.record(sql, event("text-approved", key));
            remember(TextRows.all(sql));
        });
    }

    /** Proposes the agreement as it should read now; nothing when the newest version reads so already. */
    void proposeAgreement(Viewer.Job job, Locale language) {
        var source = history(HouseTexts.AGREEMENT.key(), language).stream()
                .findFirst()
                .map(ApprovedText::source)
                .map(Agreement::withDuties)
                .orElseGet(() -> FirstAgreement.in(language));
        var madeOf = carries.madeOf(language);
        var body = agreement.body(source, language, carries.disclaimer(language));
        asking.run(job, sql -> {
            if (TextRows.add(sql, HouseTexts.AGREEMENT, language, body, source, madeOf, null) > 0) {
                audit.record(sql, event("text-written", HouseTexts.AGREEMENT.key()));
                remember(TextRows.all(sql));
            }
        });
    }

    /** Adds the words of the program that were never proposed before, as drafts. */
    void propose(Viewer.Job job, List<Draft> drafts) {
        asking.run(job, sql -> {
            for (var draft : drafts) {
                if (TextRows.propose(sql, draft)) {
                    audit.record(sql, event("text-written", draft.text().key()));
                }
            }
            remember(TextRows.all(sql));
        });
    }

    @Override
    public void readAgain() {
        all.again(() -> asking.atTheDoor(TextRows::all));
    }

    /** Today where the practice is. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(protocols.value(PracticeParameters.TIME_ZONE)));
    }

    private void remember(List<ApprovedText> now) {
        Asking.afterCommit(() -> all.decided(now));
    }

    private Text.Kind kind(String key) {
        return declared(key).kind();
    }

    private static boolean isAgreement(String key) {
        return key.equals(HouseTexts.AGREEMENT.key());
    }

    private static AuditEvent event(String action, String key) {
        return AuditEvent.many(action, null, key.replace('.', '-').toLowerCase(Locale.ROOT), 1);
    }
}
