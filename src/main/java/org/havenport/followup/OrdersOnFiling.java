package org.havenport.followup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.chart.Arrival;
import org.havenport.chart.Filing;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is ordered is awaited from then on, and what answers an order is noted beside it, in the same transaction. */
@Component
class OrdersOnFiling implements Filing {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] BASED_ON = "\"basedOn\"".getBytes(StandardCharsets.UTF_8);
    private static final String ORDER = "ServiceRequest/";
    private static final Set<String> ANSWERS =
            Set.of("DiagnosticReport", "Observation", "Appointment", "Encounter", "Procedure", "ImagingStudy");

    /** SNOMED CT: patient referral, referral to service, referral to specialist. */
    private static final Set<String> REFERRALS = Set.of("3457005", "306206005", "103696004");

    private record Expected(UUID patient, UUID order, String kind, Instant ordered, Instant at) {}

    private record Answer(UUID patient, UUID order, UUID item) {}

    @Override
    public void filed(Sql sql, List<Filed> delivery) {
        if (sql.viewer().kind() != Viewer.Kind.JOB) {
            return;
        }
        var expected = new ArrayList<Expected>();
        var answers = new ArrayList<Answer>();
        for (var filed : delivery) {
            for (var arrival : filed.group().news()) {
                if (arrival.history()) {
                    continue;
                }
                if (arrival.type().equals("ServiceRequest") && arrival.status().equals("active")) {
                    expected.add(expected(arrival));
                } else if (ANSWERS.contains(arrival.type()) && contains(arrival.body(), BASED_ON)) {
                    answers.addAll(answers(arrival));
                }
            }
        }
        if (!expected.isEmpty()) {
            expect(sql, expected);
        }
        if (!answers.isEmpty()) {
            answer(sql, answers);
        }
        var touched = new ArrayList<Answer>(answers);
        expected.forEach(it -> touched.add(new Answer(it.patient, it.order, it.order)));
        // What came in again, cancelled or corrected, may answer no more.
        delivery.stream()
                .flatMap(it -> it.group().news().stream())
                .filter(it -> ANSWERS.contains(it.type()) && !it.history())
                .forEach(it -> touched.add(new Answer(it.patient(), it.id(), it.id())));
        look(sql, touched);
    }

    @Override
    public void retracted(Sql sql, UUID patient, Set<UUID> groups) {
        sql.of("""
                        update followup.expected e set open = followup.waits(e.patient_id, e.order_id)
                        where e.patient_id = :patient and exists (
                            select 1 from followup.answer a join chart.item i using (patient_id)
                            where a.patient_id = e.patient_id and a.order_id = e.order_id and i.id = a.item_id
                              and i.group_id = any (cast(:groups as uuid[])))
                        """)
                .param("patient", patient)
                .param("groups", groups.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    private static Expected expected(Arrival order) {
        var body = JSON.readTree(order.body());
        var ordered = instant(body.path("authoredOn").asString(""), order.effective());
        return new Expected(
                order.patient(),
                order.id(),
                isReferral(body) ? "REFERRAL" : "TEST",
                ordered,
                order.effective().isAfter(ordered) ? order.effective() : ordered);
    }

    private static boolean isReferral(JsonNode body) {
        for (var concept : body.path("category")) {
            for (var coding : concept.path("coding")) {
                if (REFERRALS.contains(coding.path("code").asString(""))) {
                    return true;
                }
            }
        }
        for (var coding : body.path("code").path("coding")) {
            if (REFERRALS.contains(coding.path("code").asString(""))) {
                return true;
            }
        }
        return body.path("code").path("text").asString("").startsWith("Referral");
    }

    private static List<Answer> answers(Arrival arrival) {
        var orders = new LinkedHashSet<UUID>();
        for (var based : JSON.readTree(arrival.body()).path("basedOn")) {
            var reference = based.path("reference").asString("");
            if (reference.startsWith(ORDER)) {
                try {
                    orders.add(UUID.fromString(reference.substring(ORDER.length())));
                } catch (IllegalArgumentException notOurs) {
                    // A reference that could not be resolved answers nothing.
                }
            }
        }
        return orders.stream()
                .map(it -> new Answer(arrival.patient(), it, arrival.id()))
                .toList();
    }

    private static Instant instant(String written, Instant otherwise) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException aDay) {
            return otherwise;
        }
    }

    private static boolean contains(byte[] text, byte[] word) {
        for (int from = 0; from + word.length <= text.length; from++) {
            int at = 0;
            while (at < word.length && text[from + at] == word[at]) {
                at++;
            }
            if (at == word.length) {
                return true;
            }
        }
        return false;
    }

    private static void expect(Sql sql, List<Expected> all) {
        sql.of("""
                        insert into followup.expected (patient_id, order_id, kind, ordered_at, expected_at)
                        select * from unnest(cast(:patients as uuid[]), cast(:orders as uuid[]), cast(:kinds as text[]),
                            cast(:ordered as timestamptz[]), cast(:at as timestamptz[]))
                        on conflict (patient_id, order_id) do update
                            set kind = excluded.kind, ordered_at = excluded.ordered_at, expected_at = excluded.expected_at
                        """)
                .param("patients", texts(all, Expected::patient))
                .param("orders", texts(all, Expected::order))
                .param("kinds", texts(all, Expected::kind))
                .param("ordered", texts(all, Expected::ordered))
                .param("at", texts(all, Expected::at))
                .update();
    }

    private static void answer(Sql sql, List<Answer> all) {
        sql.of("""
                        insert into followup.answer (patient_id, order_id, item_id)
                        select * from unnest(cast(:patients as uuid[]), cast(:orders as uuid[]), cast(:items as uuid[]))
                        on conflict do nothing
                        """)
                .param("patients", texts(all, Answer::patient))
                .param("orders", texts(all, Answer::order))
                .param("items", texts(all, Answer::item))
                .update();
    }

    /** Says anew of these orders, and of those these items answer, whether there is a need to ask. */
    private static void look(Sql sql, List<Answer> touched) {
        if (touched.isEmpty()) {
            return;
        }
        sql.of("""
                        update followup.expected e set open = followup.waits(e.patient_id, e.order_id)
                        from (select t.patient_id, t.id as order_id
                                from unnest(cast(:patients as uuid[]), cast(:ids as uuid[])) as t (patient_id, id)
                            union select a.patient_id, a.order_id
                                from unnest(cast(:patients as uuid[]), cast(:ids as uuid[])) as t (patient_id, id)
                                join followup.answer a on a.patient_id = t.patient_id and a.item_id = t.id) n
                        where e.patient_id = n.patient_id and e.order_id = n.order_id
                          and e.open <> followup.waits(e.patient_id, e.order_id)
                        """)
                .param("patients", texts(touched, Answer::patient))
                .param("ids", texts(touched, Answer::order))
                .update();
    }

    private static <T> String[] texts(List<T> all, Function<T, Object> of) {
        return all.stream().map(it -> of.apply(it).toString()).toArray(String[]::new);
    }
}
