package org.havenport.passkeys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authenticator of a test: one passkey on the curve P-256, as a device would make it, and everything a forger could
 * change about its answers.
 */
public final class Authenticator {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final byte[] id = new byte[32];
    private KeyPair keys = newKeys();
    private byte[] handle = new byte[0];
    private String origin;
    private String host = "localhost";
    private boolean verified = true;
    private long count;

    /** @param origin of the page that asks */
    public Authenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
    }

    /** The same passkey, answering on another page. */
    public Authenticator on(String page) {
        origin = page;
        return this;
    }

    /** The same passkey, answering for another host. */
    public Authenticator forHost(String other) {
        host = other;
        return this;
    }

    /** Whether it asks for a PIN, a finger or a face. */
    public Authenticator verifies(boolean user) {
        verified = user;
        return this;
    }

    /** How often it says it answered. */
    public Authenticator counts(long answers) {
        count = answers;
        return this;
    }

    /** Signs with another key from now on, as somebody would who knows its name alone. */
    public Authenticator loseKey() {
        keys = newKeys();
        return this;
    }

    /** Answers for another user. */
    public Authenticator handle(byte[] other) {
        handle = other;
        return this;
    }

    /** What it answers when a passkey is to be made. */
    public String make(String options) {
        var asked = JSON.readTree(options);
        handle = bytes(asked.at("/user/id").asString());
        var client = client("webauthn.create", asked);
        var data = data(ATTESTED, credential());
        var attestation = new ByteArrayOutputStream();
        attestation.write(0xA3);
        attestation.writeBytes(cbor("fmt"));
        attestation.writeBytes(cbor("none"));
        attestation.writeBytes(cbor("attStmt"));
        attestation.write(0xA0);
        attestation.writeBytes(cbor("authData"));
        attestation.writeBytes(cbor(data));
        return answer(Map.of(
                "clientDataJSON",
                text(client),
                "attestationObject",
                text(attestation.toByteArray()),
                "transports",
                new String[] {"usb"}));
    }

    /** What it answers when somebody signs in. */
    public String show(String options) {
        count++;
        var client = client("webauthn.get", JSON.readTree(options));
        var data = data(0, new byte[0]);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha(client));
            return answer(Map.of(
                    "clientDataJSON",
                    text(client),
                    "authenticatorData",
                    text(data),
                    "signature",
                    text(signature.sign()),
                    "userHandle",
                    text(handle)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(Map<String, Object> response) {
        return JSON.writeValueAsString(Map.of(
                "id",
                text(id),
                "rawId",
                text(id),
                "type",
                "public-key",
                "response",
                response,
                "clientExtensionResults",
                Map.of()));
    }

    private byte[] client(String type, JsonNode asked) {
        return JSON.writeValueAsString(Map.of(
                        "type",
                        type,
                        "challenge",
                        asked.get("challenge").asString(),
                        "origin",
                        origin,
                        "crossOrigin",
                        false))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int flags, byte[] rest) {
        var all = ByteBuffer.allocate(37 + rest.length);
        all.put(sha(host.getBytes(StandardCharsets.UTF_8)));
        all.put((byte) (flags | PRESENT | (verified ? VERIFIED : 0)));
        all.putInt((int) count);
        all.put(rest);
        return all.array();
    }

    private byte[] credential() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
        key.writeBytes(cbor(coordinate(point.getAffineX())));
        key.write(0x22);
        key.writeBytes(cbor(coordinate(point.getAffineY())));
        var all = new ByteArrayOutputStream();
        all.writeBytes(new byte[16]);
        all.write(0);
        all.write(id.length);
        all.writeBytes(id);
        all.writeBytes(key.toByteArray());
        return all.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        var signed = number.toByteArray();
        var plain = new byte[32];
        int length = Math.min(signed.length, 32);
        System.arraycopy(signed, signed.length - length, plain, 32 - length, length);
        return plain;
    }

    private static byte[] cbor(String word) {
        var bytes = word.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + bytes.length)
                .put((byte) (0x60 | bytes.length))
                .put(bytes)
                .array();
    }

    private static byte[] cbor(byte[] bytes) {
        return ByteBuffer.allocate(2 + bytes.length)
                .put((byte) 0x58)
                .put((byte) bytes.length)
                .put(bytes)
                .array();
    }

    private static KeyPair newKeys() {
        try {
            var maker = KeyPairGenerator.getInstance("EC");
            maker.initialize(new ECGenParameterSpec("secp256r1"));
            return maker.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
