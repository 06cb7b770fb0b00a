package org.havenport.recovery;

import org.havenport.recovery.Suspension.Reason;
import org.havenport.recovery.Suspension.Scope;
import org.jspecify.annotations.Nullable;

/** What staff chose and typed to suspend somebody. */
record SuspensionForm(
        @Nullable String scope,
        @Nullable String reason,
        @Nullable String appeal,
        @Nullable String otherwise) {

    static SuspensionForm empty() {
        return new SuspensionForm("", "", "", "");
    }

    @Nullable
    Scope chosenScope() {
        return HelpForm.chosen(Scope.values(), scope);
    }

    @Nullable
    Reason chosenReason() {
        return HelpForm.chosen(Reason.values(), reason);
    }
}
