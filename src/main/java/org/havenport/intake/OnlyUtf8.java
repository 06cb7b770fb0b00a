package org.havenport.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets pass what is UTF-8 to the letter. The JSON reader takes overlong writings, encoded halves of pairs, and files in
 * UTF-16 as well; they would look harmless to whoever checks the bytes and be something else on a page.
 */
final class OnlyUtf8 extends FilterInputStream {

    private static final int CONTINUES = 0x80;
    private static final int CONTINUED_UP_TO = 0xBF;

    private long passed;
    private long lines = 1;
    private int missing;
    private int lowest = CONTINUES;
    private int highest = CONTINUED_UP_TO;

    OnlyUtf8(InputStream in) {
        super(in);
    }

    /** @throws Refused by the place of the first byte that is none of UTF-8 */
    static void check(byte[] file) {
        var check = new OnlyUtf8(InputStream.nullInputStream());
        check.pass(file, 0, file.length);
        check.end();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read < 0) {
            end();
        } else {
            pass(new byte[] {(byte) read}, 0, 1);
        }
        return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int read = super.read(into, from, most);
        if (read < 0) {
            end();
        } else {
            pass(into, from, from + read);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void pass(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            int one = bytes[at];
            if (one <= 0 || missing > 0) {
                rare(one & 0xff, passed + at - from);
            } else if (one == '\n') {
                lines++;
            }
        }
        passed += to - from;
    }

    /** No letter of ASCII, or one where another was to be continued. */
    private void rare(int one, long at) {
        if (missing > 0) {
            if (one < lowest || one > highest) {
                throw refused(at);
            }
            missing--;
            lowest = CONTINUES;
            highest = CONTINUED_UP_TO;
        } else if (one >= 0xC2 && one <= 0xDF) {
            missing = 1;
        } else if (one >= 0xE0 && one <= 0xEF) {
            missing = 2;
            lowest = one == 0xE0 ? 0xA0 : CONTINUES;
            highest = one == 0xED ? 0x9F : CONTINUED_UP_TO;
        } else if (one >= 0xF0 && one <= 0xF4) {
            missing = 3;
            lowest = one == 0xF0 ? 0x90 : CONTINUES;
            highest = one == 0xF4 ? 0x8F : CONTINUED_UP_TO;
        } else {
            throw refused(at);
        }
    }

    private void end() {
        if (missing > 0) {
            throw refused(passed);
        }
    }

    private Refused refused(long at) {
        return new Refused("line %d, byte %d of the file".formatted(lines, at), "this is not UTF-8");
    }
}
