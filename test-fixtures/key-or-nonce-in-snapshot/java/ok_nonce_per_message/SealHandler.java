package com.acme.seal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key comes from the configuration of the function, the nonce from the kernel for every message. */
public class SealHandler implements RequestHandler<Map<String, String>, String> {
    private static final SecretKeySpec KEY =
            new SecretKeySpec(Base64.getDecoder().decode(System.getenv("SEAL_KEY")), "AES");

    private final SecureRandom random = new SecureRandom();
    private byte[] lastNonce = new byte[0];

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        lastNonce = nonce;
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, lastNonce));
            return Base64.getEncoder().encodeToString(cipher.doFinal(event.get("text").getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
