package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.TestClock;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the gateway says counts when it is signed and new; STOP ends texts and START begins them again. */
@PortalTest
class TextsWebhookControllerTests {

    @Autowired
    Reached reached;

    @Autowired
    ContactPoints points;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @Autowired
    Asking asking;

    @Test
    void stopAndStartAreHeard() throws Exception {
        var ann = reached.byBoth();
        for (var word : new String[] {"STOP", " stop. ", "Alto"}) {
            assertThat(post("{\"event\":\"message\",\"from\":\"%s\",\"text\":\"%s\"}".formatted(ann.number(), word)))
                    .isEqualTo(204);
            assertThat(text(ann).stopped()).as(word).isNotNull();
            assertThat(post("{\"event\":\"message\",\"from\":\"%s\",\"text\":\"START\"}".formatted(ann.number())))
                    .isEqualTo(204);
            assertThat(text(ann).stopped()).isNull();
        }
        assertThat(post("{\"event\":\"message\",\"from\":\"%s\",\"text\":\"Please stop my pain\"}"
                        .formatted(ann.number())))
                .isEqualTo(204);
        assertThat(text(ann).stopped()).isNull();
    }

    /** The words of 47 CFR 64.1200(a)(10), as people type them: with spaces, hyphens, quotes, in any case. */
    @Test
    void stopIsHeardHoweverItIsTyped() throws Exception {
        var ann = reached.byBoth();
        for (var word :
                new String[] {"s t o p", "opt out", "Opt-Out", "stop all", "'Stop'", "\u00a0stop\u00a0", "stop,"}) {
            post("{\"event\":\"message\",\"from\":\"%s\",\"text\":\"%s\"}".formatted(ann.number(), word));
            assertThat(text(ann).stopped()).as(word).isNotNull();
            post("{\"event\":\"message\",\"from\":\"%s\",\"text\":\"start\"}".formatted(ann.number()));
            assertThat(text(ann).stopped()).as(word).isNull();
        }
    }

    @Test
    void deliveryReportsAreKept() throws Exception {
        var ann = reached.byBoth();
        points.wish(ann.viewer(), reached.awake(Wish.By.TEXT, false));
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        var id = asking.as(
                Reached.JOB,
                sql -> sql.of("select id from notices.delivery where patient_id = :patient")
                        .param("patient", ann.id())
                        .query(UUID.class)
                        .single());
        assertThat(post("{\"event\":\"delivered\",\"id\":\"%s\"}".formatted(id)))
                .isEqualTo(204);
        assertThat(reached.states(ann)).containsExactly("DELIVERED");
        assertThat(post("{\"event\":\"undeliverable\",\"id\":\"%s\"}".formatted(id)))
                .isEqualTo(204);
        assertThat(reached.states(ann)).containsExactly("BOUNCED 5.1.1");
        assertThat(text(ann).bounced()).isNotNull();
    }

    @Test
    void whatIsNotSignedOrOldIsAnsweredLikeNoPage() throws Exception {
        var ann = reached.byBoth();
        var body = "{\"event\":\"message\",\"from\":\"%s\",\"text\":\"STOP\"}".formatted(ann.number());
        var now = clock.instant().getEpochSecond();
        assertThat(post(body, now, sign(now, body + " "))).isEqualTo(404);
        assertThat(post(body, now - 301, sign(now - 301, body))).isEqualTo(404);
        assertThat(post(body, now + 360, sign(now + 360, body))).isEqualTo(404);
        assertThat(post(body, now, "")).isEqualTo(404);
        assertThat(post("{\"event\":\"other\"}")).isEqualTo(400);
        assertThat(post("no json")).isEqualTo(400);
        assertThat(text(ann).stopped()).isNull();
    }

    private ContactPoint text(Reached.Somebody ann) {
        return points.of(ann.viewer(), ann.id()).stream()
                .filter(point -> point.channel() == Channel.TEXT)
                .findFirst()
                .orElseThrow();
    }

    private int post(String body) throws IOException, InterruptedException {
        var now = clock.instant().getEpochSecond();
        return post(body, now, sign(now, body));
    }

    private int post(String body, long time, String signature) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(cast.portal().resolve(TextsWebhookController.PATH))
                                    .header("X-Havenport-Time", String.valueOf(time))
                                    .header("X-Havenport-Signature", signature)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String sign(long time, String body) {
        return TextsWebhookController.sign(
                PostOffice.SECRET, String.valueOf(time), body.getBytes(StandardCharsets.UTF_8));
    }
}
