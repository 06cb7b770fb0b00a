package org.havenport.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bytes of what was uploaded: sealed and in pieces, each a transaction of its own, never in a file. */
@Component
class UploadPieces {

    private static final int PIECE = 1 << 20;

    private final Asking asking;
    private final Vault vault;

    UploadPieces(Asking asking, Vault vault) {
        this.asking = asking;
        this.vault = vault;
    }

    /**
     * Takes a file in, a piece at a time, each in a transaction of its own.
     *
     * @return its size in bytes; -1 when it is larger than allowed
     */
    long receive(UUID upload, int file, String name, InputStream in, long most) throws IOException {
        asking.run(
                UploadStore.JOB,
                sql -> sql.of(
                                "insert into intake.upload_file (upload_id, at, name, state) values (:id, :at, :name, 'WAITING')")
                        .param("id", upload)
                        .param("at", file)
                        .param(
                                "name",
                                vault.sealForRoom(
                                        sql, "intake", name.getBytes(UTF_8), UploadStore.nameContext(upload, file)))
                        .update());
        long bytes = 0;
        for (int at = 0; ; at++) {
            var piece = in.readNBytes(PIECE);
            if (piece.length == 0) {
                return bytes;
            }
            bytes += piece.length;
            if (bytes > most) {
                return -1;
            }
            put(upload, file, at, piece);
        }
    }

    private void put(UUID upload, int file, int at, byte[] piece) {
        asking.run(UploadStore.JOB, sql -> {
            sql.of("""
                            insert into intake.upload_piece (upload_id, file, at, sealed)
                            values (:upload, :file, :at, :sealed)
                            """)
                    .param("upload", upload)
                    .param("file", file)
                    .param("at", at)
                    .param("sealed", vault.sealForRoom(sql, "intake", piece, pieceContext(upload, file, at)))
                    .update();
            sql.of("update intake.upload_file set bytes = bytes + :more where upload_id = :upload and at = :file")
                    .param("more", piece.length)
                    .param("upload", upload)
                    .param("file", file)
                    .update();
            UploadStore.alive(sql, upload);
        });
    }

    /** The bytes of a file, opened piece by piece as they are read. */
    InputStream open(UploadStore.Task task) {
        return new PiecesStream(at -> piece(task, at));
    }

    private byte @Nullable [] piece(UploadStore.Task task, int at) {
        return asking.as(
                UploadStore.JOB,
                sql -> sql.of("""
                        select sealed from intake.upload_piece
                        where upload_id = :upload and file = :file and at = :at
                        """)
                        .param("upload", task.upload())
                        .param("file", task.file())
                        .param("at", at)
                        .query((row, _) -> vault.openForRoom(
                                sql, "intake", row.getBytes(1), pieceContext(task.upload(), task.file(), at)))
                        .optional()
                        .orElse(null));
    }

    private static String pieceContext(UUID upload, int file, int at) {
        return "intake.upload_piece|%s|%d|%d".formatted(upload, file, at);
    }
}
