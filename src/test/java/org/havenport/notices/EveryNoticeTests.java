package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.Verifies;
import org.havenport.notices.NoticeKind.Urgency;
import org.havenport.notices.Reached.Somebody;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Texts;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every kind of notice that any room declares, really sent by mail and text in both languages, and read again as it came. What
 * came is kept under {@code target/mails}, for people to read.
 */
@PortalTest
class EveryNoticeTests {

    private static final int LONGEST_SUBJECT = 78;
    private static final int LONGEST_SHORT = 160;
    private static final int LONGEST_TEXT = 440;
    private static final Path KEPT = Path.of("target", "mails");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern LINKS = Pattern.compile("https?://\\S+");

    @Autowired
    List<NoticeKind> kinds;

    @Autowired
    Reached reached;

    @Autowired
    ContactPoints points;

    @Autowired
    Texts texts;

    @Autowired
    Asking asking;

    @Test
    @Verifies({"B.rule.4#1", "A1.2#1", "A6.3#2"})
    void everyKindIsSentToOnePersonWithTheStatementAndWithoutAWordAboutThem() throws IOException, MessagingException {
        Files.createDirectories(KEPT);
        var wrong = new ArrayList<String>();
        for (var kind : kinds) {
            for (var language : HouseTexts.LANGUAGES) {
                wrong.addAll(wrong(kind, language));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(kinds).hasSizeGreaterThan(6);
    }

    private List<String> wrong(NoticeKind kind, Locale language) throws IOException, MessagingException {
        var ann = reached.byBoth();
        var wish = reached.awake(Wish.By.BOTH, false);
        points.wish(
                ann.viewer(),
                new Wish(wish.by(), false, wish.quietFrom(), wish.quietUntil(), language.getLanguage(), false));
        asking.run(Reached.JOB, sql -> {
            for (var point : points.of(Reached.JOB, ann.id())) {
                var one = kind.urgency() == Urgency.CODE || kind.urgency() == Urgency.UNDO;
                Notices.tell(sql, kind, Whose.patient(ann.id()), UUID.randomUUID(), one ? point.id() : null);
            }
        });
        reached.send(ann);
        var name = kind.key() + "-" + language.getLanguage();
        var wrong = new ArrayList<String>();
        var mails = PostOffice.mailTo(ann.mail());
        var sms = PostOffice.textsTo(ann.number());
        if (mails.isEmpty() || sms.isEmpty()) {
            return List.of(name + ": did not come");
        }
        var mail = mails.getFirst();
        if (mail.getAllRecipients().length != 1) {
            wrong.add(name + ": not one recipient");
        }
        var text = part(mail, 0);
        var statement = texts.shown(HouseTexts.CONFIDENTIALITY.key(), language).body();
        if (!text.strip().endsWith(statement.strip())) {
            wrong.add(name + ": a mail does not end with the statement");
        }
        var brief = sms.getFirst();
        var shown = Statement.inForce(texts, Channel.TEXT, language).line();
        var said = said(brief);
        if (!said.endsWith(shown)) {
            wrong.add(name + ": a text does not end with the statement");
        }
        var longest = said.length() > LONGEST_TEXT || said.indexOf(shown) > LONGEST_TEXT - shown.length();
        if (mail.getSubject().length() > LONGEST_SUBJECT || longest) {
            wrong.add(
                    "%s: too long, %d and %d".formatted(name, mail.getSubject().length(), said.length()));
        }
        for (var all : List.of(mail.getSubject(), text.replace(statement, ""), said.replace(shown, ""))) {
            wrong.addAll(
                    tells(kind, ann, all).stream().map(it -> name + ": " + it).toList());
        }
        keep(name, mail, text, said);
        return wrong;
    }

    /** What a message would tell of whom it is for. */
    private List<String> tells(NoticeKind kind, Somebody ann, String all) {
        var wrong = new ArrayList<String>();
        var who = reached.who(ann);
        for (var word : List.of(who.family(), who.given(), who.birthDate().toString(), ann.number(), ann.mail())) {
            if (Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                    .matcher(all)
                    .find()) {
                wrong.add("says who it is for");
            }
        }
        // What stands in every message: the number for emergencies; and the digits of a code.
        var numbers =
                DIGITS.matcher(LINKS.matcher(all).replaceAll("")).results().map(it -> it.group());
        var unknown = numbers.filter(it -> !it.equals("911"))
                .filter(it -> kind.urgency() != Urgency.CODE || it.length() != 8)
                .toList();
        if (!unknown.isEmpty()) {
            wrong.add("says numbers " + unknown);
        }
        var plain = all.replaceAll("\\d|https?:\\S+", "").replaceAll("\\R", " ");
        if (NudgesCarryNoContent.says(plain)) {
            wrong.add("says why: " + plain);
        }
        return wrong;
    }

    @Test
    void theShortFormOfEveryKindFitsInOneText() {
        var wrong = new ArrayList<String>();
        for (var language : HouseTexts.LANGUAGES) {
            var words = org.havenport.home.Words.of(language, reached.zone());
            for (var kind : kinds) {
                var length = words.say(kind.words() + ".short").length();
                if (length > LONGEST_SHORT) {
                    wrong.add("%s in %s: %d".formatted(kind.key(), language, length));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String part(MimeMessage mail, int number) throws IOException, MessagingException {
        var content = (jakarta.mail.Multipart) mail.getContent();
        return content.getBodyPart(number).getContent().toString().replace("\r", "");
    }

    private static String said(String sent) {
        return tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .readTree(sent)
                .path("text")
                .asString();
    }

    private static void keep(String name, MimeMessage mail, String text, String said)
            throws IOException, MessagingException {
        Files.writeString(
                KEPT.resolve(name + ".txt"),
                mail.getSubject() + "\n\n" + text + "\n\n=== text message\n" + said + "\n");
        Files.writeString(KEPT.resolve(name + ".html"), part(mail, 1));
    }
}
