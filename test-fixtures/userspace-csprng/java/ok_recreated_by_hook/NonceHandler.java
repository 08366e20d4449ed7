package com.acme.nonces;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The standard wants a DRBG; it is instantiated anew, with fresh entropy, in every restored clone. */
public class NonceHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private SecureRandom random = drbg();

    public NonceHandler() {
        Core.getGlobalContext().register(this);
    }

    private static SecureRandom drbg() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random = drbg();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        return event.get("key") + ":" + Base64.getEncoder().encodeToString(nonce);
    }
}
