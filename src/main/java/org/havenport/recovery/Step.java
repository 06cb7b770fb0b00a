package org.havenport.recovery;

/** How a step of a recovery ended. */
sealed interface Step {

    /** Right; on with what comes next. */
    record Next() implements Step {}

    /** Right, and over: sign in with the new keys. */
    record Done() implements Step {}

    /** Not right. */
    record Wrong() implements Step {}

    /** Nothing may be tried now: too often, too late, or too many from this network. */
    record Held() implements Step {}

    /** There is no such recovery, or its time is over: it begins anew. */
    record Over() implements Step {}

    /** Both proofs count, and only the digits of the new authenticator app do not fit it. */
    record WrongDigits() implements Step {}
}
