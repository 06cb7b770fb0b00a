package org.havenport.serve;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/**
 * Offers a server an old protocol or a weak suite, byte by byte, because the JDK itself would refuse to say such things.
 * The server should hang up.
 */
final class OldTls {

    /** The versions as the wire writes them. */
    static final int TLS_1_1 = 0x0302;

    static final int TLS_1_2 = 0x0303;

    /** A suite that every server of the old kind speaks: no forward secrecy, and a mode that was broken again and again. */
    static final int RSA_AES_128_CBC_SHA = 0x002f;

    static final int ECDHE_RSA_AES_128_CBC_SHA = 0xc013;
    static final int ECDHE_ECDSA_AES_128_CBC_SHA = 0xc009;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int HANDSHAKE = 22;

    private OldTls() {}

    /** Whether the server goes on with a conversation of this version and one of these suites. */
    static boolean isSpoken(String host, int port, String name, int version, List<Integer> suites) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(hello(name, version, suites));
            return new DataInputStream(socket.getInputStream()).read() == HANDSHAKE;
        } catch (java.net.SocketException hungUp) {
            return false;
        }
    }

    private static byte[] hello(String name, int version, List<Integer> suites) throws IOException {
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        out.writeShort(version);
        var random = new byte[32];
        RANDOM.nextBytes(random);
        out.write(random);
        out.writeByte(0);
        out.writeShort(suites.size() * 2);
        for (var suite : suites) {
            out.writeShort(suite);
        }
        out.write(new byte[] {1, 0});
        var extensions = extensions(name);
        out.writeShort(extensions.length);
        out.write(extensions);

        var record = new ByteArrayOutputStream();
        var wire = new DataOutputStream(record);
        wire.writeByte(HANDSHAKE);
        wire.writeShort(0x0301);
        wire.writeShort(body.size() + 4);
        wire.writeInt(0x01000000 | body.size());
        wire.write(body.toByteArray());
        return record.toByteArray();
    }

    private static byte[] extensions(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        var host = name.getBytes(StandardCharsets.US_ASCII);
        out.writeShort(0);
        out.writeShort(host.length + 5);
        out.writeShort(host.length + 3);
        out.writeByte(0);
        out.writeShort(host.length);
        out.write(host);
        // The curves P-256 and X25519, uncompressed points, and signatures by RSA and ECDSA with SHA-256.
        out.write(new byte[] {0, 10, 0, 6, 0, 4, 0, 23, 0, 29});
        out.write(new byte[] {0, 11, 0, 2, 1, 0});
        out.write(new byte[] {0, 13, 0, 8, 0, 6, 4, 3, 4, 1, 8, 4});
        return bytes.toByteArray();
    }
}
