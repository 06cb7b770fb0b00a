package org.havenport.patientapi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bundle that answers a search: the bytes of each resource are copied as they were opened, never parsed. */
final class Searchset {

    private static final byte[] HEAD = utf8("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[");
    private static final byte[] EMPTY = utf8("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}");
    private static final byte[] BEFORE = utf8("{\"resource\":");
    private static final byte[] BETWEEN = utf8(",\"search\":{\"mode\":\"match\"}},");
    private static final byte[] TAIL = utf8("]}");

    private Searchset() {}

    static byte[] of(List<byte[]> resources) {
        if (resources.isEmpty()) {
            return EMPTY.clone();
        }
        var length = HEAD.length - 1 + TAIL.length;
        for (var resource : resources) {
            length += BEFORE.length + resource.length + BETWEEN.length;
        }
        var bundle = new byte[length];
        var at = put(bundle, 0, HEAD);
        for (var resource : resources) {
            at = put(bundle, at, BEFORE);
            at = put(bundle, at, resource);
            at = put(bundle, at, BETWEEN);
        }
        // The end takes the place of the last comma.
        put(bundle, at - 1, TAIL);
        return bundle;
    }

    private static int put(byte[] into, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, into, at, bytes.length);
        return at + bytes.length;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
