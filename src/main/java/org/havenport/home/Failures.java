package org.havenport.home;

import jakarta.servlet.ServletException;
import java.time.DateTimeException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which answer a failure gets: one for what is not here, one while the database is away, else "our fault". */
final class Failures {

    static final int NOT_UNDERSTOOD = 400;
    static final int NOT_HERE = 404;
    static final int OUR_FAULT = 500;
    static final int AWAY = 503;

    private Failures() {}

    static int status(Throwable failure) {
        for (var at = failure; at != null; at = cause(at)) {
            if (away(at)) {
                return AWAY;
            }
            // What is not allowed is answered as what is not there.
            if (at instanceof NotHere
                    || at instanceof SecurityException
                    || at instanceof MethodArgumentTypeMismatchException) {
                return NOT_HERE;
            }
            if (at instanceof ErrorResponse answer) {
                return answer.getStatusCode().value();
            }
            if (at instanceof InvalidParameterException unreadable) {
                return unreadable.getErrorCode();
            }
            var declared = AnnotatedElementUtils.findMergedAnnotation(at.getClass(), ResponseStatus.class);
            if (declared != null) {
                return declared.code().value();
            }
        }
        return OUR_FAULT;
    }

    /** What a value in the address can bring about that no record can: a day, number or text outside all bounds. */
    static boolean byWhatWasAsked(Throwable failure) {
        for (var at = failure; at != null; at = cause(at)) {
            if (at instanceof DateTimeException
                    || at instanceof ArithmeticException
                    || at instanceof DataIntegrityViolationException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable cause(Throwable failure) {
        if (failure instanceof ServletException servlet && servlet.getRootCause() != null) {
            return servlet.getRootCause();
        }
        return failure.getCause();
    }

    /** No connection, one lost on the way, or an end of the transaction that nobody can vouch for. */
    private static boolean away(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessResourceException;
    }
}
