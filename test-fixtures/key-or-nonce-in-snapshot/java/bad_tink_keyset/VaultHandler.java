package com.acme.vault;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

public class VaultHandler implements RequestHandler<Map<String, String>, String> {
    private static final KeysetHandle KEYS;

    static {
        try {
            AeadConfig.register();
            KEYS = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM); // expect: key-or-nonce-in-snapshot
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            byte[] text = event.get("text").getBytes(StandardCharsets.UTF_8);
            byte[] tenant = event.get("tenant").getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(KEYS.getPrimitive(Aead.class).encrypt(text, tenant));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
