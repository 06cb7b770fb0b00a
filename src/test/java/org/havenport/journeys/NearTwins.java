package org.havenport.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.house.Browser;
import org.havenport.house.Cast;

/** Two people one typing error apart, born on one day: what comes in about the second waits for a person. */
record NearTwins(Cast cast, String family, LocalDate born) {

    NearTwins(Cast cast) {
        this(
                cast,
                "Winter" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9-]", "x"),
                LocalDate.of(1920, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(30_000)));
    }

    /** The system both come from. */
    String source() {
        return "north-" + family.toLowerCase(Locale.ROOT);
    }

    /** What is sent about one of them. */
    String message(String given, String number) {
        return """
                {"resourceType": "Bundle", "type": "collection", "entry": [
                  {"fullUrl": "urn:%3$sp", "resource": {"resourceType": "Patient", "id": "%3$s%2$sp",
                    "identifier": [{"type": {"coding": [{"code": "MR"}]}, "system": "urn:north", "value": "%3$s%2$s"}],
                    "name": [{"family": "%2$s", "given": ["%1$s"]}], "gender": "female", "birthDate": "%4$s"}},
                  {"fullUrl": "urn:%3$so", "resource": {"resourceType": "Observation", "id": "%3$s%2$so", "status": "final",
                    "category": [{"coding": [{"code": "laboratory"}]}], "code": {"text": "Sodium"},
                    "subject": {"reference": "urn:%3$sp"}, "effectiveDateTime": "2026-10-01", "valueString": "140"}}]}
                """.formatted(given, family, number, born);
    }

    /** Karl brings both in, and the second waits. */
    void waitForAPerson() {
        bring(message("Marlene", "H-"), "1 of 1 file read");
        bring(message("Marlena", "J-"), "Wait for a person");
    }

    private void bring(String message, String until) {
        var karl = cast.karl().browser();
        karl.get("/staff/imports");
        var at = karl.postParts("/staff/imports", "edge", form(message)).location();
        Browser.Answer answer = karl.get(at);
        for (int i = 0; i < 100 && !answer.body().contains(until); i++) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            answer = karl.get(at);
        }
        assertThat(answer.body()).contains(until);
    }

    private byte[] form(String message) {
        return """
                --edge\r
                Content-Disposition: form-data; name="source"\r
                \r
                %s\r
                --edge\r
                Content-Disposition: form-data; name="live"\r
                \r
                false\r
                --edge\r
                Content-Disposition: form-data; name="files"; filename="message.json"\r
                Content-Type: application/json\r
                \r
                %s\r
                --edge--\r
                """.formatted(source(), message).getBytes(UTF_8);
    }
}
