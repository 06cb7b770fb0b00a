package org.havenport.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.home.Frame;
import org.havenport.patients.IdentityBand;
import org.havenport.safeguards.Figure;
import org.havenport.staff.Member;
import org.havenport.viewer.Listed;
import org.jspecify.annotations.Nullable;

/** The pages of whether things arrived. */
final class ReceiptPages {

    private ReceiptPages() {}

    /** Figures with a table of what was seen by then. */
    record Sums(List<Figure> figures, List<Row> kinds, List<Row> consequences) {}

    /** A line of the table, all in words. */
    record Row(
            String name, String opened, String day, String three, String seven, String confirmed, String unconfirmed) {}

    /** What one patient was shown. */
    record OfOne(IdentityBand band, String given, Listed<Line> lines) {}

    /** One result of a patient, all in words. */
    record Line(
            String path,
            String title,
            String what,
            String posted,
            String told,
            String message,
            String viewed,
            String confirmed,
            String stands) {}

    /** Everything that happened to one result. */
    record History(IdentityBand band, String back, String title, List<When> moments) {}

    /** One thing that happened. */
    record When(String at, String what, String by) {}

    static Sums sums(Frame frame, Receipts.Figures found) {
        var days = frame.say("followup.receipts.span", Receipts.SPAN.toDays());
        var figures = List.of(
                new Figure(
                        frame.say("followup.figure.open"),
                        String.valueOf(found.open()),
                        frame.say("followup.figure.now")),
                new Figure(
                        frame.say("followup.figure.late"),
                        String.valueOf(found.late()),
                        frame.say("followup.figure.now")),
                new Figure(
                        frame.say("followup.figure.in-time"),
                        percent(frame, found.inTime()),
                        of(frame, found.inTime(), days)),
                new Figure(
                        frame.say("followup.figure.alone"),
                        percent(frame, found.portalAlone()),
                        of(frame, found.portalAlone(), days)));
        return new Sums(figures, rows(frame, found.seen(), false), rows(frame, found.seen(), true));
    }

    private static String of(Frame frame, Receipts.Share share, String days) {
        return frame.say("followup.receipts.of", share.some(), share.of()) + " " + days;
    }

    private static List<Row> rows(Frame frame, List<Receipts.Seen> seen, boolean byConsequence) {
        var key = byConsequence ? "followup.gravest." : "followup.kind.";
        return seen.stream()
                .filter(it -> it.byConsequence() == byConsequence)
                .map(it -> new Row(
                        frame.words().has(key + it.name())
                                ? frame.say(key + it.name())
                                : frame.say("followup.kind.OTHER"),
                        String.valueOf(it.opened()),
                        percent(frame, it.day()),
                        percent(frame, it.three()),
                        percent(frame, it.seven()),
                        percent(frame, it.confirmed()),
                        String.valueOf(it.unconfirmed())))
                .toList();
    }

    private static String percent(Frame frame, Receipts.Share share) {
        var percent = share.percent();
        return percent == null
                ? frame.say("followup.receipts.none-yet")
                : frame.say("followup.receipts.percent", percent);
    }

    /** What it is called: by the chart, or as what it is and about what. Its words themselves stand in no list. */
    static String title(Frame frame, UUID patient, Receipts.Receipt it, Map<ItemGroup, List<Item>> items) {
        var subject = it.kind() == Sending.MESSAGE ? it.about() : it.item();
        var title = subject == null
                ? Optional.<String>empty()
                : title(items.getOrDefault(new ItemGroup(patient, subject), List.of()));
        return switch (it.kind()) {
            case MESSAGE ->
                title.map(about -> frame.say("followup.sent.MESSAGE.about", about))
                        .orElse(frame.say("followup.sent.MESSAGE"));
            case FORM -> frame.say("followup.sent.FORM");
            case RESULT, NOTE, LETTER -> title.orElse(frame.say("followup.sent." + it.kind()));
        };
    }

    /** The groups of items whose titles these are known by. */
    static List<UUID> subjects(Collection<Receipts.Receipt> found) {
        return found.stream()
                .map(it -> it.kind() == Sending.MESSAGE ? it.about() : it.item())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    static Line line(Frame frame, UUID patient, Receipts.Receipt it, String title) {
        return new Line(
                ReceiptsController.PATH + "/" + patient + "/" + it.item(),
                title,
                frame.say("followup.gravest." + it.consequence()),
                frame.words().dateTime(it.opened()),
                time(frame, it.told()),
                it.message() == null || it.messageAt() == null
                        ? frame.say("followup.receipts.no")
                        : frame.say(
                                "followup.message." + it.message(),
                                frame.words().dateTime(it.messageAt())),
                it.viewed() == null
                        ? frame.say("followup.receipts.no")
                        : frame.say(
                                "followup.viewed." + it.viewedBy(),
                                frame.words().dateTime(it.viewed())),
                time(frame, it.confirmed()),
                stands(frame, it));
    }

    private static String time(Frame frame, @Nullable Instant at) {
        return at == null ? frame.say("followup.receipts.no") : frame.words().dateTime(at);
    }

    private static String stands(Frame frame, Receipts.Receipt it) {
        if (it.confirmed() != null) {
            return frame.say("followup.stands.CONFIRMED");
        }
        if (it.settled() != null) {
            return frame.say("followup.stands." + it.settled());
        }
        return frame.say(it.called() ? "followup.stands.CALL" : "followup.stands.OPEN");
    }

    static List<When> moments(Frame frame, List<Moment> moments, Map<UUID, Member> names) {
        var shown = new ArrayList<When>();
        for (var it : moments) {
            shown.add(new When(
                    frame.words().dateTime(it.at()),
                    frame.say(it.words(), detail(frame, it.detail())),
                    by(frame, it, names)));
        }
        return List.copyOf(shown);
    }

    private static String detail(Frame frame, String detail) {
        var key = "followup.detail." + detail;
        return !detail.isEmpty() && frame.words().has(key) ? frame.say(key) : detail;
    }

    private static String by(Frame frame, Moment it, Map<UUID, Member> names) {
        if (it.byPatient()) {
            return frame.say("followup.by.patient");
        }
        if (it.by() == null) {
            return frame.say("followup.by.program");
        }
        var member = names.get(it.by());
        return member == null ? frame.say("followup.calls.somebodys") : member.shown();
    }

    /** What a group is called: its report, else its first item. */
    static Optional<String> title(List<Item> items) {
        return items.stream()
                .filter(it -> it.id().equals(it.group()))
                .findFirst()
                .or(() -> items.stream().findFirst())
                .map(it -> it.gist().title());
    }
}
