package org.havenport.audit;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The line could not be written, so what it would have told about must not happen: the transaction ends without effect. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class AuditUnavailable extends RuntimeException {

    AuditUnavailable(Throwable cause) {
        super("The audit line could not be written", cause);
    }
}
