package org.havenport.notices;

import java.util.Locale;
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
     * @param code eight digits for {@link Urgency#CODE}, else null
     */
    Said say(NoticeKind kind, Channel channel, Locale language, @Nullable String code) {
        var words = Words.of(language, hours.zone());
        var statement = statement(channel, language);
        var said = channel == Channel.EMAIL ? mail(kind, words, code, statement) : text(kind, words, code, statement);
        statements.mustStandIn(said.text(), statement);
        return said;
    }

    private Said text(NoticeKind kind, Words words, @Nullable String code, Statement statement) {
        var text = new StringBuilder(noContent.say(kind, "short", words));
        if (code != null) {
            text.append(' ').append(code);
        } else if (!portal.isEmpty()) {
            text.append(' ').append(portal);
        }
        if (kind.urgency() != Urgency.CODE) {
            text.append(' ').append(words.say("notices.text.stop"));
        }
        text.append(' ').append(statement.line());
        return new Said("", text.toString(), null, statement.id());
    }

    private Said mail(NoticeKind kind, Words words, @Nullable String code, Statement statement) {
        var subject = noContent.say(kind, "subject", words);
        var first = noContent.say(kind, "text", words);
        var way = code != null ? code : portal.isEmpty() ? words.say("notices.mail.way") : portal;
        var why = words.say(kind.urgency() == Urgency.NUDGE ? "notices.mail.nudge" : "notices.mail.account");
        var help = words.say("notices.mail.help");
        var text = String.join(
                        "\n\n", first, way, why, help, "--", statement.text().body()) + "\n";
        return new Said(subject, text, html(words, subject, first, way, code, why, help, statement), statement.id());
    }

    private String html(
            Words words,
            String subject,
            String first,
            String way,
            @Nullable String code,
            String why,
            String help,
            Statement statement) {
        var link = code == null && !portal.isEmpty();
        var second = link
                ? "<a href=\"%s\">%s</a>".formatted(HtmlUtils.htmlEscape(way), words.say("notices.mail.sign-in"))
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
