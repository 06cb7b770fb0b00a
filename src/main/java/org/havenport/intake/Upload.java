package org.havenport.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files a person brought in, and how far their reading is.
 *
 * @param live take old items as news too
 * @param by the account of who brought them
 * @param ended when it was done or given up; null before
 */
record Upload(
        UUID id,
        String source,
        boolean live,
        UUID by,
        Instant at,
        State state,
        boolean stopping,
        @Nullable Instant ended,
        List<UploadedFile> files) {

    Upload {
        files = List.copyOf(files);
    }

    Upload with(List<UploadedFile> itsFiles) {
        return new Upload(id, source, live, by, at, state, stopping, ended, itsFiles);
    }

    /** Where it stands. */
    enum State {
        RECEIVING,
        WAITING,
        READING,
        /** Whoever read it fell silent, for example because the program was killed. */
        INTERRUPTED,
        STOPPED,
        DONE,
        GIVEN_UP;

        boolean isOver() {
            return this == DONE || this == GIVEN_UP;
        }

        /** Its numbers may change at any moment. */
        boolean isMoving() {
            return this == RECEIVING || this == WAITING || this == READING;
        }

        boolean canBeResumed() {
            return this == STOPPED || this == INTERRUPTED;
        }
    }

    /** Of the newest reading of each file. */
    Counts counts() {
        return files.stream().map(UploadedFile::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** What readings that were broken off had filed; the newest counts it as already there. */
    long filedBefore() {
        return files.stream().mapToLong(UploadedFile::filedBefore).sum();
    }

    long bytes() {
        return files.stream().mapToLong(UploadedFile::bytes).sum();
    }

    long filesRead() {
        return files.stream().filter(UploadedFile::isRead).count();
    }
}
