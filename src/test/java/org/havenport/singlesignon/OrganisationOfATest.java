package org.havenport.singlesignon;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The sign-in of an organisation: a real OpenID Connect server on a port of its own, with a page where one types a
 * password, that can be told to say wrong things in its tokens.
 */
public final class OrganisationOfATest implements AutoCloseable {

    /** The one password there. */
    public static final String PASSWORD = "there";

    static final String CLIENT = "havenport";
    static final String SECRET = "a-secret-of-a-test";

    /** What its tokens say instead of the truth. */
    private static final Map<String, Object> LIES = new ConcurrentHashMap<>();

    private static volatile String portal = "";
    private static volatile String issuer = "";
    private static volatile List<String> known = List.of();

    private final Tomcat server = new Tomcat();

    /**
     * Starts it.
     *
     * @param ofPortal where the portal is that sends people there
     * @param users who can sign in there
     */
    public OrganisationOfATest(String ofPortal, String... users) throws Exception {
        portal = ofPortal;
        known = List.of(users);
        LIES.clear();
        server.setBaseDir(Files.createTempDirectory("organisation").toString());
        server.setPort(0);
        var connector = server.getConnector();
        var context = server.addContext("", null);
        // Its port is known only when it listens, and its address stands in all it says.
        server.start();
        issuer = "http://localhost:" + connector.getLocalPort();
        var spring = new AnnotationConfigWebApplicationContext();
        spring.register(Provided.class);
        spring.setServletContext(context.getServletContext());
        spring.refresh();
        var filter = new FilterDef();
        filter.setFilterName("security");
        filter.setFilter(new DelegatingFilterProxy("springSecurityFilterChain", spring));
        var everywhere = new FilterMap();
        everywhere.setFilterName("security");
        everywhere.addURLPattern("/*");
        context.addFilterDef(filter);
        context.addFilterMap(everywhere);
        Tomcat.addServlet(context, "pages", new DispatcherServlet(spring)).addMapping("/");
        ((org.apache.catalina.core.StandardContext) context).filterStart();
    }

    /** From now on tokens say this of a claim. */
    public void says(String claim, Object value) {
        LIES.put(claim, value);
    }

    /** From now on tokens say the truth. */
    public void saysTheTruth() {
        LIES.clear();
    }

    /** Its address. */
    public String issuer() {
        return issuer;
    }

    @Override
    public void close() throws Exception {
        server.stop();
        server.destroy();
    }

    /** Without the mark of a configuration, so that the portal does not find it. */
    @EnableWebSecurity
    static class Provided {

        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            return http.oauth2AuthorizationServer(it -> it.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(known.stream()
                    .map(user -> User.withUsername(user)
                            .password("{noop}" + PASSWORD)
                            .roles("STAFF")
                            .build())
                    .toList());
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(portal + Provider.BACK)
                    .scope("openid")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build());
        }

        @Bean
        JWKSource<SecurityContext> keys() throws Exception {
            var maker = KeyPairGenerator.getInstance("RSA");
            maker.initialize(2048);
            var pair = maker.generateKeyPair();
            var key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID("1")
                    .build();
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings where() {
            return AuthorizationServerSettings.builder().issuer(issuer).build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> lies() {
            return token -> token.getClaims().claims(claims -> {
                claims.put("amr", List.of("pwd"));
                claims.putAll(LIES);
            });
        }
    }
}
