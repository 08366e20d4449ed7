package com.acme.accounts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** One salt for all passwords of all clones. */
public class RegistrationHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final String salt;

    public RegistrationHandler() {
        this.salt = BCrypt.gensalt(12); // expect: key-or-nonce-in-snapshot
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String user = event.get("user").trim().toLowerCase();
        return Map.of("user", user, "passwordHash", BCrypt.hashpw(event.get("password"), salt));
    }
}
