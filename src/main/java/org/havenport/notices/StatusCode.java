package org.havenport.notices;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The code of RFC 3463 in what another system says; nothing else of it is kept, for it may quote anything. */
final class StatusCode {

    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    private StatusCode() {}

    static @Nullable String in(String said) {
        var found = CODE.matcher(said);
        return found.find() ? found.group(1) : null;
    }
}
