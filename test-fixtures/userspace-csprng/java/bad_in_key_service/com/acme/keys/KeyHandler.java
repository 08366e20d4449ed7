package com.acme.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

public class KeyHandler implements RequestHandler<Map<String, String>, String> {
    private final KeyService keys;

    public KeyHandler() throws GeneralSecurityException {
        keys = new KeyService(256);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            return Base64.getEncoder().encodeToString(keys.sessionKey().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key for " + event.get("device"), e);
        }
    }
}
