package com.acme.archive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One initialisation vector for all messages of all clones. */
public class ArchiveHandler implements RequestHandler<Map<String, String>, String> {
    private final IvParameterSpec iv = new IvParameterSpec(randomBytes(16)); // expect: key-or-nonce-in-snapshot

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            SecretKeySpec key = new SecretKeySpec(Base64.getDecoder().decode(event.get("key")), "AES");
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key, iv);
            byte[] sealed = cipher.doFinal(event.get("document").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot archive the document", e);
        }
    }
}
