package org.havenport.audit;

/** The line could not be written, so what it would have told about must not happen: the transaction ends without effect. */
public class AuditUnavailable extends RuntimeException {

    AuditUnavailable(Throwable cause) {
        super("The audit line could not be written", cause);
    }
}
