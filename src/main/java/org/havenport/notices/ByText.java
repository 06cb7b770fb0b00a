package org.havenport.notices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries text messages to a gateway by HTTP: {@code POST {"id", "to", "text"}} with a token, and the id again as {@code
 * Idempotency-Key}. 2xx: taken. 410: the number takes nothing. 401, 403: our token is wrong. Other 4xx: this message is
 * refused. 408, 429 and 5xx: later.
 */
class ByText implements Carrier {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TextSettings settings;
    private final HttpClient client;

    ByText(TextSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(settings.patience()))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Channel channel() {
        return Channel.TEXT;
    }

    @Override
    public Outcome carry(Letter letter) {
        var request = HttpRequest.newBuilder(URI.create(settings.url()))
                .timeout(Duration.ofMillis(settings.patience()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", letter.id().toString())
                .header("Authorization", "Bearer " + MailSettings.secret(settings.token()))
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(
                        Map.of("id", letter.id().toString(), "to", letter.to(), "text", letter.text()))))
                .build();
        try {
            return outcome(client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (java.net.ConnectException | java.net.http.HttpConnectTimeoutException e) {
            return new Outcome.NoCarrier("NO_SERVER");
        } catch (IOException e) {
            return new Outcome.Later("BROKEN_OFF");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("BROKEN_OFF");
        }
    }

    static Outcome outcome(int status) {
        return switch (status) {
            case 410 -> new Outcome.NoSuchAddress("5.1.1");
            case 401, 403 -> new Outcome.NoCarrier("LOGIN_REFUSED");
            case 408, 429 -> new Outcome.Later("NOT_NOW");
            default ->
                status < 300
                        ? new Outcome.HandedOver()
                        : status >= 400 && status < 500
                                ? new Outcome.Refused("MESSAGE_REFUSED")
                                : new Outcome.Later("NOT_NOW");
        };
    }
}
