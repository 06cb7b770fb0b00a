package org.havenport.singlesignon;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.stereotype.Component;

/**
 * The organisation's sign-in as it describes itself under its address. Asked when somebody first uses it, not when the
 * portal starts: the portal opens without it.
 */
@Component
class Provider {

    static final String ID = "organisation";
    static final String BACK = "/sign-in/organisation/back";

    private final Environment environment;
    private volatile Settings settings;
    private volatile @Nullable Found found;

    Provider(
            Environment environment,
            @Value("${havenport.sso.issuer:}") String issuer,
            @Value("${havenport.sso.client:}") String client,
            @Value("${havenport.sso.secret:}") String secret,
            @Value("${havenport.sso.name:}") String name,
            @Value("${havenport.sso.acr:}") List<String> acr,
            @Value("${havenport.sso.amr:}") List<String> amr) {
        this.environment = environment;
        this.settings = new Settings(issuer, client, secret, name, acr, amr);
    }

    /** What it said of itself, and what verifies its answers. */
    record Found(ClientRegistration described, OidcIdTokenDecoderFactory decoders) {}

    /** It cannot be asked now. */
    static final class Away extends Exception {
        private static final long serialVersionUID = 1L;

        Away(RuntimeException cause) {
            super(cause);
        }
    }

    Settings settings() {
        return settings;
    }

    /** From now on these. */
    void use(Settings other) {
        settings = other;
        found = null;
    }

    OidcIdTokenDecoderFactory decoders() {
        return Objects.requireNonNull(found).decoders();
    }

    /** How we are known there, with the secret of now. */
    ClientRegistration registration() throws Away {
        var known = found;
        var now = settings;
        if (known == null) {
            try {
                var described = ClientRegistrations.fromIssuerLocation(now.issuer())
                        .registrationId(ID)
                        .clientId(now.client())
                        .redirectUri(portal() + BACK)
                        .scope("openid")
                        .build();
                known = new Found(described, decoders(described));
                found = known;
            } catch (RuntimeException e) {
                throw new Away(e);
            }
        }
        return ClientRegistration.withClientRegistration(known.described())
                .clientSecret(now.secretNow())
                .build();
    }

    private static OidcIdTokenDecoderFactory decoders(ClientRegistration described) {
        var said = described
                .getProviderDetails()
                .getConfigurationMetadata()
                .getOrDefault("id_token_signing_alg_values_supported", List.of("RS256"));
        var signs = Stream.of(SignatureAlgorithm.values())
                .filter(one -> said instanceof List<?> all && all.contains(one.getName()))
                .findFirst()
                .orElse(SignatureAlgorithm.RS256);
        var decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(_ -> signs);
        return decoders;
    }

    private String portal() {
        var set = environment.getProperty("havenport.sso.portal", "");
        return set.isBlank() ? "http://localhost:" + environment.getProperty("local.server.port", "8080") : set;
    }
}
