package org.havenport.agreements;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one account.
 *
 * @param missing what is to be confirmed and is not, in the order of the boxes
 * @param separateConfirmed whether the three are all confirmed
 * @param everAgreed whether the agreement was ever confirmed in any version and not taken back since
 * @param withdrawn when it was taken back and not given again; null while it was not
 * @param asked since when they are asked for what is missing; null when nobody has asked yet
 */
record Standing(
        List<Statement> missing,
        boolean separateConfirmed,
        boolean everAgreed,
        @Nullable Instant withdrawn,
        @Nullable Instant asked) {

    boolean lacksASeparateOne() {
        return missing.stream().anyMatch(Statement.separate()::contains);
    }

    boolean lacksTheAgreement() {
        return missing.stream().anyMatch(Statement::isOfTheAgreement);
    }

    /** Everything is confirmed that is to be. */
    boolean whole() {
        return missing.isEmpty();
    }
}
