package org.havenport.followup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Flag;
import org.havenport.chart.Gist;

/** Orders, and what answers them, as a feed would bring them. */
final class Orders {

    private Orders() {}

    static Arrival test(UUID patient, UUID id, String title, Instant at) {
        return arrival(patient, id, "ServiceRequest", Category.OTHER, "active", at, Gist.titled(title), "");
    }

    static Arrival referral(UUID patient, UUID id, String title, Instant at) {
        return arrival(
                patient,
                id,
                "ServiceRequest",
                Category.OTHER,
                "active",
                at,
                Gist.titled(title),
                ",\"category\":[{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"3457005\"}]}]");
    }

    static Arrival result(UUID patient, UUID id, UUID order, String status, Instant at) {
        var gist = new Gist("Potassium", "4.2", "mmol/L", null, null, Flag.NORMAL, null);
        return arrival(patient, id, "Observation", Category.LABORATORY, status, at, gist, basedOn(order));
    }

    static Arrival appointment(UUID patient, UUID id, UUID order, String status, Instant at) {
        return arrival(
                patient, id, "Appointment", Category.ENCOUNTER, status, at, Gist.titled("Visit"), basedOn(order));
    }

    private static String basedOn(UUID order) {
        return ",\"basedOn\":[{\"reference\":\"ServiceRequest/%s\"}]".formatted(order);
    }

    private static Arrival arrival(
            UUID patient, UUID id, String type, Category category, String status, Instant at, Gist gist, String more) {
        var body =
                "{\"resourceType\":\"%s\",\"status\":\"%s\",\"authoredOn\":\"%s\"%s}".formatted(type, status, at, more);
        return new Arrival(
                patient,
                id,
                type,
                category,
                status,
                at,
                null,
                at,
                List.of(),
                id,
                gist,
                body.getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                false);
    }
}
