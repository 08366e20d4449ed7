package com.acme.login;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import javax.crypto.SecretKey;

public class LoginHandler implements RequestHandler<Map<String, String>, String> {
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final SecretKey KEY = Jwts.SIG.HS256.key().build(); // expect: key-or-nonce-in-snapshot

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        Instant now = Instant.now();
        return Jwts.builder()
                .subject(event.get("user"))
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .signWith(KEY)
                .compact();
    }
}
