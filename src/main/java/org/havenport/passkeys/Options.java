package org.havenport.passkeys;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the browser is told to ask of an authenticator, as the standard writes it. */
final class Options {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REQUIRED = "required";

    private Options() {}

    /** To sign in: any passkey of this portal will do, so that the same is said to everybody. */
    static String toShow(byte[] challenge, String host, List<Described> only) {
        return JSON.writeValueAsString(Map.of(
                "challenge",
                text(challenge),
                "rpId",
                host,
                "timeout",
                Questions.LIFE.toMillis(),
                "userVerification",
                REQUIRED,
                "allowCredentials",
                only.stream().map(Described::inWords).toList()));
    }

    /** To make one: it is found without a name, verifies its user, and tells nothing of who made the device. */
    static String toMake(
            byte[] challenge, String host, String portal, byte[] handle, String name, List<Described> known) {
        return JSON.writeValueAsString(Map.of(
                "challenge",
                text(challenge),
                "rp",
                Map.of("id", host, "name", portal),
                "user",
                Map.of("id", text(handle), "name", name, "displayName", name),
                "timeout",
                Questions.LIFE.toMillis(),
                "pubKeyCredParams",
                Ceremony.ALGORITHMS.stream()
                        .map(one -> Map.of("type", "public-key", "alg", one.getValue()))
                        .toList(),
                "authenticatorSelection",
                Map.of("residentKey", REQUIRED, "requireResidentKey", true, "userVerification", REQUIRED),
                "attestation",
                "none",
                "excludeCredentials",
                known.stream().map(Described::inWords).toList()));
    }

    /** A passkey by what its authenticator knows it by. */
    record Described(byte[] credentialId, String transports) {

        Map<String, Object> inWords() {
            var ways = transports.isEmpty() ? List.<String>of() : List.of(transports.split(" "));
            return Map.of("type", "public-key", "id", text(credentialId), "transports", ways);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
