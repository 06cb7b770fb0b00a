package org.havenport.notices;

import java.util.Locale;
import java.util.Objects;
import org.havenport.home.Words;
import org.havenport.notices.NoticeKind.Urgency;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Makes the words of a message out of its kind, a language and a channel. Of the person it knows nothing; a code is the
 * only thing that differs between two messages of a kind.
 */
@Component
class Wording {

    private final NudgesCarryNoContent noContent;
    private final NothingLeavesWithoutTheStatement statements;
    private final Texts texts;
    private final BusinessHours hours;
    private final String portal;

    Wording(
            NudgesCarryNoContent noContent,
            NothingLeavesWithoutTheStatement statements,
            Texts texts,
            BusinessHours hours,
            @Value("${havenport.notices.portal:}") String portal) {
        this.noContent = noContent;
        this.statements = statements;
        this.texts = texts;
        this.hours = hours;
        this.portal = portal;
    }

    /** The words of a message. */
    record Said(String subject, String text, @Nullable String html, String statement) {}

    /** The statement that a message of this channel carries now. */
    Statement statement(Channel channel, Locale language) {
        return Statement.inForce(texts, channel, language);
    }

    /**
     * What is said.
     *
     * @param carries eight digits for {@link Urgency#CODE}, the path of a link for {@link Urgency#UNDO}, else null
     */
    Said say(NoticeKind kind, Channel channel, Locale language, @Nullable String carries) {
        var words = Words.of(language, hours.zone());
        var statement = statement(channel, language);
        var said = channel == Channel.EMAIL
                ? mail(kind, words, carries, statement)
                : text(kind, words, carries, statement);
        statements.mustStandIn(said.text(), statement);
        return said;
    }

    private Said text(NoticeKind kind, Words words, @Nullable String carries, Statement statement) {
        var text = new StringBuilder(noContent.say(kind, "short", words));
        var link = link(kind, carries);
        if (kind.urgency() == Urgency.CODE) {
            text.append(' ').append(carries);
        } else if (link != null) {
            text.append(' ').append(link);
        }
        if (kind.urgency() != Urgency.CODE) {
            text.append(' ').append(words.say("notices.text.stop"));
        }
        text.append(' ').append(statement.line());
        return new Said("", text.toString(), null, statement.id());
    }

    private Said mail(NoticeKind kind, Words words, @Nullable String carries, Statement statement) {
        var subject = noContent.say(kind, "subject", words);
        var first = noContent.say(kind, "text", words);
        var link = link(kind, carries);
        var way = kind.urgency() == Urgency.CODE
                ? Objects.requireNonNull(carries)
                : Objects.requireNonNullElseGet(link, () -> words.say("notices.mail.way"));
        var why = words.say("notices.mail." + why(kind.urgency()));
        var help = words.say("notices.mail.help");
        var text = String.join(
                        "\n\n", first, way, why, help, "--", statement.text().body()) + "\n";
        var linked = link == null ? null : words.say("notices.mail." + (carries == null ? "sign-in" : "undo"));
        return new Said(subject, text, html(words, subject, first, way, linked, why, help, statement), statement.id());
    }

    private static String why(Urgency urgency) {
        return switch (urgency) {
            case NUDGE, OTHER_WAY -> "nudge";
            case SECURITY -> "account";
            case PAGE -> "page";
            case UNDO -> "before";
            case CODE -> "code";
        };
    }

    /** Where a message leads: to the portal, or to what undoes a change; null when it carries digits, or no address is set. */
    private @Nullable String link(NoticeKind kind, @Nullable String carries) {
        if (portal.isEmpty() || kind.urgency() == Urgency.CODE) {
            return null;
        }
        return carries == null ? portal : portal.replaceAll("/+$", "") + carries;
    }

    private static String html(
            Words words,
            String subject,
            String first,
            String way,
            @Nullable String linked,
            String why,
            String help,
            Statement statement) {
        var second = linked != null
                ? "<a href=\"%s\">%s</a>".formatted(HtmlUtils.htmlEscape(way), HtmlUtils.htmlEscape(linked))
                : "<strong>%s</strong>".formatted(HtmlUtils.htmlEscape(way));
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title></head><body>
                <p>%s</p>
                <p>%s</p>
                <p>%s</p>
                <p>%s</p>
                <hr>
                <p><small>%s</small></p>
                </body></html>
                """.formatted(
                        words.locale().getLanguage(),
                        HtmlUtils.htmlEscape(subject),
                        HtmlUtils.htmlEscape(first),
                        second,
                        HtmlUtils.htmlEscape(why),
                        HtmlUtils.htmlEscape(help),
                        HtmlUtils.htmlEscape(statement.text().body()).replace("\n", "<br>\n"));
    }
}
