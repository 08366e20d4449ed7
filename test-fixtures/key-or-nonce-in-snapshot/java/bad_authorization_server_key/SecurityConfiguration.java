package com.acme.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** As in many tutorials: the signing key of the authorization server is generated at start-up. */
@Configuration
public class SecurityConfiguration {
    private static final int BITS = 2048;

    @Bean
    public JWKSource<SecurityContext> jwkSource() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS).keyID("main").generate(); // expect: key-or-nonce-in-snapshot
        return new ImmutableJWKSet<>(new JWKSet(key));
    }
}
