package org.havenport.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process that answers as the transit engine of HashiCorp Vault and OpenBao does, as far as it is asked: keys with
 * versions, encrypt, decrypt (also in batches), rotate, and the oldest version it still decrypts. It knows nothing of
 * the program.
 */
final class TransitStandIn {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<byte[]> versions = new ArrayList<>();
    private final String token;
    private final long latency;
    private int oldest = 1;

    private TransitStandIn(String token, long latency) {
        this.token = token;
        this.latency = latency;
    }

    /** @param arguments the token, and how many milliseconds each answer takes; says its port */
    public static void main(String[] arguments) throws IOException {
        var standIn = new TransitStandIn(arguments[0], Long.parseLong(arguments[1]));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/transit/", standIn::answer);
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(latency);
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath().substring("/v1/transit/".length());
            if (!token.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
                say(exchange, 403, Map.of("errors", List.of("permission denied")));
                return;
            }
            say(exchange, 200, Map.of("data", did(exchange.getRequestMethod(), path, body)));
        } catch (GeneralSecurityException e) {
            say(exchange, 400, Map.of("errors", List.of("cipher: message authentication failed")));
        } catch (IllegalArgumentException e) {
            say(exchange, 404, Map.of("errors", List.of()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Map<String, Object> did(String method, String path, byte[] body)
            throws GeneralSecurityException {
        JsonNode asked = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        var parts = path.split("/");
        if (parts[0].equals("encrypt")) {
            return encrypt(asked);
        }
        if (parts[0].equals("decrypt")) {
            return asked.has("batch_input") ? batch(asked.get("batch_input")) : decrypt(asked);
        }
        if (method.equals("POST") && (versions.isEmpty() || path.endsWith("/rotate"))) {
            var key = new byte[32];
            RANDOM.nextBytes(key);
            versions.add(key);
        } else if (path.endsWith("/config")) {
            oldest = asked.get("min_decryption_version").asInt();
        }
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("no key");
        }
        var told = new LinkedHashMap<String, Object>();
        told.put("latest_version", versions.size());
        told.put("min_decryption_version", oldest);
        return told;
    }

    private Map<String, Object> batch(JsonNode all) throws GeneralSecurityException {
        var results = new ArrayList<Map<String, Object>>();
        for (var one : all) {
            results.add(decrypt(one));
        }
        return Map.of("batch_results", results);
    }

    private Map<String, Object> encrypt(JsonNode asked) throws GeneralSecurityException {
        int version = asked.has("key_version") ? asked.get("key_version").asInt() : versions.size();
        var nonce = new byte[12];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, version, nonce, asked).doFinal(bytes(asked.get("plaintext")));
        var whole = new byte[nonce.length + sealed.length];
        System.arraycopy(nonce, 0, whole, 0, nonce.length);
        System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
        return Map.of(
                "ciphertext",
                "vault:v%d:%s".formatted(version, Base64.getEncoder().encodeToString(whole)));
    }

    private Map<String, Object> decrypt(JsonNode asked) throws GeneralSecurityException {
        var parts = asked.get("ciphertext").asString().split(":");
        int version = Integer.parseInt(parts[1].substring(1));
        if (version < oldest) {
            throw new GeneralSecurityException("ciphertext or signature version is disallowed by policy (too old)");
        }
        var whole = Base64.getDecoder().decode(parts[2]);
        var nonce = java.util.Arrays.copyOf(whole, 12);
        var plain = cipher(Cipher.DECRYPT_MODE, version, nonce, asked).doFinal(whole, 12, whole.length - 12);
        return Map.of("plaintext", Base64.getEncoder().encodeToString(plain));
    }

    private Cipher cipher(int mode, int version, byte[] nonce, JsonNode asked) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(versions.get(version - 1), "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(bytes(asked.get("associated_data")));
        return cipher;
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asString());
    }

    private static void say(HttpExchange exchange, int status, Map<String, Object> what) throws IOException {
        var body = JSON.writeValueAsString(what).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
