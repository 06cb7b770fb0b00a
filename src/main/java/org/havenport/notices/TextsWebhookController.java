package org.havenport.notices;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.havenport.home.NotHere;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the gateway of text messages tells us: somebody answered, a message got there or did not. It signs the time and the
 * body with our secret (HMAC-SHA-256); what is not signed, or older than five minutes, is answered like a page that does not
 * exist. What people write is not kept: only the words by which texts are stopped are heard.
 */
@Controller
class TextsWebhookController {

    static final String PATH = "/hooks/texts";

    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final int LONGEST = 16_384;
    private static final Set<String> STOP = Set.of(
            "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "ALTO", "PARAR", "CANCELAR", "REVOKE", "OPTOUT");
    private static final Set<String> START = Set.of("START", "UNSTOP", "YES", "SI", "SÍ", "INICIAR");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ContactPoints points;
    private final Outbox outbox;
    private final TextSettings settings;
    private final Clock clock;

    TextsWebhookController(ContactPoints points, Outbox outbox, TextSettings settings, Clock clock) {
        this.points = points;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(PATH)
    @MayBeUsedBy(Kind.NOBODY)
    ResponseEntity<Void> told(
            @RequestHeader(name = "X-Havenport-Time", defaultValue = "") String time,
            @RequestHeader(name = "X-Havenport-Signature", defaultValue = "") String signature,
            @RequestBody(required = false) byte[] body) {
        if (body == null || body.length > LONGEST || !isGenuine(time, signature, body)) {
            throw new NotHere();
        }
        try {
            hear(JSON.readTree(body));
        } catch (JacksonException | IllegalArgumentException e) {
            return ResponseEntity.badRequest().build();
        }
        return new ResponseEntity<>(HttpStatus.NO_CONTENT);
    }

    private void hear(JsonNode told) {
        var event = told.path("event").asString("");
        switch (event) {
            case "message" -> {
                var word = told.path("text")
                        .asString("")
                        .strip()
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}]", "");
                if (STOP.contains(word) || START.contains(word)) {
                    points.textsFrom(Outbox.JOB, told.path("from").asString(""), STOP.contains(word));
                }
            }
            case "delivered" -> outbox.gotThere(id(told));
            case "undeliverable" -> outbox.textCameBack(id(told));
            default -> throw new IllegalArgumentException("There is no such event");
        }
    }

    private static UUID id(JsonNode told) {
        return UUID.fromString(told.path("id").asString(""));
    }

    private boolean isGenuine(String time, String signature, byte[] body) {
        if (settings.secret().isEmpty() || !time.matches("\\d{1,12}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant());
        return age.abs().compareTo(OLDEST) <= 0
                && MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.US_ASCII),
                        sign(MailSettings.secret(settings.secret()), time, body).getBytes(StandardCharsets.US_ASCII));
    }

    /** The signature of a time and a body, in hexadecimal digits. */
    static String sign(String secret, String time, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
