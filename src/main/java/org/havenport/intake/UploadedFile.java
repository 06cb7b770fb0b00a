package org.havenport.intake;

/**
 * One file of an upload.
 *
 * @param at its number, from 1
 * @param name as the sender's machine calls it
 * @param filedBefore what readings that were broken off had filed
 */
record UploadedFile(int at, String name, long bytes, boolean isRead, Counts counts, long filedBefore) {

    @Override
    public String toString() {
        return "file " + at;
    }
}
