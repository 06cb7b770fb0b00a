package org.havenport.singlesignon;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Takes an answer to the organisation for its proof, and lets the library verify all of it: nothing here is our own. */
@Component
class Answers {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Provider provider;
    private final Clock clock;
    private final RestClientAuthorizationCodeTokenResponseClient tokens =
            new RestClientAuthorizationCodeTokenResponseClient();

    Answers(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
        var waits = new SimpleClientHttpRequestFactory();
        waits.setConnectTimeout(PATIENCE);
        waits.setReadTimeout(PATIENCE);
        tokens.setRestClient(RestClient.builder()
                .requestFactory(waits)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    /** Who the organisation says it is. */
    record Identity(String issuer, String subject) {}

    /** Who it is, when state, code, signature, issuer, audience, times, nonce and factors are all right. */
    Optional<Identity> verified(ClientRegistration we, Sent sent, String code, String state, String issuer) {
        if (code.isEmpty()
                || !issuer.isEmpty() && !issuer.equals(provider.settings().issuer())) {
            return Optional.empty();
        }
        var request = OAuth2AuthorizationRequest.authorizationCode()
                .clientId(we.getClientId())
                .authorizationUri(Objects.requireNonNull(we.getProviderDetails().getAuthorizationUri()))
                .redirectUri(we.getRedirectUri())
                .scopes(Set.of("openid"))
                .state(sent.state())
                .attributes(Map.of(
                        OidcParameterNames.NONCE, sent.nonce(), PkceParameterNames.CODE_VERIFIER, sent.verifier()))
                .build();
        var response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(Objects.requireNonNull(we.getRedirectUri()))
                .state(state)
                .build();
        var library = new OidcAuthorizationCodeAuthenticationProvider(
                tokens, asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
        library.setJwtDecoderFactory(provider.decoders());
        try {
            var right = library.authenticate(
                    new OAuth2LoginAuthenticationToken(we, new OAuth2AuthorizationExchange(request, response)));
            return right != null && right.getPrincipal() instanceof OidcUser user && enough(user.getIdToken(), sent)
                    ? Optional.of(new Identity(
                            provider.settings().issuer(),
                            Objects.requireNonNull(user.getIdToken().getSubject())))
                    : Optional.empty();
        } catch (OAuth2AuthenticationException wrong) {
            return Optional.empty();
        } catch (AuthenticationException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private boolean enough(OidcIdToken token, Sent sent) {
        var set = provider.settings();
        var amr = token.getAuthenticationMethods();
        var acr = token.getAuthenticationContextClass();
        var factors = (set.acr().isEmpty() || acr != null && set.acr().contains(acr))
                && (set.amr().isEmpty() || amr != null && amr.stream().anyMatch(set.amr()::contains));
        return factors && (sent.account() == null || isFresh(token));
    }

    /** Whoever proves again has signed in there just now. */
    private boolean isFresh(OidcIdToken token) {
        var at = token.getAuthenticatedAt();
        return at != null && at.isAfter(clock.instant().minus(FRESH));
    }
}
