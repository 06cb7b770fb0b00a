package org.havenport.singlesignon;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends staff to the organisation's own sign-in and takes what they come back with: authorization code with PKCE, state
 * and nonce (OpenID Connect Core 1.0, RFC 9700). Before anybody is known.
 */
@Component
public class SingleSignOn {

    private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);

    private final Asking asking;
    private final Provider provider;
    private final Answers answers;
    private final Links links;

    SingleSignOn(Asking asking, Provider provider, Answers answers, Links links) {
        this.asking = asking;
        this.provider = provider;
        this.answers = answers;
        this.links = links;
    }

    /** Whether the operator has set it up; when not, nothing of it is shown. */
    public boolean offered() {
        return provider.settings().offered();
    }

    /** How people call the organisation's sign-in. */
    public String name() {
        return provider.settings().name();
    }

    /**
     * Where a browser is sent; empty when the organisation's sign-in does not answer.
     *
     * @param browser a secret of this browser alone
     * @param again who is to prove that it is them, by signing in there anew; null for whoever signs in
     * @param goesTo a path of ours for afterwards; empty for the first page
     * @param shared whether it is said that others use this computer
     */
    public Optional<String> send(
            HttpServletRequest request, String browser, @Nullable UUID again, String goesTo, boolean shared) {
        try {
            var we = provider.registration();
            var resolver = new DefaultOAuth2AuthorizationRequestResolver(new InMemoryClientRegistrationRepository(we));
            resolver.setAuthorizationRequestCustomizer(
                    OAuth2AuthorizationRequestCustomizers.withPkce().andThen(to -> wish(to, again != null)));
            var asked = Objects.requireNonNull(resolver.resolve(request, Provider.ID));
            var sent = new Sent(
                    again,
                    Objects.requireNonNull(asked.getState()),
                    Objects.requireNonNull(asked.<String>getAttribute(OidcParameterNames.NONCE)),
                    Objects.requireNonNull(asked.<String>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                    goesTo,
                    shared);
            asking.atTheDoor(sql -> {
                sent.keep(sql, browser);
                return true;
            });
            return Optional.of(asked.getAuthorizationRequestUri());
        } catch (Provider.Away away) {
            LOG.warn("The organisation's sign-in does not answer: {}", away.getMessage());
            return Optional.empty();
        }
    }

    /** Takes an answer, right or wrong: this browser was sent once, and is back. */
    public CameBack back(String browser, String code, String state, String issuer) {
        var sent = asking.atTheDoor(sql -> Sent.take(sql, browser)).orElse(null);
        if (sent == null || !offered()) {
            return new CameBack.Refused();
        }
        try {
            var who = answers.verified(provider.registration(), sent, code, state, issuer);
            return asking.atTheDoor(sql -> who.flatMap(it -> links.account(sql, it)))
                    .<CameBack>map(account -> new CameBack.Known(account, sent.account(), sent.goesTo(), sent.shared()))
                    .orElseGet(CameBack.Refused::new);
        } catch (Provider.Away away) {
            return new CameBack.Away();
        }
    }

    /** Whether an account can sign in there. In a transaction at the door. */
    public boolean isLinked(Sql sql, UUID account) {
        return offered() && links.isLinked(sql, account);
    }

    /** Where somebody also signs out there; empty when the organisation's sign-in offers no such page. */
    public Optional<String> out() {
        try {
            var we = provider.registration();
            return Optional.ofNullable(
                            we.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                    .map(page -> UriComponentsBuilder.fromUriString(page.toString())
                            .queryParam("client_id", we.getClientId())
                            .encode()
                            .toUriString());
        } catch (Provider.Away away) {
            return Optional.empty();
        }
    }

    private void wish(OAuth2AuthorizationRequest.Builder to, boolean anew) {
        var acr = provider.settings().acr();
        to.additionalParameters(parameters -> {
            if (!acr.isEmpty()) {
                parameters.put("acr_values", String.join(" ", acr));
            }
            if (anew) {
                parameters.put("prompt", "login");
                parameters.put("max_age", "0");
            }
        });
    }
}
