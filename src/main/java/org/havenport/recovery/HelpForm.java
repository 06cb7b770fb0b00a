package org.havenport.recovery;

import org.havenport.recovery.Helped.Method;
import org.havenport.recovery.Helped.Reason;
import org.jspecify.annotations.Nullable;

/** What staff typed and chose on the page on which they help somebody; nothing is filled in. */
record HelpForm(
        @Nullable String birthDate,
        @Nullable String recordNumber,
        @Nullable String given,
        @Nullable String family,
        @Nullable String phone,
        @Nullable String username,
        @Nullable String method,
        @Nullable String reason) {

    static HelpForm empty() {
        return new HelpForm("", "", "", "", "", "", "", "");
    }

    AssistedRecoveries.Said said() {
        return new AssistedRecoveries.Said(
                new Typed(birthDate, recordNumber, given, family, phone, username),
                chosen(Method.values(), method),
                chosen(Reason.values(), reason));
    }

    /** What was chosen from a list of ours; null when it is none of it. */
    static <E extends Enum<E>> @Nullable E chosen(E[] all, @Nullable String name) {
        for (var one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "HelpForm[withheld]";
    }
}
