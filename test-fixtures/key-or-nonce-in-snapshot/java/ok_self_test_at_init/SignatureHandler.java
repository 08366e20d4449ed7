package com.acme.signatures;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Map;

/** Start-up signs and verifies with a throw-away key, which warms up the provider and is forgotten. */
public class SignatureHandler implements RequestHandler<Map<String, byte[]>, Boolean> {
    private static final String ALGORITHM = "SHA256withECDSA";

    public SignatureHandler() throws GeneralSecurityException {
        KeyPair probe = KeyPairGenerator.getInstance("EC").generateKeyPair();
        Signature signer = Signature.getInstance(ALGORITHM);
        signer.initSign(probe.getPrivate());
        signer.update(new byte[] {1, 2, 3});
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(probe.getPublic());
        verifier.update(new byte[] {1, 2, 3});
        if (!verifier.verify(signature)) {
            throw new IllegalStateException("the provider does not verify its own signatures");
        }
    }

    @Override
    public Boolean handleRequest(Map<String, byte[]> event, Context context) {
        return event.get("signature").length > 0 && event.get("document").length > 0;
    }
}
