package org.havenport.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The state of a resource as its type names it. It stands in clear beside the sealed resource, so it must be a code. */
final class Statuses {

    private static final Pattern CODE = Pattern.compile("[a-z-]{1,40}");
    private static final String IN_ERROR = "entered-in-error";

    private Statuses() {}

    /** @throws Refused when the status is not a code */
    static String of(String type, Field resource) {
        var status =
                switch (type) {
                    case "Condition", "AllergyIntolerance" -> clinical(resource);
                    case "Goal" -> resource.child("lifecycleStatus").isText() ? resource.text("lifecycleStatus") : null;
                    default -> resource.child("status").isText() ? resource.text("status") : null;
                };
        if (status != null && !CODE.matcher(status).matches()) {
            throw resource.child("status").refuse("is not a code");
        }
        return status == null ? "unknown" : status;
    }

    /** Whether it is doubted outweighs whether it goes on. */
    private static @Nullable String clinical(Field resource) {
        var verified = code(resource, "verificationStatus");
        if (IN_ERROR.equals(verified) || "refuted".equals(verified)) {
            return verified;
        }
        return code(resource, "clinicalStatus");
    }

    private static @Nullable String code(Field resource, String name) {
        if (!resource.child(name).isObject()) {
            return null;
        }
        var codes = Concept.codes(resource.object(name));
        return codes.isEmpty() ? null : codes.getFirst().code();
    }
}
