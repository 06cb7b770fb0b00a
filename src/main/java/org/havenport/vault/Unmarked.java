package org.havenport.vault;

import com.google.crypto.tink.proto.EncryptedKeyset;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.havenport.viewer.Sql;

/** Keys from before it was kept what wraps them and what their bytes begin with: both can be told without opening one. */
final class Unmarked {

    private static final int BATCH = 2_000;
    private static final byte TINK = 1;

    private Unmarked() {}

    /** Fills in a batch and says whether there may be more. */
    static boolean fill(Sql sql, String wrappedBy) {
        return fill(sql, "vault.patient_key", "patient_id", "uuid", wrappedBy)
                | fill(sql, "vault.room_key", "room", "text", wrappedBy)
                | sql.of("update vault.keyset set wrapped_by = :by where wrapped_by is null")
                                .param("by", wrappedBy)
                                .update()
                        > 0;
    }

    private static boolean fill(Sql sql, String table, String key, String type, String wrappedBy) {
        var ids = new ArrayList<String>();
        var marks = new ArrayList<byte[]>();
        sql.of("select %s, wrapped from %s where wrapped_by is null order by 1 limit %d for update"
                        .formatted(key, table, BATCH))
                .query(row -> {
                    ids.add(row.getString(1));
                    marks.add(mark(row.getBytes(2)));
                });
        if (ids.isEmpty()) {
            return false;
        }
        sql.of("""
                        update %1$s t set wrapped_by = :by, mark = n.mark
                        from unnest(cast(:ids as %3$s[]), cast(:marks as bytea[])) n (id, mark) where t.%2$s = n.id
                        """.formatted(table, key, type))
                .param("by", wrappedBy)
                .param("ids", ids.toArray(String[]::new))
                .param("marks", marks.toArray(byte[][]::new))
                .update();
        return true;
    }

    static byte[] mark(byte[] wrapped) {
        try {
            var id = EncryptedKeyset.parseFrom(wrapped, ExtensionRegistryLite.getEmptyRegistry())
                    .getKeysetInfo()
                    .getPrimaryKeyId();
            return ByteBuffer.allocate(1 + Integer.BYTES).put(TINK).putInt(id).array();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("A stored key is damaged", e);
        }
    }
}
