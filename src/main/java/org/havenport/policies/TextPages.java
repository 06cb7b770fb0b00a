package org.havenport.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havenport.home.Fact;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Gap;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.NotApproved;
import org.havenport.protocols.Sections;
import org.havenport.protocols.Standing;
import org.havenport.protocols.Text;
import org.havenport.protocols.TextIncomplete;
import org.havenport.protocols.Texts;
import org.havenport.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Texts as those who answer for them read them. */
@Component
class TextPages {

    private static final int PROPOSED_MONTHS = 12;
    private static final int LONGEST_MONTHS = 24;
    private static final int HASH_SHOWN = 12;

    private final Texts texts;
    private final Staff staff;

    TextPages(Texts texts, Staff staff) {
        this.texts = texts;
        this.staff = staff;
    }

    TextsPage list(Frame frame) {
        var rows = texts.declared().stream()
                .map(text -> new TextsPage.Row(
                        frame.say("text." + text.key()),
                        frame.say("text.say." + text.key()),
                        frame.say("policies.texts.approver." + text.kind().name()),
                        HouseTexts.LANGUAGES.stream()
                                .map(language -> cell(frame, text, language))
                                .toList()))
                .toList();
        return new TextsPage(rows, texts.missing().size());
    }

    private TextsPage.Cell cell(Frame frame, Text text, Locale language) {
        var inForce = texts.inForce(text.key(), language).orElse(null);
        var newest = texts.history(text.key(), language).stream().findFirst();
        var draft = newest.filter(version -> !version.approved());
        var approval = inForce == null ? null : inForce.approval();
        var standing = approval != null
                ? frame.say("policies.texts.until", frame.words().date(approval.expires()))
                : frame.say(
                        draft.isPresent()
                                ? "policies.texts.never"
                                : newest.isEmpty() ? "policies.texts.none" : "policies.texts.over");
        return new TextsPage.Cell(
                path(text.key(), language),
                language.getLanguage(),
                frame.say("policies.language." + language.getLanguage()),
                standing,
                approval == null ? "broken" : draft.isPresent() ? "attention" : "holds",
                approval == null
                        ? ""
                        : draft.map(version -> frame.say("policies.texts.draft-waits", version.version()))
                                .orElse(""));
    }

    TextPage one(Frame frame, String key, Locale language, int wanted, int against) {
        var history = texts.history(key, language);
        var shown = history.stream()
                .filter(text -> text.version() == wanted)
                .findFirst()
                .or(() -> history.stream().findFirst())
                .orElse(null);
        var newest = history.stream().findFirst().orElse(null);
        return new TextPage(
                path(key, language),
                language.getLanguage(),
                frame.say("text." + key),
                frame.say("text.say." + key),
                HouseTexts.LANGUAGES.stream()
                        .map(it -> new TextPage.Tongue(
                                path(key, it),
                                frame.say("policies.language." + it.getLanguage()),
                                it.getLanguage().equals(language.getLanguage())))
                        .toList(),
                shown == null ? null : version(frame, shown, against),
                history.stream().map(text -> row(frame, text, shown)).toList(),
                texts.mayWrite(frame.viewer()) ? newest == null ? "" : newest.source() : null,
                key.equals(HouseTexts.AGREEMENT.key()),
                List.of());
    }

    private TextPage.Row row(Frame frame, ApprovedText text, @Nullable ApprovedText shown) {
        var path = path(text.key(), text.locale()) + "?version=" + text.version();
        var current = shown != null && shown.version() == text.version();
        var other = current || shown == null ? text.version() - 1 : text.version();
        var compare = path(text.key(), text.locale()) + "?version=" + (shown == null ? 0 : shown.version());
        return new TextPage.Row(
                text.version(),
                path,
                current || other < 1 ? "" : compare + "&against=" + other,
                standing(frame, text),
                who(frame, text),
                current);
    }

    private TextPage.Version version(Frame frame, ApprovedText text, int against) {
        var standing = texts.standing(text);
        var other = texts.version(text.key(), text.locale(), against).orElse(null);
        var may = texts.mayApprove(frame.viewer(), text);
        var today = texts.today();
        return new TextPage.Version(
                text.version(),
                standing(frame, text),
                standing == Standing.IN_FORCE
                        ? "holds"
                        : standing == Standing.VOID || standing == Standing.EXPIRED ? "broken" : "attention",
                Sections.of(text.body()),
                facts(frame, text),
                other == null ? "" : frame.say("policies.texts.compared", other.version(), text.version()),
                other == null ? List.of() : texts.compare(other, text),
                may
                        ? new TextPage.Approve(
                                path(text.key(), text.locale()) + "/" + text.version() + "/approve",
                                text.hash(),
                                today.toString(),
                                today.plusMonths(PROPOSED_MONTHS).toString(),
                                today.plusMonths(LONGEST_MONTHS).toString(),
                                !text.locale().getLanguage().equals("en"))
                        : null,
                text.approved() || may ? null : whyNot(frame, text));
    }

    private String whyNot(Frame frame, ApprovedText text) {
        var kind = texts.declared(text.key()).kind();
        return frame.viewer().holdsOneOf(kind.approver())
                ? frame.say("policies.texts.why.OWN_TEXT")
                : frame.say("policies.texts.waits." + kind.name());
    }

    private List<Fact> facts(Frame frame, ApprovedText text) {
        var words = frame.words();
        var facts = new ArrayList<Fact>();
        var at = text.writtenAt();
        facts.add(new Fact(
                frame.say("policies.texts.written"),
                frame.say("policies.texts.by", author(frame, text.writtenBy()), at == null ? "" : words.date(at))));
        var approval = text.approval();
        if (approval != null) {
            facts.add(new Fact(
                    frame.say("policies.texts.approved"),
                    frame.say(
                            "policies.texts.by",
                            name(frame, approval.by(), approval.name()),
                            words.date(approval.on()))));
            facts.add(new Fact(
                    frame.say("policies.texts.material-is"),
                    frame.say(
                            approval.material() ? "policies.texts.material-is.yes" : "policies.texts.material-is.no")));
            if (approval.translator() != null) {
                facts.add(new Fact(frame.say("policies.texts.translator"), approval.translator()));
            }
            facts.add(new Fact(
                    frame.say("policies.texts.in-force"),
                    frame.say("policies.texts.span", words.date(approval.from()), words.date(approval.expires()))));
        }
        facts.add(new Fact(frame.say("policies.texts.hash"), text.hash().substring(0, HASH_SHOWN) + "…"));
        return facts;
    }

    private String standing(Frame frame, ApprovedText text) {
        return frame.say("policies.texts.standing." + texts.standing(text).name());
    }

    private String who(Frame frame, ApprovedText text) {
        var approval = text.approval();
        return approval == null
                ? frame.say("policies.texts.by-author", author(frame, text.writtenBy()))
                : frame.say("policies.texts.by-approver", name(frame, approval.by(), approval.name()));
    }

    private String author(Frame frame, @Nullable UUID by) {
        return by == null
                ? frame.say("policies.texts.program")
                : name(frame, by, frame.say("policies.texts.colleague"));
    }

    private String name(Frame frame, UUID by, String otherwise) {
        var member = staff.names(frame.viewer(), List.of(by)).get(by);
        return member == null ? otherwise : member.shown();
    }

    List<FieldError> errors(Frame frame, TextIncomplete e) {
        return e.gaps().stream()
                .map(gap -> new FieldError(
                        "words", frame.say("policies.texts.gap." + gap.why(), part(frame, gap), gap.word())))
                .toList();
    }

    private static String part(Frame frame, Gap gap) {
        var key = "policies.clause." + gap.clause();
        return frame.words().has(key) ? frame.say(key) : frame.say("text." + gap.clause());
    }

    FieldError error(Frame frame, NotApproved e) {
        var field =
                switch (e.why()) {
                    case NO_TRANSLATOR -> "translator";
                    case TOO_LONG -> "until";
                    default -> "from";
                };
        return new FieldError(field, frame.say("policies.texts.why." + e.why().name()));
    }

    static String path(String key, Locale language) {
        return TextsController.PATH + "/" + key + "/" + language.getLanguage();
    }
}
