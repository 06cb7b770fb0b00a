package org.havenport.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of Web Authentication, as the library keeps them: what an authenticator answered, and whether it is right. */
@Component
class Ceremony {

    /** ES256, EdDSA and RS256: what every authenticator of today can do at least one of. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private static final int LONGEST = 20_000;

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter attested = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final WhereFrom where;

    Ceremony(WhereFrom where) {
        this.where = where;
    }

    /** The public half of a new passkey. */
    record Made(
            byte[] credentialId,
            byte[] attested,
            long signCount,
            boolean mayBeCopied,
            boolean isCopied,
            String transports) {}

    /** What a right answer says of its passkey. */
    record Signed(long signCount, boolean isCopied) {}

    /** An answer that signed rightly and counts backwards. */
    static final class CountsBackwards extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The new passkey in an answer to this challenge; empty when the answer is not right. */
    Optional<Made> made(String answer, byte[] challenge) {
        if (answer.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var algorithms = ALGORITHMS.stream()
                    .map(one -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, one))
                    .toList();
            var data = manager.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(where.expected(challenge), algorithms, true, true));
            var authenticator =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
            return Optional.of(new Made(
                    credential.getCredentialId(),
                    attested.convert(credential),
                    authenticator.getSignCount(),
                    authenticator.isFlagBE(),
                    authenticator.isFlagBS(),
                    shown(data.getTransports())));
        } catch (RuntimeException whateverAStrangerSent) {
            return Optional.empty();
        }
    }

    /** An answer of a passkey, read and not yet verified; empty when it cannot be read. */
    Optional<AuthenticationData> read(String answer) {
        if (answer.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(manager.parseAuthenticationResponseJSON(answer))
                    .filter(data -> data.getCredentialId() != null && data.getUserHandle() != null);
        } catch (RuntimeException whateverAStrangerSent) {
            return Optional.empty();
        }
    }

    /**
     * Whether an answer is right: from our own pages, to this challenge, with its user verified, signed by this passkey.
     *
     * @throws CountsBackwards when it is, but was given fewer times than one that came before
     */
    Optional<Signed> signed(AuthenticationData answer, byte[] challenge, Row row) throws CountsBackwards {
        try {
            var record = new CredentialRecordImpl(
                    null,
                    true,
                    row.mayBeCopied(),
                    row.isCopied(),
                    row.signCount(),
                    attested.convert(row.attested()),
                    null,
                    null,
                    null,
                    null);
            manager.verify(answer, new AuthenticationParameters(where.expected(challenge), record, null, true, true));
            var authenticator = Objects.requireNonNull(answer.getAuthenticatorData());
            return Optional.of(new Signed(authenticator.getSignCount(), authenticator.isFlagBS()));
        } catch (MaliciousCounterValueException twoOfIt) {
            throw new CountsBackwards();
        } catch (RuntimeException whateverAStrangerSent) {
            return Optional.empty();
        }
    }

    private static String shown(@Nullable Set<AuthenticatorTransport> transports) {
        return transports == null
                ? ""
                : transports.stream()
                        .map(AuthenticatorTransport::getValue)
                        .filter(one -> one.matches("[a-z-]{1,20}"))
                        .sorted()
                        .limit(8)
                        .collect(Collectors.joining(" "));
    }
}
