package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.havenport.notices.SmtpStandIn.Mood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each way of a mail server to fail means. */
class ByMailTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "WELL, HandedOver[]",
        "SAYS_NOTHING, NoCarrier[why=NO_SERVER]",
        "REFUSES_LOGIN, NoCarrier[why=LOGIN_REFUSED]",
        "REFUSES_SENDER, NoCarrier[why=SENDER_REFUSED]",
        "KNOWS_NOBODY, NoSuchAddress[code=5.1.1]",
        "REFUSES_FOR_POLICY, Refused[why=MESSAGE_REFUSED]",
        "HAS_NO_TIME, Later[why=NOT_NOW]",
        "REFUSES_WHAT_IS_SAID, Refused[why=MESSAGE_REFUSED]",
        "TAKES_IT_AND_HANGS_UP, Later[why=BROKEN_OFF]",
        "HANGS_UP_IN_THE_MIDDLE, Later[why=BROKEN_OFF]"
    })
    void eachFailureIsToldApart(Mood mood, String outcome) throws IOException {
        var password = Files.writeString(folder.resolve("password"), "secret\n");
        try (var server = new SmtpStandIn(mood)) {
            var mail = new ByMail(server.settings("portal", password.toString()), Clock.systemUTC());
            assertThat(mail.carry(letter())).hasToString(outcome);
        }
    }

    @Test
    void nothingIsSaidToAServerWithoutTls() throws IOException {
        try (var server = new SmtpStandIn(Mood.WELL)) {
            var plain = server.settings("", "");
            var careful = new MailSettings(
                    plain.host(), plain.port(), "starttls", "", "", plain.from(), plain.returns(), plain.patience());
            assertThat(new ByMail(careful, Clock.systemUTC()).carry(letter())).isInstanceOf(Outcome.NoCarrier.class);
            assertThat(server.taken).isEmpty();
        }
    }

    @Test
    void aServerThatIsAwayIsNoFaultOfTheMessage() throws IOException {
        var server = new SmtpStandIn(Mood.WELL);
        var settings = server.settings("", "");
        server.close();
        assertThat(new ByMail(settings, Clock.systemUTC()).carry(letter()))
                .isEqualTo(new Outcome.NoCarrier("NO_SERVER"));
    }

    static Letter letter() {
        return new Letter(
                UUID.randomUUID(),
                "somebody@reached.example.org",
                "Subject",
                "Text",
                "<p>Text</p>",
                "0".repeat(20),
                true);
    }
}
